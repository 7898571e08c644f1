// Opens the installation for one command and closes it again, whatever happens; Ctrl-C finishes the chunk under way.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from '../kernel/index.ts';
import type { House, SigningConditions, SigningPolicy } from '../server/application/index.ts';
import { type Installation, openInstallation } from '../server/installation.ts';
import { loadAnchors } from './anchors.ts';
import { type Authorities, openAuthorities, type OpenAuthorities } from './development-authorities.ts';
import { ensureKeys, type Keys } from './development-keys.ts';
import { cliFault } from './faults.ts';
import type { Home } from './home.ts';
import { type ProgressBar, progressBar } from './progress-bar.ts';

export interface AtSchool {
  readonly house: House;
  readonly bar: ProgressBar;
  readonly signal: AbortSignal;
  /** Development keys for everybody known so far. */
  readonly keys: () => Promise<Keys>;
  /** The authorities of the development PKI, running until the command ends. */
  readonly authorities: () => Promise<Authorities>;
  /** What signing asks for, as the command line decided. */
  readonly conditions: () => Promise<SigningConditions>;
}

/** What may be said on the command line about how to sign. */
export interface SigningOptions {
  /** A timestamp authority (RFC 3161); the development one when left out. */
  readonly tsa?: string;
  /** Sign at level B-B where no timestamp can be had. */
  readonly lowerLevel?: boolean;
  /** Sign although nobody answers whether the certificate is revoked. */
  readonly unchecked?: boolean;
}

export async function atSchool<Result>(
  home: Home,
  work: (school: AtSchool) => Promise<Result>,
  { tsa, lowerLevel = false, unchecked = false }: SigningOptions = {},
): Promise<Result> {
  const installation = await openHome(home.folder);
  const bar = progressBar();
  const interrupted = new AbortController();
  const stop = () => {
    if (interrupted.signal.aborted) process.exit(130);
    interrupted.abort();
  };
  process.on('SIGINT', stop);
  const house: House = installation;
  const making = (done: number, total: number) => bar.show(done, total, 'Tạo khoá / making keys');
  let opened: Promise<OpenAuthorities> | undefined;
  const authorities = () =>
    (opened ??= openAuthorities({ keys: home.keys, clock: house.clock, timestampUrl: tsa }));
  const policy: SigningPolicy = {
    timestamped: 'seal',
    withoutTimestamp: lowerLevel ? 'lowerLevel' : 'refuse',
    uncheckedCertificate: unchecked ? 'goOn' : 'refuse',
  };
  try {
    return await work({
      house,
      bar,
      signal: interrupted.signal,
      keys: () => ensureKeys(home.keys, house, making),
      authorities,
      conditions: async () => ({ ...(await authorities()), anchors: loadAnchors(home.anchors), policy }),
    });
  } catch (error) {
    // Asking an authority ends with the signal's reason; what was signed before is kept.
    if (interrupted.signal.aborted && error === interrupted.signal.reason) throw cliFault('cli.interrupted');
    throw error;
  } finally {
    await opened?.then(({ close }) => close());
    process.off('SIGINT', stop);
    bar.end();
    await installation.close();
  }
}

/** Marks and names of children live here: the folder is for this account only (R131). */
async function openHome(folder: string): Promise<Installation> {
  try {
    makeFolder(folder);
    return await openInstallation(folder, { verifyAt: process.env.GIAPLAI_ORIGIN });
  } catch (error) {
    if (error instanceof Fault || !(error instanceof Error)) throw error;
    throw cliFault('cli.homeUnusable', { folder, reason: error.message }, { cause: error });
  }
}

/** One level after the other: the built-in recursion never ends where a folder can be neither made nor found. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
