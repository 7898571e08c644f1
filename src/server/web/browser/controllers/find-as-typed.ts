// Asks while one types; arrows choose among the answers and Enter opens the chosen one, once it answers what was typed.
import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';

const PAUSE_MS = 150;

interface FrameElement extends HTMLElement {
  src: string | null;
}

export class FindAsTyped extends Controller<HTMLElement> {
  static override targets = ['frame', 'field', 'answer', 'result'];
  declare readonly frameTarget: FrameElement;
  declare readonly fieldTarget: HTMLInputElement;
  declare readonly answerTargets: readonly HTMLElement[];
  declare readonly resultTargets: readonly HTMLAnchorElement[];
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** Enter came before its answer. */
  #opens = false;

  override connect(): void {
    const { value } = this.fieldTarget;
    this.fieldTarget.setAttribute('role', 'combobox');
    this.fieldTarget.setAttribute('aria-autocomplete', 'list');
    this.fieldTarget.setSelectionRange(value.length, value.length);
    this.#tell();
  }

  override disconnect(): void {
    clearTimeout(this.#pause);
  }

  typed(): void {
    clearTimeout(this.#pause);
    this.#opens = false;
    this.#pause = setTimeout(() => this.#ask(), PAUSE_MS);
  }

  /** The button; without a script it asks for the whole page. */
  submitted(event: Event): void {
    event.preventDefault();
    clearTimeout(this.#pause);
    this.#ask();
  }

  pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#choose(this.#at() + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter') this.#open(event);
  }

  answerTargetConnected(): void {
    this.#tell();
    if (this.#opens && this.#isAnswered()) this.#go();
  }

  answerTargetDisconnected(): void {
    this.#tell();
  }

  #open(event: Event): void {
    const asked = this.#asked();
    if (asked === '') return;
    event.preventDefault();
    if (this.#isAnswered()) {
      this.#go();
      return;
    }
    clearTimeout(this.#pause);
    this.#opens = true;
    this.#ask();
  }

  /**
   * The frame alone is loaded, with the question in the page's address so that going back finds it again. A submitted
   * form would have Turbo visit that address once the answer is drawn, and cut short the way to what Enter opened.
   */
  #ask(): void {
    const asked = this.#asked();
    const address = new URL(location.pathname, location.href);
    if (asked !== '') address.searchParams.set('q', asked);
    history.replaceState(history.state, '', address);
    this.frameTarget.src = address.href;
  }

  #go(): void {
    this.#opens = false;
    const chosen = this.resultTargets[this.#at()];
    if (chosen) visit(chosen.href);
  }

  #isAnswered = () => this.answerTargets[0]?.dataset.asked === this.#asked();

  #asked = () => this.fieldTarget.value.normalize('NFC').trim();

  #at = () =>
    Math.max(
      0,
      this.resultTargets.findIndex((one) => one.getAttribute('aria-selected') === 'true'),
    );

  #choose(at: number): void {
    const chosen = this.resultTargets[Math.min(this.resultTargets.length - 1, Math.max(0, at))];
    for (const one of this.resultTargets) one.setAttribute('aria-selected', String(one === chosen));
    chosen?.scrollIntoView({ block: 'nearest' });
    this.#tell();
  }

  #tell(): void {
    const chosen = this.resultTargets[this.#at()];
    this.fieldTarget.setAttribute('aria-expanded', String(chosen !== undefined));
    if (chosen === undefined) {
      for (const name of ['aria-controls', 'aria-activedescendant']) this.fieldTarget.removeAttribute(name);
      return;
    }
    this.fieldTarget.setAttribute('aria-controls', chosen.parentElement?.id ?? '');
    this.fieldTarget.setAttribute('aria-activedescendant', chosen.id);
  }
}
