// Says when the network is gone, and that nothing typed is lost.
import { Controller } from '@hotwired/stimulus';

export class Offline extends Controller<HTMLElement> {
  #show = () => (this.element.hidden = navigator.onLine);

  override connect(): void {
    this.#show();
    addEventListener('online', this.#show);
    addEventListener('offline', this.#show);
  }

  override disconnect(): void {
    removeEventListener('online', this.#show);
    removeEventListener('offline', this.#show);
  }
}
