// A sheet of marks as a spreadsheet; the script that does it comes only to pages that have one.
import { Controller } from '@hotwired/stimulus';
import type { GridModel } from '../grid/model.ts';
import type { OpenGrid } from '../grid/open-grid.ts';

export class EntryGrid extends Controller<HTMLElement> {
  static override values = { model: Object };
  static override targets = [
    'table',
    'dialog',
    'panel',
    'bar',
    'state',
    'counts',
    'said',
    'offers',
    'reason',
  ];
  declare readonly modelValue: GridModel;
  declare readonly tableTarget: HTMLTableElement;
  declare readonly dialogTarget: HTMLDialogElement;
  declare readonly panelTarget: HTMLDialogElement;

  #grid: OpenGrid | null = null;

  override connect(): void {
    void this.#open();
  }

  async #open(): Promise<void> {
    const { openGrid } = await import('../grid/open-grid.ts');
    if (!this.element.isConnected || this.#grid) return;
    const { tableTarget: table, dialogTarget: dialog, panelTarget: panel } = this;
    const found = (name: string) => (this.targets.find(name) as HTMLElement | undefined) ?? null;
    // A page that Turbo kept shows what it showed when it was left.
    const stale = this.element.dataset.opened === 'true';
    this.element.dataset.opened = 'true';
    this.#grid = openGrid(
      {
        table,
        dialog,
        panel,
        bar: found('bar'),
        state: found('state'),
        counts: found('counts'),
        said: found('said'),
        offers: found('offers'),
        reason: found('reason') as HTMLInputElement | null,
      },
      this.modelValue,
      stale,
    );
  }

  override disconnect(): void {
    this.#grid?.close();
    this.#grid = null;
  }

  undo(): void {
    this.#grid?.undo();
  }
  redo(): void {
    this.#grid?.redo();
  }
  history(): void {
    this.#grid?.showHistory();
  }
  nextMissing(): void {
    this.#grid?.nextMissing();
  }
  saveNow(): void {
    this.#grid?.saveNow();
  }

  compareWorkbook({ currentTarget }: Event): void {
    const input = currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file && input.dataset.compare) this.#grid?.compare(input.dataset.compare, file);
    input.value = '';
  }
}
