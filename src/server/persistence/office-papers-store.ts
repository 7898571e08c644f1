// Papers of the office: read and written.
import type {
  CopyOrder,
  IssueLine,
  OfficePaper,
  OfficePapersTransaction,
  OfficePapersView,
  PaperSegment,
  PrintLine,
  SealFact,
} from '../application/index.ts';
import type { Asking } from './office-names.ts';

type Row = Readonly<Record<string, unknown>>;

export const officePapersViewOf = (store: Asking): OfficePapersView => ({
  copyOrder: async (id) => (await orders(store, 'id = ?', id))[0] ?? null,
  copyOrders: (schoolId) => orders(store, 'schoolId = ? ORDER BY at DESC, id', schoolId),
  officePaper: async (id) => (await papers(store, 'id = ?', id))[0] ?? null,
  paperOfOrder: async (orderId) => (await papers(store, 'orderId = ?', orderId))[0] ?? null,
  paperByCode: async (code) => (await papers(store, 'verificationCode = ?', code))[0] ?? null,
  officePapers: (schoolId) => papers(store, 'schoolId = ? ORDER BY printedAt DESC, id', schoolId),
  paperSegments: async (paperId) => {
    const rows = await store.query<
      readonly (Omit<PaperSegment, 'slots'> & { readonly slots: string | null })[]
    >('SELECT * FROM office_paper_segments WHERE paperId = ? ORDER BY ordinal', [paperId]);
    return rows.map((row) => ({ ...row, slots: parsed(row.slots) as PaperSegment['slots'] }));
  },
  paperSegmentsOfFiles: (hashes) =>
    store.query<PaperSegment[]>(
      'SELECT paperId, fileHash FROM office_paper_segments WHERE fileHash IN (SELECT value FROM json_each(?))',
      [JSON.stringify(hashes)],
    ),
  issueLines: (schoolId, { from, until }) =>
    issues(store, 'schoolId = ? AND at BETWEEN ? AND ? ORDER BY number', [schoolId, from, until]),
  issueLine: async (schoolId, number) =>
    (await issues(store, 'schoolId = ? AND number = ?', [schoolId, number]))[0] ?? null,
  cancellationOf: async (paperId) =>
    (await issues(store, 'paperId = ? AND cancels = 1', [paperId]))[0] ?? null,
  printLines: (schoolId, { from, until }) =>
    store.query<PrintLine[]>(
      'SELECT * FROM print_lines WHERE schoolId = ? AND at BETWEEN ? AND ? ORDER BY number',
      [schoolId, from, until],
    ),
  sealFacts: (schoolId, { from, until }) =>
    store.query<SealFact[]>(
      SEALS,
      Array.from({ length: SOURCES_OF_SEALS }, () => [schoolId, from, until]).flat(),
    ),
});

export const officePapersTransactionOf = (
  store: Asking,
): Omit<OfficePapersTransaction, keyof OfficePapersView> => ({
  addCopyOrder: ({ request, choice, evenSuperseded, ...order }) =>
    insert(store, 'copy_orders', {
      ...order,
      request: JSON.stringify(request),
      choice: choice && JSON.stringify(choice),
      evenSuperseded: evenSuperseded ? 1 : 0,
    }),
  nextPaperNumber: (schoolId, kind, year) =>
    next(store, 'office_papers WHERE schoolId = ? AND kind = ? AND year = ?', [schoolId, kind, year]),
  addOfficePaper: (paper) => insert(store, 'office_papers', { ...paper }),
  addPaperSegments: async (segments) => {
    for (const { slots, ...segment } of segments)
      await insert(store, 'office_paper_segments', { ...segment, slots: slots && JSON.stringify(slots) });
  },
  nextIssueNumber: (schoolId) => next(store, 'issue_lines WHERE schoolId = ?', [schoolId]),
  addIssueLine: ({ cancels, ...line }) => insert(store, 'issue_lines', { ...line, cancels: cancels ? 1 : 0 }),
  addPrintLine: (line) => insert(store, 'print_lines', { ...line }),
});

async function orders(store: Asking, where: string, value: string): Promise<CopyOrder[]> {
  const rows = await store.query<
    readonly (Omit<CopyOrder, 'request' | 'choice' | 'evenSuperseded'> & {
      readonly request: string;
      readonly choice: string | null;
      readonly evenSuperseded: number;
    })[]
  >(`SELECT * FROM copy_orders WHERE ${where}`, [value]);
  return rows.map((row) => ({
    ...row,
    request: JSON.parse(row.request) as CopyOrder['request'],
    choice: parsed(row.choice) as CopyOrder['choice'],
    evenSuperseded: row.evenSuperseded === 1,
  }));
}

