// Signs with a key file of the person, here in the browser: the server asks, the key answers, the file stays where it is.
import { Controller } from '@hotwired/stimulus';
import { visit } from '@hotwired/turbo';
import { Refused, ask } from '../api.ts';
import type { OpenedKey } from '../key-file.ts';
import type { Refusal } from '../pkcs12.ts';

interface Ceremony {
  readonly id: string;
  readonly state: string;
  readonly records: number;
  readonly outcomes: readonly unknown[];
  readonly questions: readonly {
    readonly items: readonly { readonly digest: string; readonly bytes: string }[];
  }[];
}

/** A document that somebody else signs meanwhile is asked for again; never without end. */
const MOST_ROUNDS = 20;
const POLL_MS = 700;

export class FileKey extends Controller<HTMLElement> {
  static override targets = ['file', 'password', 'trouble', 'busy', 'bar'];
  static override values = {
    ...{ role: String, ceremony: String, missing: String },
    ...{ wrong: String, unread: String, unfit: String },
  };
  declare readonly fileTarget: HTMLInputElement;
  declare readonly passwordTarget: HTMLInputElement;
  declare readonly troubleTarget: HTMLElement;
  declare readonly busyTarget: HTMLElement;
  declare readonly barTarget: HTMLProgressElement;
  declare readonly roleValue: string;
  /** One that waits for answers; a new one is begun when empty. */
  declare readonly ceremonyValue: string;
  declare readonly wrongValue: string;
  declare readonly unreadValue: string;
  declare readonly unfitValue: string;
  declare readonly missingValue: string;
  #submit = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    if (this.ceremonyValue === '' && new FormData(form).get('key') !== 'file') return;
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

  async #sign(form: HTMLFormElement): Promise<void> {
    if (!this.busyTarget.hidden) return;
    this.troubleTarget.hidden = true;
    this.busyTarget.hidden = false;
    try {
      const key = await this.#open();
      const id = this.ceremonyValue === '' ? await this.#begin(form, key) : this.ceremonyValue;
      await this.#answer(id, key);
      visit(`/signing/ceremonies/${id}`);
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
    const { openKeyFile } = await import('../key-file.ts');
    return openKeyFile(await file.arrayBuffer(), this.passwordTarget.value);
  }

  async #begin(form: HTMLFormElement, { certificates }: OpenedKey): Promise<string> {
    const json = {
      role: this.roleValue,
      records: new FormData(form).getAll('record'),
      key: { kind: 'external', certificates },
    };
    return ((await ask('/api/ceremonies', { method: 'POST', json })) as Ceremony).id;
  }

  async #answer(id: string, key: OpenedKey): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const { state, questions } = await this.#rested(id);
      if (state !== 'waiting') return;
      const answers = [];
      for (const { digest, bytes } of questions.flatMap(({ items }) => items))
        answers.push({ digest, value: await key.sign(octets(bytes)) });
      await ask(`/api/ceremonies/${id}/answers`, { method: 'POST', json: { answers } });
    }
  }

  async #rested(id: string): Promise<Ceremony> {
    for (;;) {
      const ceremony = (await ask(`/api/ceremonies/${id}`)) as Ceremony;
      this.barTarget.max = ceremony.records;
      this.barTarget.value = ceremony.outcomes.length;
      if (ceremony.state !== 'running') return ceremony;
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
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

const octets = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
