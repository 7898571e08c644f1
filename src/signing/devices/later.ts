// Devices that answer after somebody confirmed: ask, remember plain data, look in from time to time.
import { systemClock, type Clock } from '../../kernel/index.ts';
import type { SigningDevice, ToBeSigned } from '../ports.ts';
import { deviceFault } from './faults.ts';

/**
 * What a look at a pending question gives: still waiting, with what to store and when to look again, or the
 * answers.
 */
export type Progress<Pending> =
  | { readonly state: 'waiting'; readonly pending: Pending; readonly askAgainInMs: number }
  /** Signature values in the order asked, confirmed by the certificate's key. */
  | { readonly state: 'answered'; readonly signatures: readonly Uint8Array[] };

/**
 * `Pending` is JSON, holds no secret, and is all there is between question and answer: stored after `begin` and after
 * each `poll`, it lets another process go on. Polling is repeatable; an answered question stays answered until it
 * expires at the service.
 */
export interface LaterDevice<Pending> extends SigningDevice {
  readonly answers: 'later';
  /** How many items one question may hold; left out: any number. */
  readonly limit?: number;
  begin(items: readonly ToBeSigned[]): Promise<Pending>;
  poll(pending: Pending): Promise<Progress<Pending>>;
}

/** How long to wait for somebody's confirmation, in milliseconds, and by which clock. */
export interface Patience {
  /** How long `collect` waits altogether. */
  readonly limitMs: number;
  readonly clock?: Clock;
  readonly sleep?: (ms: number) => Promise<void>;
}

/**
 * Waits for the answer. @throws Fault `device.confirmationExpired`, and whatever `poll` throws
 *
 * @example
 * ```ts
 * const pending = await phone.begin([prepared.toBeSigned]);
 * confirmOnThePhone();
 * const [signature] = await collect(phone, pending, { limitMs: 240_000 });
 * console.log(embed(prepared, signature!).length > 0); // → true
 * ```
 */
export async function collect<Pending>(
  device: Pick<LaterDevice<Pending>, 'poll'>,
  pending: Pending,
  {
    limitMs,
    clock = systemClock,
    sleep = pause,
    remember,
  }: Patience & {
    /** Told after each look, so that what is pending can be stored; awaited. */
    readonly remember?: (pending: Pending) => Promise<void> | void;
  },
): Promise<readonly Uint8Array[]> {
  const until = clock.now() + limitMs;
  for (let now = pending; ;) {
    const progress = await device.poll(now);
    if (progress.state === 'answered') return progress.signatures;
    now = progress.pending;
    await remember?.(now);
    if (clock.now() + progress.askAgainInMs > until) throw deviceFault('device.confirmationExpired');
    await sleep(progress.askAgainInMs);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
