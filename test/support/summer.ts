// A sealed class with pupils for whom something is due in summer, and everybody who has a part in it.
import type { ClassBook, PupilEntry, TermEntry } from '../../src/assessment/index.ts';
import { tenths } from '../../src/assessment/index.ts';
import type { PersonId } from '../../src/kernel/index.ts';
import {
  certifySummerPages,
  decideSummer,
  enterSummerResults,
  sealSummerPage,
  signSummerPage,
  summerOfClass,
  type SummerPage,
} from '../../src/server/application/index.ts';
import { testConditions } from './conditions.ts';
import { teacherOf } from './correction-cells.ts';
import { sealedSchool, type CorrectedSchool } from './corrections.ts';
import { serviceSigner, signerOf, smallBook } from './house.ts';

/** The first pupil fails in learning (Toán and another at 3,0), the second in conduct, the third in nothing. */
export function summerBook(overrides: Partial<ClassBook> = {}): ClassBook {
  const book = smallBook(overrides, 3);
  const scored = book.subjects.filter(({ assessedBy }) => assessedBy === 'score').map(({ code }) => code);
  const failing = new Set(scored.slice(0, 2));
  const [first, second, third] = book.pupils;
  if (!first || !second || !third) throw new Error('three pupils');
  const good = (entry: PupilEntry) => withScores(entry, () => 75);
  return {
    ...book,
    pupils: [
      { ...withScores(first, (code) => (failing.has(code) ? 30 : 65)), conduct: both('Tốt') },
      { ...good(second), conduct: { HK1: 'Đạt', HK2: 'Chưa đạt' } },
      { ...good(third), conduct: both('Tốt') },
    ],
  };
}

const both = <Level>(level: Level) => ({ HK1: level, HK2: level });

function withScores(pupil: PupilEntry, of: (subject: string) => number): PupilEntry {
  const flat = (code: string, entry: TermEntry): TermEntry => {
    const score = tenths(of(code));
    if (entry.kind === 'score')
      return { ...entry, regular: entry.regular.map(() => score), midterm: score, final: score };
    if (entry.kind === 'comment')
      return { ...entry, regular: entry.regular.map(() => 'Đ'), midterm: 'Đ', final: 'Đ' };
    return entry;
  };
  const term = (name: 'HK1' | 'HK2') =>
    Object.fromEntries(Object.entries(pupil.entries[name]).map(([code, entry]) => [code, flat(code, entry)]));
  const absences = { permitted: 2, unpermitted: 0 };
  return { ...pupil, entries: { HK1: term('HK1'), HK2: term('HK2') }, absences };
}

export const sealedForSummer = (): Promise<CorrectedSchool> => sealedSchool({ book: summerBook() });

export const pupilCode = ({ book }: CorrectedSchool, index: number): string => book.pupils[index]!.code;

export const enter = (
  { house, imported }: CorrectedSchool,
  by: PersonId,
  pupil: string,
  values: Readonly<Record<string, string | null>>,
  { before = {}, reason }: { before?: Readonly<Record<string, string>>; reason?: string } = {},
): Promise<number> =>
  enterSummerResults(house, {
    classId: imported.classId,
    pupil,
    by,
    reason,
    device: 'test',
    changes: Object.entries(values).map(([path, after]) => ({ path, before: before[path] ?? null, after })),
  });

export async function decide(
  { house, imported }: CorrectedSchool,
  pupil: string,
  more: { readonly by?: PersonId; readonly conduct?: string; readonly decisionNumber?: string } = {},
): Promise<SummerPage> {
  const { classId, cast } = imported;
  const page = await decideSummer(house, {
    classId,
    pupil,
    by: cast.principal,
    decisionNumber: '41/QĐ-VD',
    ...more,
  });
  await certifySummerPages(house, { serviceSigner, conditions: testConditions(house.clock) });
  return page;
}

export const signPage = ({ house, imported }: CorrectedSchool, page: SummerPage, by: PersonId) =>
  signSummerPage(house, {
    page: page.id,
    by,
    signer: signerOf(imported.cast.names.get(by) ?? ''),
    conditions: testConditions(house.clock),
  });

export const sealPage = ({ house, imported, book }: CorrectedSchool, page: SummerPage) =>
  sealSummerPage(house, {
    page: page.id,
    by: imported.cast.registrar,
    signer: signerOf(book.school.name, book.school.name),
    conditions: testConditions(house.clock),
  });

export const summerSeen = ({ house, imported }: CorrectedSchool) =>
  summerOfClass(house, { classId: imported.classId, by: imported.cast.homeroom });

/** What the summer came to for one pupil, through every hand to the seal on the page. */
export async function throughTheSummer(
  school: CorrectedSchool,
  index: number,
  values: Readonly<Record<string, string>>,
): Promise<SummerPage> {
  const { cast } = school.imported;
  const pupil = pupilCode(school, index);
  const subjects = Object.keys(values).filter((item) => item.startsWith('subjects/'));
  const codes = subjects.map((item) => item.split('/')[1]!);
  for (const [item, value] of Object.entries(values)) {
    const code = item.split('/')[1];
    await enter(school, code ? teacherOf(school, code) : cast.homeroom, pupil, { [item]: value });
  }
  const page = await decide(school, pupil);
  for (const person of new Set(codes.map((code) => teacherOf(school, code))))
    await signPage(school, page, person);
  await signPage(school, page, cast.homeroom);
  await signPage(school, page, cast.principal);
  await sealPage(school, page);
  return page;
}
