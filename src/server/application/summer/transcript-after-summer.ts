// What the transcript prints once the summer is decided: results after re-assessment, levels, the final promotion
// (TT 22/2021 Đ13, Đ14 and annex; TT 58/2011 Đ16, Đ17).
import type { ClassBook } from '../../../assessment/index.ts';
import type { NamedCorrection, PrintedResult, TranscriptSnapshot } from '../../../documents/index.ts';
import type { ClassId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import { summerCause, summerPath } from '../snapshots/summer-path.ts';
import type { SummerLine, SummerPage } from '../ports/summer-store.ts';
import { decided } from './class-lists.ts';
import { summerOf, type PupilSummer } from './items.ts';
import { classInSummer, pupilsInSummer, type PupilInSummer } from './standing.ts';

/** What stands for a class's transcripts: pupils whose page is sealed, by what their latest sealed page says. */
export interface SealedSummer {
  readonly pupils: ReadonlyMap<string, PupilInSummer>;
  /** By page, also of those a later one took the place of. */
  readonly named: ReadonlyMap<string, NamedCorrection>;
}

/** @param book as it stands now */
export async function sealedSummer(house: House, classId: ClassId, book: ClassBook): Promise<SealedSummer> {
  const found = await classInSummer(house, classId);
  const pages = await house.store.read(async (view) => {
    const sealed: SummerPage[] = [];
    for (const page of found.pages)
      if ((await view.summerSegments(page.id)).some(({ place }) => place === 'seal')) sealed.push(page);
    return sealed;
  });
  const lastOf = new Map(pages.map((page) => [page.pupil, page]));
  const lines = found.lines.filter(({ id, pupil }) => id <= (lastOf.get(pupil)?.lastLine ?? -1));
  const pupils = pupilsInSummer({ ...found, book, lines, pages }).filter(({ page }) => page !== null);
  const before = ({ pupil, version }: SummerPage) =>
    pages.findLast((one) => one.pupil === pupil && one.version < version) ?? null;
  return {
    pupils: new Map(pupils.map((one) => [one.entry.code, one])),
    named: new Map(pages.map((page) => [page.id, namedSummer(page, before(page), found.lines)])),
  };
}

/** The same year's transcript with what the summer came to; as it was where nothing was due. */
export function withSummer(
  transcript: TranscriptSnapshot,
  { given, work, after, page, result }: PupilInSummer,
): TranscriptSnapshot {
  if (!work || !after || !page) return transcript;
  const { subjects, conduct, values } = given;
  const learning = after.year.learning === result.year.learning ? null : after.year.learning;
  return {
    ...transcript,
    rows: transcript.rows.map((row) =>
      work.subjects.includes(row.subject) ? { ...row, retest: printed(subjects[row.subject]) } : row,
    ),
    afterSummer: {
      conduct: work.conduct ? conduct : null,
      learning,
      training: work.conduct ? (values.get('training') ?? null) : null,
    },
    promotion: decided(page.promotion, transcript.regime),
  };
}

const printed = (value: string | number | undefined): PrintedResult => {
  if (value === undefined) return null;
  return (typeof value === 'number' ? { tenths: value } : { mark: value }) as PrintedResult;
};

/** The lines a page stands on: what was entered afterwards waits for another decision. */
const decidedUpTo = (
  lines: readonly SummerLine[],
  { pupil, lastLine }: Pick<SummerPage, 'pupil' | 'lastLine'>,
): PupilSummer =>
  summerOf(
    lines.filter(({ id }) => id <= lastLine),
    pupil,
  );

/** As a successor names what it was made for: every item that the decision changed, and the decision. */
function namedSummer(
  page: SummerPage,
  former: SummerPage | null,
  lines: readonly SummerLine[],
): NamedCorrection {
  const { id, pupil, decisionNumber, decidedAt, promotion } = page;
  const then = former ? decidedUpTo(lines, former).values : new Map<string, string>();
  const now = decidedUpTo(lines, page).values;
  const items = [...new Set([...then.keys(), ...now.keys()])].filter(isPrinted);
  const cells = items.map((item) => ({
    path: summerPath(pupil, item),
    before: then.get(item) ?? null,
    after: now.get(item) ?? null,
  }));
  const decision = {
    path: summerPath(pupil, 'decision'),
    before: former?.promotion ?? null,
    after: promotion,
  };
  return {
    id: summerCause(id),
    decisionNumber,
    at: decidedAt,
    cells: [...cells.filter(({ before, after }) => before !== after), decision],
  };
}

/** Remarks stand on the supplementary page only. */
const isPrinted = (item: string): boolean =>
  item === 'conduct' || item === 'training' || /^subjects\/[^/]+$/u.test(item);
