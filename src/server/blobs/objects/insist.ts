// Asks an object store again when it was slow, busy, cut off or garbled; says in the end what kept it from answering.
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../../../kernel/index.ts';
import { objectFault } from '../../application/on-threads/index.ts';

/** What arrived is not what was sent: in transit, by all one can tell, until it happens again. */
export class Garbled extends Error {}

/** What the SDK throws: an answer of the service, or what kept it from arriving. */
interface Refusal extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly code?: string;
  readonly $response?: unknown;
}

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 100;

/**
 * @param place as the fault names it
 * @throws Fault `objects.*`; what is no trouble of the store as it is
 */
export async function insist<Result>(
  place: string,
  attempt: () => Promise<Result>,
  attempts = ATTEMPTS,
): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      const trouble = troubleOf(error, place);
      if (trouble === null) throw error;
      if (trouble.code !== 'objects.unreachable' || count >= attempts) throw trouble;
      // Several at once are not to come back at once.
      await pause(FIRST_PAUSE_MS * 2 ** (count - 1) * (0.5 + Math.random()));
    }
  }
}

/** Null for what has nothing to do with the store. */
export function troubleOf(error: unknown, place: string): Fault | null {
  if (error instanceof Fault || typeof (error as Partial<Error> | null)?.message !== 'string') return null;
  const refusal = error as Refusal;
  const reason = refusal.name === 'AbortError' ? 'no answer in time' : wordsOf(refusal);
  const told = (code: Parameters<typeof objectFault>[0]) =>
    objectFault(code, { place, reason }, { cause: error });
  if (refusal.name === 'NoSuchBucket') return told('objects.bucketMissing');
  if (refusal.name === 'CredentialsProviderError' || refusal.message.startsWith('Region is missing'))
    return told('objects.refused');
  const status = refusal.$metadata?.httpStatusCode;
  if (status !== undefined && PATIENTLY.has(refusal.name)) return told('objects.unreachable');
  if (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429)
    return told('objects.refused');
  if (status !== undefined || error instanceof Garbled || fromTheWire(refusal))
    return told('objects.unreachable');
  return null;
}

const wordsOf = ({ name, message }: Error): string =>
  [...new Set([name, message])].filter((text) => text !== 'Error').join(': ');

/**
 * Answered with a refusal, and yet worth another try: the SDK has learnt the store's clock, the body may have suffered
 * on its way, two wrote at once.
 */
const PATIENTLY = new Set([
  ...['RequestTimeTooSkewed', 'RequestTimeout', 'BadDigest', 'XAmzContentSHA256Mismatch'],
  ...['ConditionalRequestConflict', 'OperationAborted', 'SlowDown', 'Throttling', 'IncompleteBody'],
]);

const fromTheWire = ({ name, code, message, $response }: Refusal): boolean =>
  $response !== undefined ||
  ['TimeoutError', 'AbortError', 'SyntaxError'].includes(name) ||
  /^(E[A-Z]+|ERR_(STREAM|SSL|TLS|HTTP)\w*|HPE_\w+|UND_\w+|CERT_\w+)$/.test(code ?? '') ||
  /socket hang up|aborted|premature close|\bE(CONN|PIPE|HOST|NET|TIMEDOUT|AI_)/i.test(message);
