// Follows a signing over its event stream: bar, outcome of each document, what the phone is asked; at the end the page comes anew.
import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';

interface Step {
  readonly done: number;
  readonly total: number;
  readonly record: string;
  readonly stage: string;
  readonly trouble: Trouble | null;
}
interface Steps {
  readonly done: number;
  readonly total: number;
  readonly items: readonly Pick<Step, 'record' | 'trouble'>[];
}
type Trouble = Readonly<Record<string, string>>;

export class FollowCeremony extends Controller<HTMLElement> {
  static override targets = ['progress', 'outcome', 'signed', 'refused', 'phone', 'countdown'];
  static override values = { stream: String };
  declare readonly streamValue: string;
  declare readonly progressTarget: HTMLElement;
  declare readonly outcomeTargets: readonly HTMLElement[];
  declare readonly signedTarget: HTMLTemplateElement;
  declare readonly refusedTarget: HTMLTemplateElement;
  declare readonly phoneTarget: HTMLElement;
  declare readonly countdownTarget: HTMLElement;
  #source: EventSource | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  override connect(): void {
    const source = new EventSource(this.streamValue);
    this.#source = source;
    source.addEventListener('steps', (event) => this.#steps(told(event) as Steps));
    source.addEventListener('progress', (event) => this.#step(told(event) as Step));
    source.addEventListener('confirming', (event) =>
      this.#confirm((told(event) as { readonly until: string }).until),
    );
    source.addEventListener('state', (event) => {
      if ((told(event) as { readonly state: string }).state === 'running') return;
      source.close();
      visit(location.href, { action: 'replace' });
    });
    const { until } = this.countdownTarget.dataset;
    if (until !== undefined) this.#confirm(until);
  }

  override disconnect(): void {
    this.#source?.close();
    clearInterval(this.#clock);
  }

  #steps({ done, total, items }: Steps): void {
    for (const { record, trouble } of items) this.#outcome(record, trouble);
    this.#bar(done, total);
  }

  #step({ done, total, record, trouble, stage }: Step): void {
    if (stage !== 'sign' && stage !== 'seal') return;
    this.phoneTarget.hidden = true;
    this.#outcome(record, trouble);
    this.#bar(done, total);
  }

  #bar(done: number, total: number): void {
    const bar = this.progressTarget.querySelector('progress');
    if (bar) {
      bar.max = total;
      bar.value = done;
    }
    const number = this.progressTarget.querySelector('.num');
    if (number) number.textContent = `${done}/${total}`;
  }

  #outcome(record: string, trouble: Trouble | null): void {
    const cell = this.outcomeTargets.find((one) => one.dataset.record === record);
    const signed = trouble === null || trouble.code === 'signing.alreadySigned';
    const template = signed ? this.signedTarget : this.refusedTarget;
    cell?.replaceChildren(template.content.cloneNode(true));
    if (!signed) cell?.append(` ${trouble[document.documentElement.lang] ?? ''}`);
  }

  #confirm(until: string): void {
    this.phoneTarget.hidden = false;
    clearInterval(this.#clock);
    const show = () => {
      const left = Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000));
      this.countdownTarget.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    };
    show();
    this.#clock = setInterval(show, 1000);
  }
}

const told = (event: Event): unknown => JSON.parse((event as MessageEvent<string>).data);
