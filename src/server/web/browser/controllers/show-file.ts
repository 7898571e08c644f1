// Shows a file of the API in the page: at once, or when its button is pressed.
import { Controller } from '@hotwired/stimulus';
import { drawFile } from '../draw-file.ts';

export class ShowFile extends Controller<HTMLElement> {
  static override targets = ['stage', 'opening', 'trouble', 'button'];
  static override values = { url: String, type: String, page: String, atOnce: Boolean };
  declare readonly stageTarget: HTMLElement;
  declare readonly openingTarget: HTMLElement;
  declare readonly troubleTarget: HTMLElement;
  declare readonly buttonTargets: readonly HTMLElement[];
  declare readonly urlValue: string;
  declare readonly typeValue: string;
  declare readonly pageValue: string;
  declare readonly atOnceValue: boolean;

  override connect(): void {
    if (this.atOnceValue) void this.open();
  }

  async open(): Promise<void> {
    this.openingTarget.hidden = false;
    this.troubleTarget.hidden = true;
    this.stageTarget.hidden = false;
    for (const button of this.buttonTargets) button.setAttribute('aria-expanded', 'true');
    try {
      const answer = await fetch(this.urlValue);
      if (!answer.ok) throw new Error(String(answer.status));
      await drawFile(this.stageTarget, await answer.arrayBuffer(), this.typeValue, this.pageValue);
    } catch {
      this.stageTarget.hidden = true;
      this.troubleTarget.hidden = false;
    } finally {
      this.openingTarget.hidden = true;
    }
  }

  toggle(): void {
    if (this.stageTarget.hidden) {
      void this.open();
      return;
    }
    this.stageTarget.hidden = true;
    for (const button of this.buttonTargets) button.setAttribute('aria-expanded', 'false');
  }
}
