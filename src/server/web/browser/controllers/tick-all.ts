// Ticks all or none of a list, counts what is ticked, and lets nothing be sent while that is none.
import { Controller } from '@hotwired/stimulus';

export class TickAll extends Controller<HTMLElement> {
  static override targets = ['all', 'one', 'number', 'submit'];
  declare readonly hasAllTarget: boolean;
  declare readonly allTarget: HTMLInputElement;
  declare readonly oneTargets: readonly HTMLInputElement[];
  declare readonly numberTargets: readonly HTMLElement[];
  declare readonly submitTargets: readonly HTMLButtonElement[];

  override connect(): void {
    this.count();
  }

  toggle(): void {
    for (const one of this.oneTargets) one.checked = this.allTarget.checked;
    this.count();
  }

  count(): void {
    const ticked = this.oneTargets.filter(({ checked }) => checked).length;
    if (this.hasAllTarget) {
      this.allTarget.checked = ticked === this.oneTargets.length;
      this.allTarget.indeterminate = ticked > 0 && ticked < this.oneTargets.length;
    }
    for (const number of this.numberTargets) number.textContent = `${ticked}/${this.oneTargets.length}`;
    for (const submit of this.submitTargets) submit.disabled = ticked === 0;
  }
}
