// What can be found out about a pupil's book beside its own signatures, and how grave it is.

export interface BookFinding {
  readonly code: BookFindingCode;
  readonly weight: 'failure' | 'doubt' | 'note';
  readonly vi: string;
  readonly en: string;
}

type Words = Pick<BookFinding, 'weight' | 'vi' | 'en'>;

const table = {
  malformed: {
    weight: 'failure',
    vi: 'Dữ liệu của sổ không đầy đủ hoặc không đúng mẫu',
    en: 'The book’s own data are incomplete or malformed',
  },
  notSigned: {
    weight: 'doubt',
    vi: 'Sổ chưa được hiệu trưởng kí',
    en: 'The principal has not signed the book',
  },
  notSealed: { weight: 'doubt', vi: 'Sổ chưa được đóng dấu', en: 'The book bears no seal' },
  principalOfAnother: {
    weight: 'failure',
    vi: 'Người kí sổ không phải {expected} mà là {found}',
    en: 'The book was signed by {found}, not by {expected}',
  },
  sealOfAnother: {
    weight: 'failure',
    vi: 'Dấu trên sổ là của {found}, không phải của {expected}',
    en: 'The seal on the book is of {found}, not of {expected}',
  },
  strangeFile: {
    weight: 'failure',
    vi: 'Sổ kèm tệp không có trong danh mục: {files}',
    en: 'Files travel inside that the book does not name: {files}',
  },
  doubledFile: {
    weight: 'failure',
    vi: 'Sổ kèm nhiều tệp cùng một tên: {files}',
    en: 'Several files inside bear the same name: {files}',
  },
  yearMissing: {
    weight: 'failure',
    vi: 'Thiếu tệp học bạ năm học {year}',
    en: 'The file of {year} is missing',
  },
  yearOther: {
    weight: 'failure',
    vi: 'Tệp năm học {year} không phải tệp đã đóng vào sổ (mã băm khác)',
    en: 'The file of {year} is not the one that was bound (its hash differs)',
  },
  notTranscript: {
    weight: 'failure',
    vi: 'Tệp năm học {year} không phải học bạ của một năm',
    en: 'The file of {year} is no transcript of a year',
  },
  yearOfAnother: {
    weight: 'failure',
    vi: 'Tệp năm học {year} là của người khác, lớp khác hoặc năm khác: {about}',
    en: 'The file of {year} is of another pupil, class or year: {about}',
  },
  yearSchool: {
    weight: 'failure',
    vi: 'Năm học {year} là của {found}, sổ lại nói là của chính {expected}',
    en: 'The year {year} is of {found}, while the book calls it {expected}’s own',
  },
  yearInvalid: {
    weight: 'failure',
    vi: 'Chữ kí trên học bạ năm học {year} không hợp lệ',
    en: 'The signatures on the transcript of {year} are not valid',
  },
  yearUnsure: {
    weight: 'doubt',
    vi: 'Chưa đủ căn cứ kết luận về học bạ năm học {year}',
    en: 'The transcript of {year} cannot be judged for certain',
  },
  yearSeal: {
    weight: 'failure',
    vi: 'Học bạ năm học {year} không có dấu của {expected}',
    en: 'The transcript of {year} does not bear the seal of {expected}',
  },
  yearSuccession: {
    weight: 'failure',
    vi: 'Bản sửa của năm học {year} không chứng minh được bản trước',
    en: 'The corrected transcript of {year} does not prove the version before',
  },
  proved: {
    weight: 'note',
    vi: 'Sổ gồm {count} năm học; tệp của từng năm còn nguyên và đúng như sổ ghi',
    en: 'The book holds {count} years; each year’s file is intact and what the book says',
  },
} as const satisfies Record<string, Words>;

export type BookFindingCode = keyof typeof table;

export function bookFinding(
  code: BookFindingCode,
  told: Readonly<Record<string, string | number>> = {},
): BookFinding {
  const { weight, vi, en } = table[code];
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(told[name] ?? '–'));
  return { code, weight, vi: filled(vi), en: filled(en) };
}

export const gravest = (weights: readonly BookFinding['weight'][]): BookFinding['weight'] =>
  (['failure', 'doubt'] as const).find((weight) => weights.includes(weight)) ?? 'note';
