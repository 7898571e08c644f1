// Signs many documents with a key file of the person: the server asks, the key answers, the file stays in the browser.
import { ask } from '../api.ts';
import { KeyFileForm, octets } from '../key-file-form.ts';
import type { OpenedKey } from '../key-file.ts';

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

export class FileKey extends KeyFileForm {
  static override values = { role: String, ceremony: String };
  declare readonly roleValue: string;
  /** One that waits for answers; a new one is begun when empty. */
  declare readonly ceremonyValue: string;

  protected override isForFile(form: HTMLFormElement): boolean {
    return this.ceremonyValue !== '' || super.isForFile(form);
  }

  protected override async signWith(key: OpenedKey, form: HTMLFormElement): Promise<string> {
    const id = this.ceremonyValue === '' ? await this.#begin(form, key) : this.ceremonyValue;
    await this.#answer(id, key);
    return `/signing/ceremonies/${id}`;
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
}
