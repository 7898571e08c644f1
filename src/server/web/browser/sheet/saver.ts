// Sends what waits, a moment after the last change and one message at a time, until the server holds what is shown.
import type { Change, Clash, Ledger, Values } from './ledger.ts';

export interface Warning {
  readonly key: string;
  readonly cells: readonly string[];
  readonly vi: string;
  readonly en: string;
}

/** What became of a message. */
export type Sent =
  | { readonly kind: 'entered'; readonly revision: string }
  | { readonly kind: 'unconfirmed'; readonly warnings: readonly Warning[] }
  | { readonly kind: 'clash' }
  /** `cells` alone are at fault; all of the message where it names none. */
  | {
      readonly kind: 'refused';
      readonly why: string;
      readonly code: string;
      readonly cells: readonly string[];
    }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signedOut' };

export type SaveState =
  | { readonly kind: 'saved' | 'waiting' | 'sending' | 'unreachable' | 'signedOut' | 'asking' | 'reasonless' }
  | { readonly kind: 'refused'; readonly why: string; readonly code: string };

export interface SaverPorts {
  readonly ledger: Ledger;
  readonly send: (
    changes: readonly Change[],
    about: { readonly revision: string; readonly reason: string; readonly confirmed: readonly string[] },
  ) => Promise<Sent>;
  /** The sheet as it is now; null when nobody answers. */
  readonly reread: () => Promise<{ readonly revision: string; readonly values: Values } | null>;
  readonly reason: () => string;
  /** Whether changing what stood there wants a reason. */
  readonly wantsReason: boolean;
  /** Undefined: neither, somebody will say later. */
  readonly askWarnings: (warnings: readonly Warning[]) => Promise<'keep' | 'takeBack' | undefined>;
  /** The values to stand; a cell left out keeps waiting to be decided. */
  readonly askClashes: (clashes: readonly Clash[]) => Promise<ReadonlyMap<string, string | null> | undefined>;
  readonly told: (state: SaveState, touched: readonly string[]) => void;
  /** Calls back after so many milliseconds; returns what stops it. */
  readonly later: (ms: number, call: () => void) => () => void;
}

const PAUSE_MS = 600;
const RETRIES_MS = [2_000, 5_000, 15_000, 30_000] as const;
/** As the API takes in one message. */
const MOST_CHANGES = 2000;

export type Saver = ReturnType<typeof openSaver>;

export function openSaver(ports: SaverPorts, firstRevision: string) {
  const { ledger, told } = ports;
  let revision = firstRevision;
  let busy = false;
  let failures = 0;
  let stop: () => void = () => undefined;

  return { soon, now, follow, revision: () => revision };

  /** After the next pause. */
  function soon(): void {
    if (ledger.waiting().length > 0) told({ kind: 'waiting' }, []);
    schedule(PAUSE_MS);
  }

  function schedule(ms: number): void {
    stop();
    stop = ports.later(ms, () => void now());
  }

  /** Until nothing waits or somebody has to say something. */
  async function now(): Promise<void> {
    stop();
    if (busy) return;
    busy = true;
    try {
      let confirmed: readonly string[] = [];
      for (;;) {
        const next = await step(confirmed);
        if (next === 'stop') break;
        confirmed = next;
      }
    } finally {
      busy = false;
      ledger.giveUp();
    }
  }

  /** Looks what others did meanwhile. */
  async function follow(): Promise<void> {
    if (busy) return;
    busy = true;
    const went = await refresh().finally(() => (busy = false));
    if (went && ledger.waiting().length > 0) await now();
  }

  async function step(confirmed: readonly string[]): Promise<'stop' | readonly string[]> {
    const changes = ledger.waiting().slice(0, MOST_CHANGES);
    if (changes.length === 0) {
      // What was refused has been told and stays told.
      if (ledger.refused().length === 0) told({ kind: 'saved' }, []);
      return 'stop';
    }
    const reason = ports.reason();
    if (ports.wantsReason && reason === '' && changes.some(({ before }) => before !== null)) {
      told({ kind: 'reasonless' }, []);
      return 'stop';
    }
    ledger.send(changes);
    const paths = changes.map(({ path }) => path);
    told({ kind: 'sending' }, paths);
    const sent = await ports.send(changes, { revision, reason, confirmed });
    if (sent.kind !== 'unreachable') failures = 0;
    switch (sent.kind) {
      case 'entered':
        revision = sent.revision;
        ledger.landed(changes);
        told({ kind: 'sending' }, paths);
        return [];
      case 'unconfirmed':
        return warned(sent.warnings, paths);
      case 'clash':
        ledger.giveUp();
        return (await refresh()) ? [] : 'stop';
      case 'refused': {
        const named = changes.filter(({ path }) => sent.cells.length === 0 || sent.cells.includes(path));
        const bad = named.length === 0 ? changes : named;
        ledger.refuse(bad);
        told({ kind: 'refused', why: sent.why, code: sent.code }, paths);
        return ledger.waiting().length > 0 ? [] : 'stop';
      }
      case 'signedOut':
        ledger.giveUp();
        told({ kind: 'signedOut' }, paths);
        return 'stop';
      case 'unreachable':
        ledger.giveUp();
        told({ kind: 'unreachable' }, paths);
        schedule(RETRIES_MS[Math.min(failures, RETRIES_MS.length - 1)] ?? 30_000);
        failures += 1;
        return 'stop';
    }
  }

  async function warned(
    warnings: readonly Warning[],
    paths: readonly string[],
  ): Promise<'stop' | readonly string[]> {
    ledger.giveUp();
    told({ kind: 'asking' }, paths);
    const answer = await ports.askWarnings(warnings);
    if (answer === undefined) return 'stop';
    if (answer === 'keep') return warnings.map(({ key }) => key);
    const cells = new Set(warnings.flatMap((one) => one.cells));
    ledger.takeBack(paths.filter((path) => cells.has(path)));
    told({ kind: 'waiting' }, paths);
    return [];
  }

  /** Follows the server; where both sides changed a cell somebody chooses. False when it cannot go on now. */
  async function refresh(): Promise<boolean> {
    const read = await ports.reread();
    if (read === null) {
      told({ kind: 'unreachable' }, []);
      schedule(RETRIES_MS[0]);
      return false;
    }
    revision = read.revision;
    const { moved, clashes } = ledger.follow(read.values);
    if (clashes.length > 0) {
      told({ kind: 'asking' }, moved);
      const chosen = await ports.askClashes(clashes);
      for (const { path, mine } of clashes) {
        // Undecided: not sent over somebody else's value.
        if (!chosen?.has(path)) ledger.refuse([{ path, before: null, after: mine }]);
        else ledger.set(path, chosen.get(path) ?? null);
      }
    }
    if (ledger.refused().length > 0) told({ kind: 'asking' }, moved);
    else told(ledger.waiting().length > 0 ? { kind: 'waiting' } : { kind: 'saved' }, moved);
    return true;
  }
}
