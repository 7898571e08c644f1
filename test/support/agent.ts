// An agent on somebody's own computer: it has the key, gets a question as JSON and gives the values back.
import type { OpenPending } from '../../src/server/application/index.ts';
import type { ExternalPending, ExternalQuestion } from '../../src/signing/devices/index.ts';
import type { Identity } from './pki.ts';

/** As an agent with the key answers: one value for each digest of the question. */
export async function answerOf(
  { device }: Identity,
  questions: readonly (OpenPending | ExternalQuestion)[],
): Promise<string[]> {
  const [question] = questions as readonly ExternalPending[];
  const items = question!.items.map(({ bytes, digest }) => ({
    bytes: Buffer.from(bytes, 'base64'),
    digest: Buffer.from(digest, 'base64'),
  }));
  return (await device.sign(items)).map((value) => Buffer.from(value).toString('base64'));
}
