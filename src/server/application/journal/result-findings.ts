// Whether the marks are what their log makes of the first import, and the log what the journal tells of (R79, R85).
import type { Sha256 } from '../../../kernel/index.ts';
import { groupBy } from '../../../kernel/index.ts';
import { frozenBook } from '../classes/class-books.ts';
import type { House } from '../ports/house.ts';
import { keyOfPath, pathOf, type Cell } from '../results/cell-key.ts';
import { cellsOfBook } from '../results/first-cells.ts';
import { changesHash } from '../results/write-cells.ts';
import type { SchoolClass, ScoreChange } from '../rows.ts';
import type { JournalEntry } from './entry.ts';
import type { JournalFinding } from './findings.ts';

/** Class by class. Books that are lost are told by whoever reads them; here their classes are replayed without. */
export async function resultFindings(
  house: House,
  entries: readonly JournalEntry[],
): Promise<readonly JournalFinding[]> {
  const told = groupBy(entries.filter(isOfMarks), ({ event }) => event.class as string);
  const findings: JournalFinding[] = [];
  for (const schoolClass of await house.store.read((view) => view.classes())) {
    const { lines, cells } = await house.store.read(async (view) => ({
      lines: await view.scoreChanges(schoolClass.id),
      cells: (await view.resultBook(schoolClass.id)) ? await view.cells(schoolClass.id) : null,
    }));
    const known = told.get(schoolClass.id) ?? [];
    findings.push(...logFindings(schoolClass, lines, known));
    const first = known.find(({ event }) => event.type === 'class.imported' && event.formerBookHash === null);
    const book = first && (await firstValues(house, first.event.bookHash as Sha256));
    if (cells) findings.push(...cellFindings(schoolClass, { lines, cells, book: book ?? null }));
  }
  return findings;
}

const isOfMarks = ({ event: { type } }: JournalEntry): boolean =>
  type === 'results.changed' || type === 'class.imported';

/** Null when the book cannot be read: what is not known to have stood is not said to have changed. */
async function firstValues(house: House, hash: Sha256): Promise<ReadonlyMap<string, string | null> | null> {
  const book = await frozenBook(house, hash).catch(() => null);
  return book && new Map(cellsOfBook(book).map((cell) => [pathOf(cell), cell.value]));
}

/** Lines between the ids an entry names are those it was written about; entries from before told no ids. */
function logFindings(
  { name }: SchoolClass,
  lines: readonly ScoreChange[],
  entries: readonly JournalEntry[],
): readonly JournalFinding[] {
  const findings: JournalFinding[] = [];
  const accounted = new Set<number>();
  const files = new Set<unknown>();
  for (const { seq, event } of entries) {
    const { first, last, changesHash: hash, fileHash } = event as unknown as Told;
    if (hash === undefined) {
      files.add(fileHash);
      continue;
    }
    const named = lines.filter(({ id }) => first <= id && id <= last);
    if (changesHash(named) !== hash) findings.push(otherLines(seq, name));
    for (const { id } of named) accounted.add(id);
  }
  const strays = lines.filter(({ id, fileHash }) => !accounted.has(id) && !(fileHash && files.has(fileHash)));
  return [...findings, ...strays.map(({ id, path }) => unaccounted(name, id, path))];
}

interface Told {
  readonly first: number;
  readonly last: number;
  readonly changesHash: Sha256 | undefined;
  readonly fileHash: Sha256 | undefined;
}

interface Stored {
  readonly lines: readonly ScoreChange[];
  readonly cells: readonly Cell[];
  /** First values; null where they are not known. */
  readonly book: ReadonlyMap<string, string | null> | null;
}

function cellFindings({ name }: SchoolClass, { lines, cells, book }: Stored): readonly JournalFinding[] {
  const replayed = new Map<string, { readonly value: string | null; readonly change: number }>(
    [...(book ?? [])].map(([path, value]) => [path, { value, change: 0 }]),
  );
  const findings: JournalFinding[] = [];
  for (const { id, path, before, after } of lines) {
    if (!keyOfPath(path)) continue;
    const former = replayed.get(path);
    if ((former || book) && (former?.value ?? null) !== before) findings.push(broken(name, id, path));
    replayed.set(path, { value: after, change: id });
  }
  const stored = new Map(cells.map((cell) => [pathOf(cell), cell]));
  const paths = new Set([...stored.keys(), ...replayed.keys()]);
  for (const path of paths) {
    const [cell, expected] = [stored.get(path), replayed.get(path)];
    if (!expected && !book) continue;
    const isSame = (cell?.value ?? null) === (expected?.value ?? null);
    // Classes from before marks had rows begin at 0 whatever was logged before.
    const isLast = cell === undefined || cell.change === 0 || cell.change === expected?.change;
    if (!isSame || !isLast) findings.push(notReproduced(name, path, cell?.value ?? null));
  }
  return findings;
}

const otherLines = (seq: number, name: string): JournalFinding => ({
  code: 'scoreLog.changed',
  seq,
  vi: `Nhật ký điểm của lớp ${name} không còn là các dòng mà mục ${seq} ghi nhận`,
  en: `The score log of class ${name} is not the lines that entry ${seq} tells of`,
});

const unaccounted = (name: string, id: number, path: string): JournalFinding => ({
  code: 'scoreLog.unaccounted',
  seq: 0,
  vi: `Dòng ${id} của nhật ký điểm lớp ${name} (${path}) không có mục nào ghi nhận`,
  en: `Line ${id} of the score log of class ${name} (${path}) is told by no entry`,
});

const broken = (name: string, id: number, path: string): JournalFinding => ({
  code: 'scoreLog.broken',
  seq: 0,
  vi: `Dòng ${id} của nhật ký điểm lớp ${name} không nối tiếp giá trị trước đó của ô ${path}`,
  en: `Line ${id} of the score log of class ${name} does not continue the value cell ${path} had before`,
});

const notReproduced = (name: string, path: string, value: string | null): JournalFinding => ({
  code: 'cells.notReproduced',
  seq: 0,
  vi: `Ô ${path} của lớp ${name} đang là ${value ?? 'trống'}, khác với nhật ký điểm`,
  en: `Cell ${path} of class ${name} is ${value ?? 'empty'}, which is not what the score log gives`,
});
