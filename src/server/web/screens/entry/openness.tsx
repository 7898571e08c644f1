// Whether and until when a sheet may be entered into, and what to do when it may not.
import { dayAt, windowWords } from '../../../../policies/index.ts';
import type { Instant } from '../../../../kernel/index.ts';
import type { Grid } from '../../../application/index.ts';
import { Icon, dayText } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { entryWords, type EntryWords } from './words.ts';

export interface Openness {
  readonly open: boolean;
  /** An order opened again what a milestone or an order had closed. */
  readonly wantsReason: boolean;
}

export const opennessOf = ({ read, windows }: Grid): Openness => ({
  open: read.mayEnter && windows.every(({ open }) => open),
  wantsReason: windows.some(({ open, order }) => open && order !== null),
});

export function OpennessNote({ grid, visit }: { readonly grid: Grid; readonly visit: Visit }) {
  const words = entryWords[visit.language];
  const closed = grid.windows.filter(({ open }) => !open);
  if (closed.length > 0)
    return (
      <div class="alert alert-warning d-flex gap-2" role="status">
        <Icon name="lock" />
        <div>
          <div class="fw-bold">
            {closed.some(({ since }) => since !== null) ? words.windowClosed : words.notYet}
          </div>
          <ul class="mb-1 ps-3">
            {closed.map((window) => (
              <li key={windowWords(window.window).en}>{closedText(window, visit, words)}</li>
            ))}
          </ul>
          <div>
            {words.windowNext} <a href="/corrections">{words.askCorrection}</a>
          </div>
        </div>
      </div>
    );
  if (!grid.read.mayEnter)
    return (
      <p class="text-secondary d-flex gap-2 align-items-center">
        <Icon name="eye" />
        {words.readOnly}
      </p>
    );
  return (
    <>
      {grid.windows.map((window) => {
        const text = openText(window, visit, words);
        return text === null ? null : (
          <p class="d-flex gap-2 align-items-center mb-2" key={windowWords(window.window).en}>
            <Icon name={window.order === null ? 'clock' : 'lock'} />
            {text}
          </p>
        );
      })}
    </>
  );
}

type Window = Grid['windows'][number];

function closedText({ window, order, since, until }: Window, visit: Visit, words: EntryWords): string {
  const name = windowName(window, visit);
  const number = order?.decision?.number;
  if (number !== undefined) return words.lockedBy(name, number);
  if (since !== null) return words.closedSince(name, dayText(since));
  return words.opensAt(name, until === null ? '…' : dayText(until));
}

function openText({ window, order, until }: Window, visit: Visit, words: EntryWords): string | null {
  const name = windowName(window, visit);
  if (order !== null) return words.reopened(name, order.decision?.number ?? '…');
  if (until === null) return null;
  // It closes with the first moment of a day: the last day to enter is the one before.
  const last = (until - 1) as Instant;
  const days = (Date.parse(dayAt(last)) - Date.parse(dayAt(visit.now))) / DAY_MS;
  return words.openUntil(name, dayText(last), Math.round(days));
}

const DAY_MS = 24 * 3_600_000;

function windowName(window: Window['window'], { language }: Visit): string {
  const name = windowWords(window)[language];
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}
