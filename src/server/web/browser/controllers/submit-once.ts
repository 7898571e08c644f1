// A form that is on its way cannot be sent a second time by an impatient click.
import { Controller } from '@hotwired/stimulus';

export class SubmitOnce extends Controller<HTMLFormElement> {
  #end = () => this.#buttons(false);
  #begin = () => this.#buttons(true);

  override connect(): void {
    this.element.addEventListener('turbo:submit-start', this.#begin);
    this.element.addEventListener('turbo:submit-end', this.#end);
  }

  override disconnect(): void {
    this.element.removeEventListener('turbo:submit-start', this.#begin);
    this.element.removeEventListener('turbo:submit-end', this.#end);
  }

  #buttons(busy: boolean): void {
    this.element.toggleAttribute('aria-busy', busy);
    for (const button of this.element.querySelectorAll<HTMLButtonElement>('button:not([type=button])')) {
      button.disabled = busy;
      button.classList.toggle('btn-loading', busy);
    }
  }
}
