// The development PKI: fresh for each installation, complete after every call, never overwritten; what ends is followed.
import { join } from 'node:path';
import { systemClock, type Instant } from '../src/kernel/index.ts';
import { ensureAuthorities } from './authorities.ts';
import { declaration } from './declaration.ts';
import { generationsOf } from './generations.ts';
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
 * Makes what is missing in the folder, and what takes the place of certificates that end within a month; leaves the
 * rest as it is. Killed at any moment, the next call completes it.
 * @throws Fault `device.*` when the folder holds authorities that cannot be opened.
 */
export async function ensurePki(
  folder: string,
  people: readonly Person[],
  schools: readonly School[],
  { progress, at = systemClock.now() }: EnsureOptions = {},
): Promise<DevelopmentPki> {
  const authorities = await ensureAuthorities(folder, at);
  const places = await placesOf(folder, [...people.map(personOrder), ...schools.flatMap(schoolOrders)], at);
  const missing = [...places.values()].filter((place) => place.isDue);
  let done = 0;
  await inTurns(missing, async ({ order, file }) => {
    await fulfil(order, file, authorities[order.authority], at);
    progress?.((done += 1), missing.length);
  });
  const fileOf = (path: string) => places.get(path)?.file ?? join(folder, path);
  const first = ({ chain }: { chain: readonly Uint8Array[] }) => chain.slice(0, 1);
  return {
    anchors: first(authorities.root),
    intermediates: [...first(authorities.person), ...first(authorities.organisation)],
    passphrase: declaration.passphrase,
    people: new Map(people.map(({ id }) => [id, fileOf(personPath(id))])),
    schools: new Map(
      schools.map(({ id }) => [id, { seal: fileOf(sealPath(id)), service: fileOf(servicePath(id)) }]),
    ),
  };
}

interface Place {
  readonly order: IdentityOrder;
  /** The key file in use from now on. */
  readonly file: string;
  /** It is yet to be made. */
  readonly isDue: boolean;
}

/** By path; whoever is named twice has one. */
async function placesOf(
  folder: string,
  orders: readonly IdentityOrder[],
  at: Instant,
): Promise<ReadonlyMap<string, Place>> {
  const byPath = new Map(orders.map((order) => [order.path, order]));
  const places = [...byPath].map(async ([path, order]) => {
    const first = join(folder, path);
    const { newest, due } = await generationsOf(first, at);
    return [path, { order, file: due ?? newest ?? first, isDue: due !== null }] as const;
  });
  return new Map(await Promise.all(places));
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
