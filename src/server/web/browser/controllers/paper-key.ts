// Signs one paper with a key file of the person: the API is asked what to sign, and given the value.
import { ask } from '../api.ts';
import { KeyFileForm, octets } from '../key-file-form.ts';
import type { OpenedKey } from '../key-file.ts';

interface Question {
  readonly id: string;
  readonly items: readonly [{ readonly bytes: string }];
}

export class PaperKey extends KeyFileForm {
  static override values = { question: String, answer: String, revision: Number };
  declare readonly questionValue: string;
  declare readonly answerValue: string;
  declare readonly revisionValue: number;

  protected override async signWith(key: OpenedKey, form: HTMLFormElement): Promise<string> {
    const decisionNumber = new FormData(form).get('decisionNumber');
    const { id, items } = (await ask(this.questionValue, {
      method: 'POST',
      headers: { 'if-match': `"${this.revisionValue}"` },
      json: {
        certificates: key.certificates,
        ...(typeof decisionNumber === 'string' && { decisionNumber }),
      },
    })) as Question;
    const value = await key.sign(octets(items[0].bytes));
    await ask(this.answerValue, { method: 'POST', json: { question: id, value } });
    return location.pathname;
  }
}
