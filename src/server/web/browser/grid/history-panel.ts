// The history of one cell at the side: what it was, what it became, who, when and why.
import { shown, type CellKind } from '../sheet/index.ts';
import { valueOf } from './dialogs.ts';
import { element } from './element.ts';
import { fill, momentOf, type Words } from './model.ts';
import type { HistoryRead } from './server.ts';

interface Shown {
  readonly name: string;
  readonly kind: CellKind;
  readonly words: Words;
}

/** On a narrow screen it covers the page, as a dialog does. */
export function openPanel(
  panel: HTMLDialogElement,
  { name, words }: Pick<Shown, 'name' | 'words'>,
): HTMLElement {
  const body = element('div', { class: 'entry-panel-body', 'aria-live': 'polite' }, '…');
  panel.replaceChildren(
    element(
      'div',
      { class: 'entry-panel-head' },
      element('h2', { id: 'entry-panel-title' }, fill(words.historyOf, { cell: name })),
      element(
        'button',
        { type: 'button', class: 'btn btn-sm', click: () => panel.close() },
        words.close ?? '',
      ),
    ),
    body,
  );
  if (panel.open) return body;
  if (matchMedia('(min-width: 62rem)').matches) panel.show();
  else panel.showModal();
  return body;
}

export function historyContent(history: HistoryRead | null, { kind, words }: Shown): readonly Node[] {
  if (history === null || history.changes.length === 0)
    return [element('p', { class: 'text-secondary' }, fill(words.historyNone))];
  const value = (raw: string | null) => shown(kind, raw) || (words.noValue ?? '');
  const { net } = history;
  const summary =
    net === null
      ? []
      : [
          element(
            'p',
            {},
            net.changed
              ? fill(words.historyNet, {
                  before: value(net.before),
                  after: value(net.after),
                  deletions: net.deletions,
                })
              : fill(words.historySame),
          ),
        ];
  const lines = history.changes
    .toReversed()
    .map(({ at, by, before, after, reason, device }) =>
      element(
        'li',
        {},
        element('div', {}, valueOf(shown(kind, before), words), ' → ', valueOf(shown(kind, after), words)),
        element('div', { class: 'text-secondary' }, `${by}, ${momentOf(at)}`),
        ...(reason ? [element('div', {}, fill(words.because, { reason }))] : []),
        ...(device ? [element('div', { class: 'entry-device' }, fill(words.onDevice, { device }))] : []),
      ),
    );
  return [...summary, element('ol', { class: 'entry-history' }, ...lines)];
}
