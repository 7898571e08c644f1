// giaplai cell set | log CLASS CELL: one cell entered by its teacher, and what ever happened to it.
import { hostname } from 'node:os';
import { cellColumnWords, cellValueWords, parseCellPath, parseTenths } from '../../assessment/index.ts';
import { toVietnameseDate } from '../../kernel/index.ts';
import {
  cellHistory,
  enterResults,
  findPerson,
  readSheet,
  resultsFault,
  type ScoreChange,
  type Sheet,
} from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import { type ClassChoice, chosenClass } from '../class-name.ts';
import type { Home } from '../home.ts';
import { dim, green, print, table, yellow } from '../screen.ts';

export interface SetCommand extends ClassChoice {
  readonly as: string;
  readonly reason?: string;
  readonly confirm: boolean;
}

/** Exit status: 0, or 1 when warnings have to be read first and nothing was written. */
export function setCell(
  home: Home,
  name: string,
  path: string,
  value: string | undefined,
  command: SetCommand,
): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const { id: classId, schoolId } = await chosenClass(house, name, command);
    const { id: by } = await findPerson(house, { id: schoolId }, command.as);
    const sheet = sheetOf(path);
    const { cells, revision } = await readSheet(house, { classId, sheet, by });
    const before = cells.find((cell) => cell.path === path)?.value ?? null;
    const changes = [{ path, before, after: stored(path, value) }];
    const entry = {
      classId,
      sheet,
      changes,
      revision,
      by,
      reason: command.reason ?? null,
      device: hostname(),
    };
    const asked = await enterResults(house, entry);
    const warnings = asked.outcome === 'unconfirmed' ? asked.warnings : [];
    for (const { vi, en } of warnings) print(`${yellow('!')} ${vi} / ${en}`);
    if (warnings.length > 0 && !command.confirm) return 1;
    if (warnings.length > 0)
      await enterResults(house, { ...entry, confirmed: warnings.map(({ key }) => key) });
    const told = asked.outcome === 'unchanged' ? 'không đổi / unchanged' : 'đã ghi / entered';
    print(`${green('✔')} ${words(path, before)} → ${words(path, changes[0]?.after ?? null)}: ${told}`);
    return 0;
  });
}

export function showCellLog(
  home: Home,
  name: string,
  path: string,
  choice: ClassChoice & { readonly as: string },
): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const { id: classId, schoolId } = await chosenClass(house, name, choice);
    const { id: by } = await findPerson(house, { id: schoolId }, choice.as);
    const { changes, net, names, value } = await cellHistory(house, { classId, path, by });
    const row = ({ at, actor, before, after, reason, permission }: ScoreChange) => [
      timeOf(at),
      names.get(actor) ?? actor,
      `${words(path, before)} → ${words(path, after)}`,
      reason ?? '',
      dim(permission ?? ''),
    ];
    for (const line of table(changes.map(row))) print(line);
    if (!net) print(`${words(path, value)}: chưa hề đổi / never changed`);
    else if (net.changed)
      print(yellow(`${words(path, net.before)} → ${words(path, net.after)}: đã đổi / changed`));
    else print(green(`${words(path, net.after)}: không đổi / the same in the end`));
    return 0;
  });
}

/** @throws Fault `results.cellUnknown` */
function sheetOf(path: string): Sheet {
  const place = parseCellPath(path);
  if (!place) throw resultsFault('results.cellUnknown', { cell: path });
  if (place.part === 'entry') return { kind: 'subject', subject: place.subject, term: place.term };
  if (place.part === 'conduct') return { kind: 'conduct', term: place.term };
  return place.part === 'absences' ? { kind: 'absences' } : { kind: 'particulars' };
}

/**
 * Scores are typed as people write them and stored as tenths; Đ, CĐ and texts stay.
 * @throws Fault `results.valueRefused` for a number that is no score, lest 11 became 1,1
 */
export function stored(path: string, value: string | undefined): string | null {
  const text = value?.normalize('NFC').trim() ?? '';
  if (text === '') return null;
  const place = parseCellPath(path);
  const isMark = place?.part === 'entry' && !['remark', 'kind'].includes(place.column.kind);
  if (!isMark || !/\d/.test(text)) return text;
  const tenths = parseTenths(text);
  if (tenths === null) throw resultsFault('results.valueRefused', { count: 1, cells: [path] });
  return String(tenths);
}

function words(path: string, value: string | null): string {
  const place = parseCellPath(path);
  const text = place && cellValueWords(place, value);
  return `${place ? cellColumnWords(place) : path} ${text ?? 'trống / empty'}`;
}

function timeOf(at: ScoreChange['at']): string {
  const { day, month, year } = toVietnameseDate(at);
  return `${day}/${month}/${year}`;
}
