// Follows a correction: when it has gone on the page comes anew, unless somebody is typing in it.
import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';

export class FollowCorrection extends Controller<HTMLElement> {
  static override targets = ['changed'];
  static override values = { stream: String, seen: String };
  declare readonly changedTarget: HTMLElement;
  declare readonly streamValue: string;
  /** Name of the event that this page shows already. */
  declare readonly seenValue: string;
  #source: EventSource | undefined;

  override connect(): void {
    const source = new EventSource(this.streamValue);
    this.#source = source;
    source.addEventListener('state', ({ lastEventId }) => {
      if (lastEventId === this.seenValue) return;
      source.close();
      if (this.#isTouched()) this.changedTarget.hidden = false;
      else visit(location.href, { action: 'replace' });
    });
  }

  override disconnect(): void {
    this.#source?.close();
  }

  #isTouched(): boolean {
    const busy = this.element.querySelector('form[aria-busy]') !== null;
    const fields = this.element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'input:not([type=radio], [type=checkbox], [type=hidden]), textarea',
    );
    return busy || [...fields].some(({ value, defaultValue }) => value !== defaultValue);
  }
}
