// What is printed on labels of media besides what they are about.
import { printedDate } from '../wording.ts';

const BY_HAND = '.'.repeat(16);
const SHORT = '.'.repeat(4);

export const labelWords = {
  title: 'NHÃN VẬT MANG TIN LƯU TRỮ',
  /** What nobody said is written in by hand. */
  medium: (number: string) => `Số: ${number === '' ? BY_HAND : number}`,
  copy: (copy: { readonly number: number; readonly of: number } | null) =>
    copy === null ? `Bản ${SHORT}/${SHORT}` : `Bản ${copy.number}/${copy.of}`,
  about: (classes: number, records: number, keepUntil: string | null) =>
    `${classes} gói, ${records} hồ sơ đã ký số. Bảo quản ${keepUntil === null ? 'vĩnh viễn' : `đến ${printedDate(keepUntil)}`}.`,
  entry: (className: string, year: string) => `Lớp ${className}, năm học ${year}`,
  content: (records: number, name: string, at: string) =>
    [`${records} hồ sơ`, ...(name === '' ? [] : [`gói ${name}`]), `đóng gói ${at}`].join('; '),
  digest: 'SHA-256',
  check: 'Kiểm tra: SHA-256 của tệp manifest-sha256.txt trong gói phải đúng như in ở đây.',
  printed: (at: string) => `In lúc ${at}`,
  card: ({ number, of }: { readonly number: number; readonly of: number }) => `Thẻ ${number}/${of}`,
} as const;
