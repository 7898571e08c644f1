// One row a signature, with what is to be said about it beneath: who, when by whose clock, how it stands.
import { block, mm, type Block } from '../../layout/index.ts';
import type { SheetFact, SheetSignature } from '../../verification-sheet.ts';
import type { Piece } from '../piece.ts';
import type { Flow } from '../flow.ts';
import { openTable, type Cell, type Table } from '../table.ts';
import { PALE, weightInks } from './inks.ts';
import { heading, statement, type Ground } from './pieces.ts';
import type { Words } from './wording.ts';

const WIDTHS = [mm(8), mm(52), mm(36), mm(13), mm(16), mm(17), mm(18)];
/** What a hostile file can make the report print; the attached JSON has them all. */
const MOST_SIGNATURES = 200;
const MOST_STATEMENTS = 12;
const FACTS = [9, 8.5, 8, 7.5];

export function addSignatures(flow: Flow, signatures: readonly SheetSignature[], words: Words): void {
  if (signatures.length === 0) return;
  const table = openTable(flow.sheet.left, WIDTHS);
  const head = headRow(flow, table, words);
  const [first, ...others] = signatures.slice(0, MOST_SIGNATURES);
  if (first === undefined) return;
  flow.together(heading(flow, words.signatures), head, ...entry(flow, table, first, 1, words));
  flow.heading(head);
  others.forEach((signature, index) => {
    flow.together(...entry(flow, table, signature, index + 2, words));
  });
  flow.heading();
  const left = signatures.length - MOST_SIGNATURES;
  if (left > 0) flow.together(more(flow, left, words));
}

const more = (ground: Ground, count: number, words: Words): Piece =>
  statement(ground, { weight: 'doubt', text: `… ${count} ${words.more}`, indication: null }, 9.5);

function headRow({ faces }: Ground, table: Table, words: Words): Piece {
  const titles = ['', words.signer, words.times, words.level, words.integrity, words.trust, words.after];
  const cells = titles.map((title, column): Cell => {
    const style = { face: 'bold', sizes: [9.5, 9, 8.5, 8], most: 2, padding: 1.5 } as const;
    return [block(faces, title, table.columns.width(column), style)];
  });
  return table.row(cells, PALE);
}

function entry(
  ground: Ground,
  table: Table,
  signature: SheetSignature,
  number: number,
  words: Words,
): Piece[] {
  const { faces } = ground;
  const width = (column: number) => table.columns.width(column);
  const small = (text: string, column: number): Block =>
    block(faces, text, width(column), { sizes: [8.5], align: 'left' });
  const fact = ({ text, weight }: SheetFact, column: number): Cell => {
    const ink = weightInks[weight];
    const face = weight === 'note' ? 'regular' : 'bold';
    return [
      block(faces, text, width(column), { sizes: FACTS, most: 3, padding: 1.2, face, ...(ink && { ink }) }),
    ];
  };
  const who = [
    block(faces, signature.signer, width(1), {
      face: 'bold',
      sizes: [10.5, 10, 9.5],
      most: 2,
      align: 'left',
    }),
    ...signature.particulars.map((text) => small(text, 1)),
  ];
  const when = [
    block(faces, signature.claimedAt, width(2), { sizes: [9.5, 9], align: 'left' }),
    small(words.claimed, 2),
    ...(signature.provedAt === ''
      ? []
      : [
          block(faces, signature.provedAt, width(2), { sizes: [9.5, 9], align: 'left' }),
          small(words.proved, 2),
        ]),
    small(signature.indication, 2),
  ];
  const row = table.row([
    [block(faces, String(number), width(0), { sizes: [10, 9, 8], padding: 1 })],
    who,
    when,
    [block(faces, signature.level, width(3), { sizes: [9.5, 9], padding: 1 })],
    fact(signature.integrity, 4),
    fact(signature.trust, 5),
    fact(signature.after, 6),
  ]);
  return [row, ...table.under(statements(ground, signature, words))];
}

function statements(ground: Ground, { statements: all, details }: SheetSignature, words: Words): Piece[] {
  const shown = all.slice(0, MOST_STATEMENTS);
  const left = all.length - shown.length;
  return [
    statement(ground, { weight: 'note', text: details, indication: null }, 8.5, 4),
    ...shown.map((said) => statement(ground, said, 9, 4)),
    ...(left > 0 ? [more(ground, left, words)] : []),
  ];
}
