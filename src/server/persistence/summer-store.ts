// Results of the summer and supplementary pages: read and added, never changed.
import type { EntityManager } from 'typeorm';
import type { RecordId } from '../../kernel/index.ts';
import type {
  SummerLine,
  SummerPage,
  SummerSegment,
  SummerTransaction,
  SummerView,
} from '../application/index.ts';

interface PageRow extends Omit<SummerPage, 'slots' | 'signers'> {
  readonly slots: string;
  readonly signers: string;
}

export const summerViewOf = (manager: EntityManager): SummerView => {
  const pages = async (tail: string, parameters: readonly unknown[] = []) =>
    (await manager.query<PageRow[]>(`${PAGES} ${tail}`, [...parameters])).map(toPage);
  return {
    summerLines: (classId) => manager.query<SummerLine[]>(LINES, [classId]),
    summerPage: async (id) => (await pages('WHERE id = ?', [id]))[0] ?? null,
    summerPageByCode: async (code) => (await pages('WHERE verificationCode = ?', [code]))[0] ?? null,
    summerPages: (classId) => pages('WHERE classId = ? ORDER BY pupil, version', [classId]),
    summerSegments: (id) => manager.query<SummerSegment[]>(SEGMENTS, [id]),
    summerPagesToCertify: () => pages(TO_CERTIFY),
    summerSuccessorsDue: async () =>
      (await manager.query<{ readonly id: RecordId }[]>(SUCCESSORS_DUE)).map(({ id }) => id),
  };
};

export const summerTransactionOf = (manager: EntityManager): Omit<SummerTransaction, keyof SummerView> => ({
  addSummerLines: async (lines) => {
    for (const line of lines) await manager.query(ADD_LINE, [JSON.stringify(line)]);
  },
  addSummerPage: async ({ slots, signers, ...page }, draft) => {
    const row = { ...page, slots: JSON.stringify(slots), signers: JSON.stringify(signers) } satisfies PageRow;
    await manager.query(ADD_PAGE, [JSON.stringify(row)]);
    await manager.query(ADD_SEGMENT, [JSON.stringify(draft)]);
  },
  addSummerSegment: async (segment) => {
    await manager.query(ADD_SEGMENT, [JSON.stringify(segment)]);
  },
});

const toPage = ({ slots, signers, ...page }: PageRow): SummerPage => ({
  ...page,
  slots: JSON.parse(slots) as SummerPage['slots'],
  signers: JSON.parse(signers) as SummerPage['signers'],
});

const names = (text: string): readonly string[] => text.split(' ');
const lineColumns = names('classId pupil item before after at by reason device permission');
const pageColumns = names(
  'id classId pupil version recordId decisionNumber decidedBy decidedAt lastLine promotion signers ' +
    'snapshotHash verificationCode slots',
);
const segmentColumns = names('pageId ordinal blob start length hash fileHash place signer at evidence');

const listed = (columns: readonly string[]) => columns.map((name) => `"${name}"`).join(', ');
const adding = (table: string, columns: readonly string[]) =>
  `INSERT INTO ${table} (${listed(columns)})
   SELECT ${columns.map((name) => `value ->> '${name}'`).join(', ')} FROM (SELECT ? AS value)`;

const LINES = `SELECT id, ${listed(lineColumns)} FROM summer_lines WHERE classId = ? ORDER BY id`;
const PAGES = `SELECT ${listed(pageColumns)} FROM summer_pages AS page`;
const SEGMENTS = `SELECT ${listed(segmentColumns)} FROM summer_segments WHERE pageId = ? ORDER BY ordinal`;
const TO_CERTIFY = `
  WHERE (SELECT count(*) FROM summer_segments WHERE pageId = page.id) = 1 ORDER BY decidedAt, id`;
const ADD_LINE = adding('summer_lines', lineColumns);
const ADD_PAGE = adding('summer_pages', pageColumns);
const ADD_SEGMENT = adding('summer_segments', segmentColumns);

const SUCCESSORS_DUE = `
  SELECT id FROM records
  WHERE id IN (SELECT recordId FROM summer_pages) AND state = 'superseded' AND context ->> '$.returned' IS NULL
    AND EXISTS (SELECT 1 FROM json_each(context, '$.renewal.corrections')
      WHERE value ->> 'correctionId' LIKE 'summer:%')
  ORDER BY id`;
