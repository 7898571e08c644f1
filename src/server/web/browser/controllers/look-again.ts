// Something runs on the server: the page comes anew after a moment, until it says that this has ended.
import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';

const MOMENT_MS = 1_000;

export class LookAgain extends Controller<HTMLElement> {
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connect(): void {
    this.#timer = setTimeout(() => visit(location.href, { action: 'replace' }), MOMENT_MS);
  }

  override disconnect(): void {
    clearTimeout(this.#timer);
  }
}
