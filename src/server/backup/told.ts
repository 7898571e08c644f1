// What the disk or the database refused, told as a fault.
import { Fault } from '../../kernel/index.ts';
import { backupFault } from './faults.ts';

interface Refusal {
  readonly code?: unknown;
  readonly message?: string;
  /** TypeORM wraps what better-sqlite3 throws. */
  readonly driverError?: { readonly code?: string };
}

/** Anything else is a mistake of ours and stays what it is. */
export function told(failure: unknown): unknown {
  if (failure instanceof Fault || typeof failure !== 'object' || failure === null) return failure;
  const { code: own, driverError, message } = failure as Refusal;
  const code = driverError?.code ?? own;
  if (typeof code !== 'string') return failure;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code))
    return backupFault('backup.databaseDamaged', { findings: message ?? code }, { cause: failure });
  return backupFault('backup.failed', { reason: message ?? code }, { cause: failure });
}
