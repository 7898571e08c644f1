// What a failed operation said.
import { Fault } from '../../src/kernel/index.ts';

/** The fault an attempt ends with; any other outcome fails the test. */
export async function faultOf(attempt: Promise<unknown>): Promise<Fault> {
  const error: unknown = await attempt.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof Fault) return error;
  throw error instanceof Error ? error : new Error(String(error));
}

export const codeOf = async (attempt: Promise<unknown>): Promise<string> => (await faultOf(attempt)).code;

/** Everything of a fault that could reach a log, a journal or a screen, causes included. */
export function everythingSaid(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const members = JSON.stringify(Object.entries(fault));
  return `${members} ${fault.message} ${fault.stack ?? ''} ${fault.cause ? everythingSaid(fault.cause) : ''}`;
}
