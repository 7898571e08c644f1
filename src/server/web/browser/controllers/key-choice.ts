// Shows only the fields that the chosen key needs, and empties the others.
import { Controller } from '@hotwired/stimulus';

export class KeyChoice extends Controller<HTMLElement> {
  static override targets = ['choice', 'field'];
  static override values = { needs: String };
  declare readonly choiceTargets: readonly HTMLInputElement[];
  declare readonly fieldTargets: readonly HTMLElement[];
  /** Where there is nothing to choose. */
  declare readonly needsValue: string;

  override connect(): void {
    this.change();
  }

  change(): void {
    const chosen = this.choiceTargets.find(({ checked }) => checked);
    const needs = (chosen?.dataset.needs ?? this.needsValue).split(' ');
    for (const field of this.fieldTargets) {
      field.hidden = !needs.includes(field.dataset.field ?? '');
      if (field.hidden) for (const input of field.querySelectorAll('input')) input.value = '';
    }
  }
}
