// Says again what was typed, before it is sent: each cell with its old and new value.
import { Controller } from '@hotwired/stimulus';

export class ListChanges extends Controller<HTMLElement> {
  static override targets = ['cell', 'list', 'none'];
  declare readonly cellTargets: readonly HTMLElement[];
  declare readonly listTarget: HTMLElement;
  declare readonly noneTarget: HTMLElement;

  override connect(): void {
    this.show();
  }

  show(): void {
    const lines = this.cellTargets.flatMap((row) => {
      const { cell = '', old = '' } = row.dataset;
      const typed = row.querySelector<HTMLInputElement>('input[name^="to:"]')?.value.trim() ?? '';
      const erased = row.querySelector<HTMLInputElement>('input[name=erase]')?.checked === true;
      if (typed === '' && !erased) return [];
      const line = document.createElement('li');
      line.textContent = `${cell}: ${old} → ${erased ? '∅' : typed}`;
      return [line];
    });
    this.listTarget.replaceChildren(...lines);
    this.noneTarget.hidden = lines.length > 0;
  }
}