const papers = (store: Asking, where: string, value: string) =>
  store.query<OfficePaper[]>(`SELECT * FROM office_papers WHERE ${where}`, [value]);

async function issues(store: Asking, where: string, values: unknown[]): Promise<IssueLine[]> {
  const rows = await store.query<readonly (Omit<IssueLine, 'cancels'> & { readonly cancels: number })[]>(
    `SELECT * FROM issue_lines WHERE ${where}`,
    values,
  );
  return rows.map(({ cancels, ...line }) => ({ ...line, cancels: cancels === 1 }));
}

async function next(store: Asking, from: string, values: unknown[]): Promise<number> {
  const [row] = await store.query<readonly { readonly highest: number | null }[]>(
    `SELECT max(number) AS highest FROM ${from}`,
    values,
  );
  return (row?.highest ?? 0) + 1;
}

async function insert(store: Asking, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  await store.query(
    `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')})`,
    columns.map((name) => row[name] ?? null),
  );
}

const parsed = (text: string | null): unknown => JSON.parse(text ?? 'null');

/** Records, papers of the office, minutes of corrections, supplementary pages. */
const SOURCES_OF_SEALS = 4;
const SEALS = `
  SELECT filled.at AS at,
    CASE record.kind WHEN 'transcript' THEN 'Học bạ – ' ELSE '' END || record.title || ' – ' || class.name || ' – ' || class.schoolYear AS document,
    document.verificationCode AS verificationCode,
    coalesce(record.context ->> '$.order.decisionNumber', '') AS "order", count(*) AS impressions,
    filled.personId AS "by"
  FROM filled_slots AS filled
  JOIN records AS record ON record.id = filled.recordId
  JOIN classes AS class ON class.id = record.classId
  JOIN documents AS document ON document.recordId = filled.recordId AND document.version = filled.version
  WHERE filled.role = 'seal' AND class.schoolId = ? AND filled.at BETWEEN ? AND ?
  GROUP BY filled.recordId, filled.version, filled.ordinal, filled.at, filled.personId,
    record.id, class.id, document.recordId, document.version
  UNION ALL
  SELECT segment.at, paper.title, paper.verificationCode, coalesce(ordered.decisionNumber, decision.decisionNumber, ''),
    CASE paper.kind WHEN 'pupilBook' THEN (SELECT count(*) FROM json_each(draft.slots)
      WHERE CAST(value ->> 'purpose' AS TEXT) IN ('seal', 'sealSlice')) ELSE 1 END, segment.signer
  FROM office_paper_segments AS segment
  JOIN office_papers AS paper ON paper.id = segment.paperId
  JOIN office_paper_segments AS draft ON draft.paperId = paper.id AND draft.ordinal = 0
  LEFT JOIN copy_orders AS ordered ON ordered.id = paper.orderId
  LEFT JOIN pupil_books AS book ON book.paperId = paper.id
  LEFT JOIN book_decisions AS decision ON decision.requestId = book.requestId
  WHERE segment.role = 'seal' AND paper.schoolId = ? AND segment.at BETWEEN ? AND ?
  UNION ALL
  SELECT segment.at, 'Biên bản sửa điểm – ' || class.name || ' – ' || class.schoolYear, minutes.verificationCode,
    coalesce((SELECT CAST(value ->> 'decisionNumber' AS TEXT) FROM json_each(correction.context, '$.permissions')
      WHERE trim(value ->> 'decisionNumber') <> '' ORDER BY key DESC LIMIT 1), ''), 1, segment.signer
  FROM correction_minutes_segments AS segment
  JOIN correction_minutes AS minutes ON minutes.correctionId = segment.correctionId
  JOIN corrections AS correction ON correction.id = segment.correctionId
  JOIN classes AS class ON class.id = correction.classId
  WHERE segment.place = 'seal' AND class.schoolId = ? AND segment.at BETWEEN ? AND ?
  UNION ALL
  SELECT segment.at, 'Trang bổ sung – ' || record.title || ' – ' || class.name || ' – ' || class.schoolYear,
    page.verificationCode, page.decisionNumber,
    (SELECT count(*) FROM json_each(page.slots) WHERE CAST(value ->> 'purpose' AS TEXT) IN ('seal', 'sealSlice')), segment.signer
  FROM summer_segments AS segment
  JOIN summer_pages AS page ON page.id = segment.pageId
  JOIN records AS record ON record.id = page.recordId
  JOIN classes AS class ON class.id = page.classId
  WHERE segment.place = 'seal' AND class.schoolId = ? AND segment.at BETWEEN ? AND ?
  ORDER BY 1, 3`;
