// One document that cannot be processed is an outcome, not the end of the batch.
import { Fault } from '../../kernel/index.ts';
import { applicationFault } from '../application/index.ts';
import type { WorkFailure } from '../application/index.ts';

export function failureOf(error: unknown): WorkFailure['failed'] {
  const fault =
    error instanceof Fault
      ? error
      : applicationFault('workshop.unexpected', {
          reason: error instanceof Error ? error.message : String(error),
        });
  return { code: fault.code, ...fault.title };
}
