// A book as a tree in sentences: the book as a whole, then each year inside.
import type { Statement } from '../../../../documents/index.ts';
import { verdictWords } from '../../../../signing/index.ts';
import type { ExaminedBook, ExaminedYear } from './examine-book.ts';

type Language = 'vi' | 'en';

export const bookStatements = (book: ExaminedBook, language: Language): readonly Statement[] => [
  ...book.findings.map((each) => ({ weight: each.weight, text: each[language], indication: null })),
  ...book.years.flatMap((year): readonly Statement[] => [
    { weight: year.weight, text: yearText(year, language), indication: null },
    ...year.findings.map((each) => ({ weight: each.weight, text: each[language], indication: null })),
  ]),
];

/** `2024-2025, 8A, Trường THCS Ví Dụ: HỢP LỆ (11 chữ kí)`. */
export function yearText(year: ExaminedYear, language: Language): string {
  const { schoolYear, className, school, verdict, signatures, origin, version } = year;
  const said = verdict === null ? absent[language] : verdictWords[verdict][language];
  const count = { vi: `${signatures} chữ kí`, en: `${signatures} signatures` }[language];
  const from = origin === 'elsewhere' ? `, ${elsewhere[language]}` : '';
  return `${schoolYear}, ${className}, ${school}${from}, v${version}: ${said} (${count})`;
}

const absent = { vi: 'KHÔNG CÓ TỆP', en: 'NO FILE' };
const elsewhere = { vi: 'từ trường khác', en: 'from another school' };
