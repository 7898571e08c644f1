// Hạnh kiểm of the year: chiefly the second term's (TT58 Đ3, Đ4).
import type { ConductLevel } from '../class-book.ts';

export const conductLevels: readonly ConductLevel[] = ['Tốt', 'Khá', 'Trung bình', 'Yếu'];

export const yearConduct = (_first: ConductLevel | null, second: ConductLevel | null): ConductLevel | null =>
  second;
