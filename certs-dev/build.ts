// The development PKI: fresh for each installation, complete after every call, never overwritten.
import { join } from 'node:path';
import { systemClock, type Instant } from '../src/kernel/index.ts';
import { ensureAuthorities } from './authorities.ts';
import { declaration } from './declaration.ts';
import {
  fulfil,
  personOrder,
  personPath,
  schoolOrders,
  sealPath,
  servicePath,
  type IdentityOrder,
  type Person,
  type School,
} from './identities.ts';
import { exists } from './write-once.ts';

export type { Person, School } from './identities.ts';

export interface DevelopmentPki {
  /** DER: the root to trust, and the two authorities under it. */
  readonly anchors: readonly Uint8Array[];
  readonly intermediates: readonly Uint8Array[];
  /** Opens every key file below. */
  readonly passphrase: string;
  /** Paths of key files by identifier. */
  readonly people: ReadonlyMap<string, string>;
  readonly schools: ReadonlyMap<string, { readonly seal: string; readonly service: string }>;
}

export interface EnsureOptions {
  /** Told after each key file that was made: how many are done, of how many that were missing. */
  readonly progress?: (done: number, missing: number) => void;
  /** When the certificates begin to be valid; default now. */
  readonly at?: Instant;
}

/** Keys generated at the same time; more than the thread pool has threads would only wait. */
const AT_ONCE = 4;

/**
 * Makes what is missing in the folder and leaves the rest as it is. Killed at any moment, the next call completes it.
 * @throws Fault `device.*` when the folder holds authorities that cannot be opened.
 */
export async function ensurePki(
  folder: string,
  people: readonly Person[],
  schools: readonly School[],
  { progress, at = systemClock.now() }: EnsureOptions = {},
): Promise<DevelopmentPki> {
  const authorities = await ensureAuthorities(folder, at);
  const missing = await missingOrders(folder, [...people.map(personOrder), ...schools.flatMap(schoolOrders)]);
  let done = 0;
  await inTurns(missing, async (order) => {
    await fulfil(order, join(folder, order.path), authorities[order.authority], at);
    progress?.((done += 1), missing.length);
  });
  const first = ({ chain }: { chain: readonly Uint8Array[] }) => chain.slice(0, 1);
  return {
    anchors: first(authorities.root),
    intermediates: [...first(authorities.person), ...first(authorities.organisation)],
    passphrase: declaration.passphrase,
    people: new Map(people.map(({ id }) => [id, join(folder, personPath(id))])),
    schools: new Map(
      schools.map(({ id }) => [
        id,
        { seal: join(folder, sealPath(id)), service: join(folder, servicePath(id)) },
      ]),
    ),
  };
}

async function missingOrders(
  folder: string,
  orders: readonly IdentityOrder[],
): Promise<readonly IdentityOrder[]> {
  const byPath = new Map(orders.map((order) => [order.path, order]));
  const present = await Promise.all([...byPath.keys()].map((path) => exists(join(folder, path))));
  return [...byPath.values()].filter((_, i) => !present[i]);
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
