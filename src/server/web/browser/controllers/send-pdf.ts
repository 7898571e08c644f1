// Sends a PDF with what the form says about it: shows it before, how far it is, and beside which field it was refused.
import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';
import { Refused } from '../api.ts';
import { drawFile } from '../draw-file.ts';
import { sendFile } from '../send-file.ts';

const LARGEST = 50 * 1024 * 1024;

export class SendPdf extends Controller<HTMLFormElement> {
  static override targets = ['file', 'button', 'busy', 'said', 'bar', 'stage', 'wrong'];
  static override values = {
    url: String,
    page: { type: String, default: '/dossiers/' },
    revision: Number,
    words: Object,
  };
  declare readonly fileTarget: HTMLInputElement;
  declare readonly buttonTarget: HTMLButtonElement;
  declare readonly busyTarget: HTMLElement;
  declare readonly saidTarget: HTMLElement;
  declare readonly barTarget: HTMLProgressElement;
  declare readonly stageTarget: HTMLElement;
  declare readonly wrongTargets: readonly HTMLElement[];
  declare readonly urlValue: string;
  /** Where the answer's id leads. */
  declare readonly pageValue: string;
  declare readonly hasRevisionValue: boolean;
  declare readonly revisionValue: number;
  declare readonly wordsValue: Readonly<Record<string, string>>;

  async preview(): Promise<void> {
    const [file] = this.fileTarget.files ?? [];
    this.#clear();
    this.stageTarget.hidden = file === undefined;
    if (file === undefined) return;
    const { page = '' } = this.wordsValue;
    await drawFile(this.stageTarget, await file.arrayBuffer(), 'application/pdf', page).catch(() => {
      this.stageTarget.hidden = true;
    });
  }

  async send(event: Event): Promise<void> {
    event.preventDefault();
    this.#clear();
    const [file] = this.fileTarget.files ?? [];
    const trouble = await troubleOf(file);
    if (file === undefined || trouble !== null) {
      this.#refuse('', this.wordsValue[trouble ?? 'noFile'] ?? '');
      return;
    }
    this.#busy(true);
    try {
      const revised = this.hasRevisionValue ? { 'if-match': `"${this.revisionValue}"` } : {};
      const made = await sendFile(`${this.urlValue}?${this.#query()}`, file, (share) => this.#sent(share), {
        headers: revised,
      });
      visit(`${this.pageValue}${(made as { readonly id: string }).id}`);
    } catch (error) {
      this.#busy(false);
      const known = error instanceof Refused ? error : null;
      this.#refuse(known?.problem.code ?? '', known?.message ?? this.wordsValue.failed ?? '');
    }
  }

  /** What was chosen or typed; nothing for what was left open. */
  #query(): string {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(this.element))
      if (typeof value === 'string' && value.trim() !== '') query.set(name, value.trim());
    return query.toString();
  }

  #sent(share: number): void {
    const { sending = '', examining = '' } = this.wordsValue;
    const gone = share >= 1;
    this.saidTarget.textContent = gone ? examining : `${sending}: ${Math.floor(share * 100)} %`;
    if (gone) this.barTarget.removeAttribute('value');
    else this.barTarget.value = share;
  }

  /** Beside the field that the fault is about; beside the file where it is about none. */
  #refuse(code: string, why: string): void {
    const place =
      this.wrongTargets.find(({ dataset }) => code !== '' && dataset.faults?.split(' ').includes(code)) ??
      this.wrongTargets.find(({ dataset }) => dataset.faults === '*');
    const field = place && this.element.querySelector<HTMLElement>(`[aria-describedby~="${place.id}"]`);
    if (!place || !field) return;
    place.textContent = `${why} `;
    if (code !== '') place.append(linkTo(`/problems/${code}`, this.wordsValue.whatToDo ?? ''));
    field.classList.add('is-invalid');
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  }

  #clear(): void {
    for (const place of this.wrongTargets) place.replaceChildren();
    for (const field of this.element.querySelectorAll('.is-invalid')) {
      field.classList.remove('is-invalid');
      field.removeAttribute('aria-invalid');
    }
  }

  #busy(busy: boolean): void {
    this.busyTarget.hidden = !busy;
    this.buttonTarget.disabled = busy;
    this.barTarget.value = 0;
  }
}

/** The header stands within the first kilobyte, as the server wants it. */
async function troubleOf(file: File | undefined): Promise<'noFile' | 'noPdf' | 'tooLarge' | null> {
  if (file === undefined) return 'noFile';
  if (file.size > LARGEST) return 'tooLarge';
  return (await file.slice(0, 1024).text()).includes('%PDF-') ? null : 'noPdf';
}

function linkTo(address: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener';
  link.className = 'text-decoration-underline';
  link.textContent = text;
  return link;
}
