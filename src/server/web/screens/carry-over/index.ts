// Kết chuyển: the new year made of the last.
import { carryOver } from './carry-over.tsx';

export const carryOverScreens = [carryOver];
