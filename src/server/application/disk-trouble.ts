// What the disk says no to, as a fault that names the place: whoever asked may come again, and nothing was half done.
import type { Fault } from '../../kernel/index.ts';
import { applicationFault } from './faults.ts';

type Trouble = 'disk.full' | 'disk.readOnly' | 'disk.failing';

/** Of the system (errno), and of SQLite (https://www.sqlite.org/rescode.html), whose codes have longer variants. */
const troubles: readonly (readonly [RegExp, Trouble])[] = [
  [/^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)$/, 'disk.full'],
  [/^(EROFS|EACCES|EPERM|SQLITE_READONLY.*|SQLITE_CANTOPEN.*|SQLITE_PERM)$/, 'disk.readOnly'],
  [/^(EIO|ENXIO|ENODEV|SQLITE_IOERR.*)$/, 'disk.failing'],
];

/** When to come again, in seconds. */
const LATER_S = 30;

/** Undefined for what has nothing to do with a disk. */
export function diskTrouble(error: unknown): Fault | undefined {
  const { code, driverError, path: file } = (error ?? {}) as Refused;
  const said = driverError?.code ?? code;
  if (typeof said !== 'string') return undefined;
  const found = troubles.find(([pattern]) => pattern.test(said));
  if (!found) return undefined;
  const place = typeof file === 'string' ? file.replace(/[/\\][^/\\]*$/, '') : 'giaplai.sqlite';
  return applicationFault(found[1], { place, seconds: LATER_S }, { cause: error });
}

/** What Node and, wrapped by TypeORM, better-sqlite3 throw. */
interface Refused {
  readonly code?: unknown;
  readonly path?: unknown;
  readonly driverError?: { readonly code?: unknown };
}

/** Troubles of the installation itself, which pass without anybody changing what was asked for. */
export const passes = ({ code }: { readonly code: string }): boolean =>
  code.startsWith('disk.') || passing.has(code);

const passing: ReadonlySet<string> = new Set(['store.busy', 'store.unreachable', 'objects.unreachable']);
