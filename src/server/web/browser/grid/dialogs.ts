// A question in a dialog: it is closed by its answer, or by Escape without one.
import { element } from './element.ts';
import { fill, type Words } from './model.ts';

export interface Choice<Answer> {
  readonly label: string | undefined;
  readonly look: 'primary' | 'plain';
  readonly answer: () => Answer;
}

/** One at a time; undefined when nobody answered. */
export function asked<Answer>(
  dialog: HTMLDialogElement,
  title: string | undefined,
  content: readonly (Node | string)[],
  choices: readonly Choice<Answer>[],
): Promise<Answer | undefined> {
  // The page was left meanwhile.
  if (!dialog.isConnected) return Promise.resolve(undefined);
  const before = document.activeElement;
  return new Promise((resolve) => {
    let answer: Answer | undefined;
    const buttons = choices.map(({ label, look, answer: choose }) =>
      element(
        'button',
        {
          type: 'button',
          class: look === 'primary' ? 'btn btn-primary' : 'btn',
          click: () => {
            answer = choose();
            dialog.close();
          },
        },
        label ?? '',
      ),
    );
    dialog.replaceChildren(
      element('h2', { id: 'entry-dialog-title' }, title ?? ''),
      element('div', { class: 'entry-dialog-body' }, ...content),
      element('div', { class: 'entry-dialog-choices' }, ...buttons),
    );
    dialog.addEventListener(
      'close',
      () => {
        if (before instanceof HTMLElement && before.isConnected) before.focus();
        resolve(answer);
      },
      { once: true },
    );
    if (dialog.open) dialog.close();
    dialog.showModal();
  });
}

/** @returns the element that shows a value, or that there is none */
export const valueOf = (text: string, words: Words): HTMLElement =>
  text === ''
    ? element('span', { class: 'entry-novalue' }, fill(words.noValue))
    : element('strong', {}, text);

export const tableOf = (heads: readonly (string | undefined)[], rows: readonly (readonly Node[])[]) =>
  element(
    'div',
    { class: 'table-responsive' },
    element(
      'table',
      { class: 'table table-sm' },
      element(
        'thead',
        {},
        element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head ?? ''))),
      ),
      element(
        'tbody',
        {},
        ...rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, cell)))),
      ),
    ),
  );
