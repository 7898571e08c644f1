// Sends evidence one file at a time, with a bar that moves, after showing it; what is there can be ticked off again.
import { Controller } from '@hotwired/stimulus';
import { Refused } from '../api.ts';
import { drawFile } from '../draw-file.ts';
import { sendFile } from '../send-file.ts';

export class SendEvidence extends Controller<HTMLElement> {
  static override targets = ['file', 'kind', 'button', 'busy', 'bar', 'trouble', 'stage', 'list', 'row'];
  static override values = { url: String, failed: String, preview: String };
  declare readonly fileTarget: HTMLInputElement;
  declare readonly kindTarget: HTMLSelectElement;
  declare readonly buttonTarget: HTMLButtonElement;
  declare readonly busyTarget: HTMLElement;
  declare readonly barTarget: HTMLProgressElement;
  declare readonly troubleTarget: HTMLElement;
  declare readonly stageTarget: HTMLElement;
  declare readonly listTarget: HTMLElement;
  declare readonly rowTarget: HTMLTemplateElement;
  declare readonly urlValue: string;
  declare readonly failedValue: string;
  declare readonly previewValue: string;

  async preview(): Promise<void> {
    const [file] = this.fileTarget.files ?? [];
    this.stageTarget.hidden = file === undefined;
    if (file === undefined) return;
    await drawFile(this.stageTarget, await file.arrayBuffer(), file.type, this.previewValue).catch(() => {
      this.stageTarget.hidden = true;
    });
  }

  async send(): Promise<void> {
    const [file] = this.fileTarget.files ?? [];
    if (file === undefined) {
      this.fileTarget.focus();
      return;
    }
    this.#busy(true);
    this.troubleTarget.hidden = true;
    const query = new URLSearchParams({ kind: this.kindTarget.value, name: file.name.slice(0, 200) });
    try {
      const onSent = (share: number) => {
        this.barTarget.value = share;
      };
      const sent = await sendFile(`${this.urlValue}?${query}`, file, onSent, { mediaType: file.type });
      this.#add((sent as { readonly id: string }).id, file.name);
      this.fileTarget.value = '';
      this.stageTarget.hidden = true;
    } catch (error) {
      this.troubleTarget.textContent = error instanceof Refused ? error.message : this.failedValue;
      this.troubleTarget.hidden = false;
    } finally {
      this.#busy(false);
    }
  }

  #busy(busy: boolean): void {
    this.busyTarget.hidden = !busy;
    this.buttonTarget.disabled = busy;
    this.barTarget.value = 0;
  }

  #add(id: string, name: string): void {
    const row = document.importNode(this.rowTarget.content, true);
    const box = row.querySelector<HTMLInputElement>('input');
    if (box) box.value = id;
    for (const place of row.querySelectorAll('[data-name]')) place.textContent = name;
    for (const place of row.querySelectorAll('[data-kind]'))
      place.textContent = this.kindTarget.selectedOptions[0]?.textContent ?? '';
    this.listTarget.append(row);
  }
}
