// One document that cannot be processed is an outcome, not the end of the batch.
import { Fault } from '../../kernel/index.ts';
import { applicationFault, diskTrouble } from '../application/on-threads/index.ts';
import type { WorkFailure } from '../application/index.ts';

export function failureOf(error: unknown): WorkFailure['failed'] {
  const reason = error instanceof Error ? error.message : String(error);
  const fault =
    error instanceof Fault
      ? error
      : (diskTrouble(error) ?? applicationFault('workshop.unexpected', { reason }));
  return { code: fault.code, ...fault.title };
}
