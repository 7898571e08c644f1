// Checks a file that is dropped or chosen: sends it, says how far it is, draws the verdict and gives the report away.
import { Controller } from '@hotwired/stimulus';
import { Refused } from '../api.ts';
import { fetchFile, keep } from '../fetch-file.ts';
import { fill } from '../fill.ts';
import { sendFile } from '../send-file.ts';
import { valuesOf, verdictOf, type Report } from '../verification.ts';

const LARGEST = 50 * 1024 * 1024;

export class VerifyFile extends Controller<HTMLElement> {
  static override targets = [
    'area',
    'input',
    'progress',
    'said',
    'bar',
    'trouble',
    'result',
    'verdict',
    'report',
  ];
  static override values = { words: Object };
  declare readonly areaTarget: HTMLElement;
  declare readonly inputTarget: HTMLInputElement;
  declare readonly progressTarget: HTMLElement;
  declare readonly saidTarget: HTMLElement;
  declare readonly barTarget: HTMLProgressElement;
  declare readonly troubleTarget: HTMLElement;
  declare readonly resultTarget: HTMLElement;
  declare readonly verdictTargets: HTMLTemplateElement[];
  declare readonly reportTarget: HTMLTemplateElement;
  declare readonly wordsValue: Readonly<Record<string, string>>;
  #given = '';
  /** Shown at this moment; examined once more for its report on paper. */
  #shown: File | undefined;

  override disconnect(): void {
    URL.revokeObjectURL(this.#given);
  }

  over(event: DragEvent): void {
    event.preventDefault();
    this.areaTarget.classList.add('is-over');
  }

  out(): void {
    this.areaTarget.classList.remove('is-over');
  }

  drop(event: DragEvent): void {
    event.preventDefault();
    this.out();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void this.#check(file);
  }

  choose(): void {
    const [file] = this.inputTarget.files ?? [];
    if (file) void this.#check(file);
  }

  print(): void {
    print();
  }

  async report({ currentTarget }: Event): Promise<void> {
    const [file, button] = [this.#shown, currentTarget as HTMLButtonElement];
    if (file === undefined) return;
    const { lang } = document.documentElement;
    const asked = new URLSearchParams({
      language: lang === 'en' ? 'en' : 'vi',
      name: file.name.slice(0, 200),
    });
    this.troubleTarget.textContent = '';
    button.disabled = true;
    button.classList.add('btn-loading');
    try {
      const report = await fetchFile(`/api/verification-reports?${asked.toString()}`, file);
      keep(report, this.wordsValue.reportName ?? '');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#refuse(error.problem.title);
    } finally {
      button.disabled = false;
      button.classList.remove('btn-loading');
    }
  }

  async #check(file: File): Promise<void> {
    this.troubleTarget.textContent = '';
    this.resultTarget.replaceChildren();
    if (file.size > LARGEST || !(await looksLikePdf(file))) {
      this.#refuse(this.wordsValue.unreadable ?? '');
      return;
    }
    this.progressTarget.hidden = false;
    this.inputTarget.disabled = true;
    try {
      const report = await sendFile('/api/verifications', file, (share) => this.#sent(share));
      this.#shown = file;
      this.#show(report as Report, file.name);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#refuse(error.problem.title);
    } finally {
      this.progressTarget.hidden = true;
      this.inputTarget.disabled = false;
      // The same file may be chosen again.
      this.inputTarget.value = '';
    }
  }

  #sent(share: number): void {
    const { sending = '', examining = '' } = this.wordsValue;
    const gone = share >= 1;
    this.saidTarget.textContent = gone ? examining : `${sending}: ${Math.floor(share * 100)} %`;
    if (gone) this.barTarget.removeAttribute('value');
    else this.barTarget.value = share;
  }

  #refuse(why: string): void {
    this.troubleTarget.textContent = why;
  }

  #show(report: Report, file: string): void {
    URL.revokeObjectURL(this.#given);
    this.#given = URL.createObjectURL(
      new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }),
    );
    const language = document.documentElement.lang === 'en' ? 'en' : 'vi';
    const telling = { language, words: this.wordsValue, file, json: this.#given } as const;
    const drawn = fill(this.reportTarget, valuesOf(report, telling));
    const name = verdictOf(report);
    const verdict = this.verdictTargets.find((one) => one.dataset.name === name);
    if (verdict)
      drawn.querySelector('[data-slot=verdict]')?.append(document.importNode(verdict.content, true));
    drawn.querySelector<HTMLAnchorElement>('a[download]')?.setAttribute('download', 'ket-qua-kiem-tra.json');
    this.resultTarget.replaceChildren(drawn);
    this.resultTarget.focus();
    this.resultTarget.scrollIntoView({ block: 'start' });
  }
}

/** The header stands within the first kilobyte, as the server wants it. */
const looksLikePdf = async (file: Blob): Promise<boolean> =>
  (await file.slice(0, 1024).text()).includes('%PDF-');
