// giaplai answer QUESTIONS -o ANSWERS: the agent's side. A key on this computer signs what giaplai sign asked elsewhere.
import { writeFileSync } from 'node:fs';
import {
  externalDevice,
  type ExternalQuestion,
  localDevice,
  questionFrom,
} from '../signing/devices/index.ts';
import { cliFault } from './faults.ts';
import { type KeyOptions, openHere, read } from './keys/own-key.ts';
import { green, print } from './screen.ts';

export interface AnswerCommand extends KeyOptions {
  readonly output: string;
}

/** Nothing of the documents is in a question: digests, and the certificate that is to sign. */
export async function answerQuestions(file: string, options: AnswerCommand): Promise<number> {
  const questions = questionsIn(file);
  const key = await openHere(options);
  if (key === undefined) throw cliFault('cli.noKey');
  try {
    const { chain, algorithm } = key.signer;
    const own = Buffer.from(chain[0] ?? []).toString('base64');
    const answers: { digest: string; value: string }[] = [];
    for (const question of questions) {
      if (question.certificate !== own || question.algorithm !== algorithm)
        throw cliFault('cli.questionOfAnother');
      const items = question.items.map(questionFrom);
      // Checked here as well: a wrong value should not travel back.
      const device = externalDevice({ chain, algorithm });
      const values = device.accept(items, await signed(key.signer, items));
      question.items.forEach(({ digest }, index) =>
        answers.push({ digest, value: values[index]?.toString('base64') ?? '' }),
      );
    }
    write(options.output, `${JSON.stringify({ answers }, null, 2)}\n`);
    print(`${green('✔')} ${answers.length} chữ ký / signatures → ${options.output}`);
    return 0;
  } finally {
    await key.close();
  }
}

type Here = NonNullable<Awaited<ReturnType<typeof openHere>>>['signer'];

const signed = (signer: Here, items: ReturnType<typeof questionFrom>[]): Promise<readonly Uint8Array[]> =>
  'sign' in signer ? signer.sign(items) : localDevice(signer).sign(items);

function questionsIn(file: string): readonly ExternalQuestion[] {
  try {
    const { questions } = JSON.parse(read(file).toString('utf8')) as {
      readonly questions: readonly ExternalQuestion[];
    };
    for (const { items } of questions) items.map(questionFrom);
    return questions;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw cliFault('cli.badQuestions', { file }, { cause: error });
    throw error;
  }
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw cliFault('cli.fileExists', { file }, { cause: error });
    throw cliFault('cli.cannotWrite', { file, reason: (error as Error).message }, { cause: error });
  }
}
