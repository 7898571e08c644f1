// What the grid asks: warnings before a paste is saved, two values for one cell, what of a workbook to take.
import { shown, type Clash, type Warning } from '../sheet/index.ts';
import { asked, tableOf, valueOf } from './dialogs.ts';
import { element } from './element.ts';
import { fill, momentOf, type Words } from './model.ts';
import type { Conflict, Difference } from './server.ts';
import type { GridTable } from './table.ts';

export interface Asking {
  readonly dialog: HTMLDialogElement;
  readonly table: GridTable;
  readonly words: Words;
}

export function askWarnings(
  { dialog, words }: Asking,
  warnings: readonly Warning[],
): Promise<'keep' | 'takeBack' | undefined> {
  const vietnamese = document.documentElement.lang === 'vi';
  const list = warnings.map(({ vi, en }) => element('li', {}, vietnamese ? vi : en));
  return asked<'keep' | 'takeBack'>(
    dialog,
    words.warningsTitle,
    [element('p', {}, fill(words.warningsAbout)), element('ul', {}, ...list)],
    [
      { label: words.takeBack, look: 'primary', answer: () => 'takeBack' },
      { label: words.keepAnyway, look: 'plain', answer: () => 'keep' },
    ],
  );
}

/** By path, the value that stays. Theirs unless mine is chosen. */
export function askClashes(
  { dialog, table, words }: Asking,
  clashes: readonly Clash[],
  conflicts: ReadonlyMap<string, Conflict>,
): Promise<ReadonlyMap<string, string | null> | undefined> {
  const rows = clashes.map((clash, index) => clashRow({ dialog, table, words }, clash, index, conflicts));
  const chosen = (pick: (row: (typeof rows)[number]) => 'mine' | 'theirs') =>
    new Map(rows.map((row) => [row.clash.path, row.clash[pick(row)]]));
  return asked(
    dialog,
    words.clashTitle,
    [
      element('p', {}, fill(words.clashAbout)),
      tableOf(
        [words.cell, words.mine, words.theirs],
        rows.map(({ cells }) => cells),
      ),
    ],
    [
      {
        label: words.decide,
        look: 'primary',
        answer: () => chosen((row) => (row.isMine() ? 'mine' : 'theirs')),
      },
      { label: words.allMine, look: 'plain', answer: () => chosen(() => 'mine') },
      { label: words.allTheirs, look: 'plain', answer: () => chosen(() => 'theirs') },
    ],
  );
}

function clashRow(
  { table, words }: Asking,
  clash: Clash,
  index: number,
  conflicts: ReadonlyMap<string, Conflict>,
) {
  const kind = table.kindOfPath(clash.path);
  const name = `entry-clash-${index}`;
  const choice = (value: 'mine' | 'theirs', more: readonly (Node | string)[]) => {
    const radio = element('input', { type: 'radio', name, value, class: 'form-check-input' });
    radio.checked = value === 'theirs';
    const text = valueOf(shown(kind, clash[value]), words);
    return { radio, label: element('label', { class: 'form-check' }, radio, text, ...more) };
  };
  const found = conflicts.get(clash.path);
  const who = found?.by
    ? [element('small', {}, fill(words.byWhom, { name: found.by, time: found.at ? momentOf(found.at) : '' }))]
    : [];
  const mine = choice('mine', []);
  const theirs = choice('theirs', who);
  const cell = element('span', {}, table.nameOfPath(clash.path));
  return { clash, cells: [cell, mine.label, theirs.label], isMine: () => mine.radio.checked };
}

/** Those to be put into the grid; empty when there is nothing or nobody wants any. */
export async function askDifferences(
  { dialog, table, words }: Asking,
  differences: readonly Difference[],
): Promise<readonly Difference[]> {
  const known = differences.filter(({ path }) => table.places.has(path));
  if (known.length === 0) {
    await asked(
      dialog,
      words.importTitle,
      [element('p', {}, fill(words.importNone))],
      [{ label: words.close, look: 'primary', answer: () => true }],
    );
    return [];
  }
  const rows = known.map((difference) => differenceRow({ dialog, table, words }, difference));
  const taken = await asked(
    dialog,
    words.importTitle,
    [
      tableOf(
        [words.take, words.cell, words.inBook, words.inFile],
        rows.map(({ cells }) => cells),
      ),
    ],
    [
      {
        label: fill(words.importTake, { count: known.length }),
        look: 'primary',
        answer: () => rows.filter(({ box }) => box.checked).map(({ difference }) => difference),
      },
      { label: words.cancel, look: 'plain', answer: () => [] },
    ],
  );
  return taken ?? [];
}

function differenceRow({ table, words }: Asking, difference: Difference) {
  const { path, before, after, standing } = difference;
  const kind = table.kindOfPath(path);
  const place = table.places.get(path);
  const open = place !== undefined && table.mayEdit(place);
  const box = element('input', {
    type: 'checkbox',
    class: 'form-check-input',
    'aria-label': table.nameOfPath(path),
  });
  // What somebody changed after the download is not run over without being looked at.
  box.checked = open && standing === before;
  box.disabled = !open;
  const since =
    standing === before
      ? []
      : [
          element(
            'small',
            { class: 'entry-since' },
            fill(words.changedSince, { before: shown(kind, before) || (words.noValue ?? '') }),
          ),
        ];
  const inBook = element('div', {}, valueOf(shown(kind, standing), words), ...since);
  const name = element('span', {}, table.nameOfPath(path));
  return { difference, box, cells: [box, name, inBook, valueOf(shown(kind, after), words)] };
}
