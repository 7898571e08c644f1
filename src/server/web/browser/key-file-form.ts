// A form that a key file of the person may sign, here in the browser: file and password are taken, troubles are told.
import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';
import { Refused } from './api.ts';
import type { OpenedKey } from './key-file.ts';
import type { Refusal } from './pkcs12.ts';

export abstract class KeyFileForm extends Controller<HTMLElement> {
  static override targets = ['file', 'password', 'trouble', 'busy', 'bar'];
  static override values: Record<string, StringConstructor | NumberConstructor> = {
    ...{ wrong: String, unread: String, unfit: String, missing: String },
  };
  declare readonly fileTarget: HTMLInputElement;
  declare readonly passwordTarget: HTMLInputElement;
  declare readonly troubleTarget: HTMLElement;
  declare readonly busyTarget: HTMLElement;
  declare readonly barTarget: HTMLProgressElement;
  declare readonly wrongValue: string;
  declare readonly unreadValue: string;
  declare readonly unfitValue: string;
  declare readonly missingValue: string;
  #submit = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    if (!this.isForFile(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void this.#sign(form);
  };

  override connect(): void {
    this.element.addEventListener('submit', this.#submit, true);
  }

  override disconnect(): void {
    this.element.removeEventListener('submit', this.#submit, true);
  }

  /** @returns where to look afterwards. @throws Refused */
  protected abstract signWith(key: OpenedKey, form: HTMLFormElement): Promise<string>;

  protected isForFile(form: HTMLFormElement): boolean {
    return new FormData(form).get('key') === 'file';
  }

  async #sign(form: HTMLFormElement): Promise<void> {
    if (!this.busyTarget.hidden) return;
    this.troubleTarget.hidden = true;
    this.busyTarget.hidden = false;
    try {
      visit(await this.signWith(await this.#open(), form));
    } catch (error) {
      this.#say(error);
      this.busyTarget.hidden = true;
    } finally {
      this.passwordTarget.value = '';
    }
  }

  async #open(): Promise<OpenedKey> {
    const [file] = this.fileTarget.files ?? [];
    if (file === undefined) throw new Error(this.missingValue);
    const { openKeyFile } = await import('./key-file.ts');
    return openKeyFile(await file.arrayBuffer(), this.passwordTarget.value);
  }

  #say(error: unknown): void {
    const { refusal } = error as { readonly refusal?: Refusal };
    const said = { wrong: this.wrongValue, unread: this.unreadValue, unfit: this.unfitValue };
    this.troubleTarget.textContent =
      refusal === undefined
        ? error instanceof Refused || error instanceof Error
          ? error.message
          : this.unfitValue
        : said[refusal];
    this.troubleTarget.hidden = false;
  }
}

export const octets = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
