// Pages through documents in place: arrow keys move between them, plus and minus change their size.
import { Controller } from '@hotwired/stimulus';
import { metaOf } from '../api.ts';

type Viewer = typeof import('../viewer.ts');
type Opened = Awaited<ReturnType<Viewer['openPdf']>>;

const sizes = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

export class ReadDocuments extends Controller<HTMLElement> {
  static override targets = [
    'entry',
    'reader',
    'stage',
    'title',
    'position',
    'opening',
    'trouble',
    'download',
    'table',
  ];
  declare readonly entryTargets: readonly HTMLAnchorElement[];
  declare readonly readerTarget: HTMLElement;
  declare readonly stageTarget: HTMLElement;
  declare readonly titleTarget: HTMLElement;
  declare readonly positionTarget: HTMLElement;
  declare readonly openingTarget: HTMLElement;
  declare readonly troubleTarget: HTMLElement;
  declare readonly downloadTarget: HTMLAnchorElement;
  declare readonly tableTarget: HTMLAnchorElement;
  #at = 0;
  #size = 2;
  #opened: Opened | undefined;
  /** Counts what was asked for, so that what comes late is thrown away. */
  #asked = 0;
  #key = (event: KeyboardEvent) => this.#pressed(event);

  override connect(): void {
    this.readerTarget.hidden = false;
    addEventListener('keydown', this.#key);
    void this.#show(0);
  }

  override disconnect(): void {
    removeEventListener('keydown', this.#key);
    this.#asked += 1;
    void this.#opened?.close();
  }

  choose(event: Event): void {
    const at = this.entryTargets.indexOf(event.currentTarget as HTMLAnchorElement);
    if (at < 0) return;
    event.preventDefault();
    void this.#show(at);
    if (matchMedia('(max-width: 61.99rem)').matches) this.readerTarget.scrollIntoView();
  }

  previous(): void {
    if (this.#at > 0) void this.#show(this.#at - 1);
  }

  next(): void {
    if (this.#at < this.entryTargets.length - 1) void this.#show(this.#at + 1);
  }

  larger(): void {
    this.#resize(1);
  }

  smaller(): void {
    this.#resize(-1);
  }

  again(): void {
    void this.#show(this.#at);
  }

  #resize(by: 1 | -1): void {
    this.#size = Math.min(sizes.length - 1, Math.max(0, this.#size + by));
    void this.#draw(this.#asked);
  }

  async #show(at: number): Promise<void> {
    const entry = this.entryTargets[at];
    if (entry === undefined) return;
    this.#at = at;
    this.#asked += 1;
    const asked = this.#asked;
    this.#tell(entry);
    this.openingTarget.hidden = false;
    this.troubleTarget.hidden = true;
    try {
      const { openPdf } = (await import(metaOf('pdf-viewer'))) as Viewer;
      const opened = await openPdf(entry.href);
      if (asked !== this.#asked) {
        await opened.close();
        return;
      }
      const former = this.#opened;
      this.#opened = opened;
      await this.#draw(asked);
      this.stageTarget.scrollTop = 0;
      await former?.close();
    } catch {
      if (asked !== this.#asked) return;
      this.stageTarget.replaceChildren();
      this.troubleTarget.hidden = false;
    } finally {
      if (asked === this.#asked) this.openingTarget.hidden = true;
    }
  }

  #tell(entry: HTMLAnchorElement): void {
    for (const one of this.entryTargets) one.removeAttribute('aria-current');
    entry.setAttribute('aria-current', 'true');
    entry.scrollIntoView({ block: 'nearest' });
    const { record = '' } = entry.dataset;
    this.titleTarget.textContent = entry.textContent;
    this.positionTarget.textContent = `${this.#at + 1}/${this.entryTargets.length}`;
    this.downloadTarget.href = entry.href;
    this.tableTarget.href = `/records/${record}#content`;
    const which = this.element.querySelector<HTMLSelectElement>('select[name=returning]');
    if (which) which.value = record;
  }

  async #draw(asked: number): Promise<void> {
    const opened = this.#opened;
    if (opened === undefined) return;
    const width = Math.floor((this.stageTarget.clientWidth - 24) * (sizes[this.#size] ?? 1));
    const canvases = Array.from({ length: opened.pages }, (_, page) => this.#canvas(page + 1));
    for (const [page, canvas] of canvases.entries()) {
      await opened.draw(page + 1, canvas, width);
      if (asked !== this.#asked || opened !== this.#opened) return;
      if (page === 0) this.stageTarget.replaceChildren(canvas);
      else this.stageTarget.append(canvas);
    }
  }

  #canvas(page: number): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `${this.stageTarget.dataset.page ?? ''} ${page}`);
    return canvas;
  }

  #pressed(event: KeyboardEvent): void {
    const { target, key } = event;
    const typing =
      target instanceof Element && target.closest('input:not([type=checkbox]), select, textarea');
    if (typing || event.ctrlKey || event.altKey || event.metaKey) return;
    const deed = deeds[key];
    if (deed === undefined) return;
    event.preventDefault();
    this[deed]();
  }
}

const deeds: Readonly<Record<string, 'previous' | 'next' | 'larger' | 'smaller'>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
};
