// Follows a run of the office over its event stream: the bar moves, and at the end the page comes anew.
import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';

export class FollowRun extends Controller<HTMLElement> {
  static override targets = ['progress'];
  static override values = { stream: String };
  declare readonly streamValue: string;
  declare readonly progressTarget: HTMLElement;
  #source: EventSource | undefined;

  override connect(): void {
    const source = new EventSource(this.streamValue);
    this.#source = source;
    source.addEventListener('progress', (event) => this.#bar(told(event) as Step));
    source.addEventListener('state', (event) => {
      const { state } = told(event) as { readonly state: string };
      if (state === 'running' || state === 'cancelling') return;
      source.close();
      visit(location.href, { action: 'replace' });
    });
  }

  override disconnect(): void {
    this.#source?.close();
  }

  #bar({ done, total }: Step): void {
    const bar = this.progressTarget.querySelector('progress');
    if (bar) {
      bar.max = total;
      bar.value = done;
    }
    const number = this.progressTarget.querySelector('.num');
    if (number) number.textContent = `${done}/${total}`;
  }
}

interface Step {
  readonly done: number;
  readonly total: number;
}

const told = (event: Event): unknown => JSON.parse((event as MessageEvent<string>).data);
