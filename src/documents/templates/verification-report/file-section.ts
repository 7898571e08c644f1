// What there is to say about one file, from the verdict down to its signatures.
import { block, mm } from '../../layout/index.ts';
import type { SheetFile, SheetVerdict } from '../../verification-sheet.ts';
import type { Flow } from '../flow.ts';
import { openTable } from '../table.ts';
import { PALE, verdictInks } from './inks.ts';
import { heading, labelled, statement, white } from './pieces.ts';
import { addSignatures } from './signature-table.ts';
import { verdictPanel } from './verdict-panel.ts';
import type { Words } from './wording.ts';

/** A file can make the verifier say the same about many objects. */
const MOST_STATEMENTS = 40;

export function addFile(flow: Flow, file: SheetFile, words: Words): void {
  flow.together(white(mm(3)), verdictPanel(flow, file));
  const [name, ...facts] = file.facts;
  if (name) flow.together(heading(flow, words.particulars), labelled(flow, name));
  for (const fact of facts) flow.together(labelled(flow, fact));
  addMoments(flow, file, words);
  addRegistry(flow, file, words);
  const [first, ...others] = file.statements.slice(0, MOST_STATEMENTS);
  if (first) flow.together(heading(flow, words.statements), statement(flow, first));
  for (const said of others) flow.together(statement(flow, said));
  addSignatures(flow, file.signatures, words);
}

const MOMENTS = [mm(46), mm(40), mm(74)];

/** Green only under a green verdict: sound signatures do not make a rolled-back file good. */
function addMoments(flow: Flow, { moments, verdict: conclusion }: SheetFile, words: Words): void {
  if (moments.length === 0) return;
  const { faces, sheet } = flow;
  const table = openTable(sheet.left, MOMENTS);
  const inkOf = (verdict: SheetVerdict) =>
    verdict === 'valid' && conclusion !== 'valid' ? {} : { ink: verdictInks[verdict] };
  const rows = moments.map(({ moment, at, verdict, words: verdictText, indication }) =>
    table.row([
      [block(faces, moment, table.columns.width(0), { sizes: [10], align: 'left' })],
      [block(faces, at, table.columns.width(1), { sizes: [10] })],
      [
        block(faces, verdictText, table.columns.width(2), {
          face: 'bold',
          sizes: [10],
          align: 'left',
          ...inkOf(verdict),
        }),
        block(faces, indication, table.columns.width(2), { sizes: [8.5], align: 'left' }),
      ],
    ]),
  );
  flow.together(heading(flow, words.moments), ...rows);
}

function addRegistry(flow: Flow, { registry }: SheetFile, words: Words): void {
  if (registry === null) return;
  flow.together(heading(flow, words.registry), statement(flow, registry.statement));
  for (const fact of registry.facts) flow.together(labelled(flow, fact));
}

const SUMMARY = [mm(8), mm(88), mm(46), mm(18)];

/** Several files: who is what, before the sections. */
export function addSummary(flow: Flow, files: readonly SheetFile[], words: Words): void {
  const { faces, sheet } = flow;
  const table = openTable(sheet.left, SUMMARY);
  const width = (column: number) => table.columns.width(column);
  const titles = ['', words.file, words.verdict, words.signatureCount];
  const head = table.row(
    titles.map((title, column) => [block(faces, title, width(column), { face: 'bold', sizes: [10, 9] })]),
    PALE,
  );
  const rows = files.map(({ name, verdict, headline, signatures }, index) =>
    table.row([
      [block(faces, String(index + 1), width(0), { sizes: [10, 9, 8], padding: 1 })],
      [block(faces, name, width(1), { sizes: [10, 9], most: 2, align: 'left' })],
      [
        block(faces, headline, width(2), {
          face: 'bold',
          sizes: [10, 9],
          most: 2,
          ink: verdictInks[verdict],
        }),
      ],
      [block(faces, verdict === 'unread' ? '–' : String(signatures.length), width(3), { sizes: [10] })],
    ]),
  );
  const [first, ...others] = rows;
  flow.together(heading(flow, words.summary), head, ...(first ? [first] : []));
  flow.heading(head);
  for (const row of others) flow.together(row);
  flow.heading();
}
