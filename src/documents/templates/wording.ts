// What the printed forms call things under each circular, and a few phrases all forms share.
import { toVietnameseDate, type Instant } from '../../kernel/index.ts';
import type { PrintedResult, SchoolHeading } from '../snapshot.ts';

export const NOT_ASSESSED = '–';

export const levelNames = { THCS: 'TRUNG HỌC CƠ SỞ', THPT: 'TRUNG HỌC PHỔ THÔNG' } as const;

export const EXEMPT = 'Miễn';

/** `8,0`, `Đ`, the word for who is exempt, or a dash. */
export function printedResult(result: PrintedResult, exempt = EXEMPT): string {
  if (result === null) return NOT_ASSESSED;
  if ('exempt' in result) return exempt;
  return 'mark' in result ? result.mark : printedTenths(result.tenths);
}

export const printedTenths = (tenths: number | null | undefined): string =>
  tenths === null || tenths === undefined ? NOT_ASSESSED : `${Math.floor(tenths / 10)},${tenths % 10}`;

/** `05/06/2011`; what is no ISO date is printed as it is. */
export const printedDate = (iso: string): string =>
  iso.replace(
    /^(\d{4})-(\d{2})-(\d{2}).*$/,
    (_, year: string, month: string, day: string) => `${day}/${month}/${year}`,
  );

/** `2025 - 2026`. */
export const printedYear = (schoolYear: string): string => schoolYear.replace(/\s*[-–]\s*/, ' - ');

/** `Ví Dụ, ngày 05 tháng 06 năm 2026`. */
export function placeAndDate({ commune }: SchoolHeading, at: Instant): string {
  const { day, month, year } = toVietnameseDate(at);
  return `${placeName(commune)}, ngày ${day} tháng ${month} năm ${year}`;
}

/** Without the unit's kind, except where its name is a number (Phường 3). */
const placeName = (unit: string) => unit.replace(/^(Xã|Phường|Thị trấn|Đặc khu)\s+(?!\d)/i, '');

/** Who stands above the school: since 1/7/2025 the commune for THCS, the department of education for THPT. */
export function authorityLines({ level, province, commune }: SchoolHeading, schoolYear: string): string[] {
  const twoTiers = Number(schoolYear.slice(0, 4)) >= 2025;
  return level === 'THCS' && twoTiers
    ? ['ỦY BAN NHÂN DÂN', commune.toUpperCase()]
    : ['SỞ GIÁO DỤC VÀ ĐÀO TẠO', province.toUpperCase()];
}

/** A deputy signs for the principal (NĐ 30/2020 Phụ lục I, `KT.`). */
export function signingTitle(title: string): string[] {
  const upper = title.toUpperCase().trim();
  if (/^(P\.|PHÓ)\s*HIỆU TRƯỞNG$/.test(upper)) return ['KT. HIỆU TRƯỞNG', 'PHÓ HIỆU TRƯỞNG'];
  return upper.split(/\s*[\n/]\s*|\s+(?=PHÓ HIỆU TRƯỞNG)/).filter((line) => line !== '');
}
