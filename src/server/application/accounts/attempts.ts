// Counts attempts in the store.
import type { Instant } from '../../../kernel/index.ts';
import { sha256 } from '../../../kernel/index.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { AccountId } from './account.ts';
import { accountFault } from './faults.ts';
import { networkOf } from './network-of.ts';
import { knock, takeBack, throttleRules } from './throttle.ts';

export interface Door {
  readonly key: string;
  readonly rule: keyof typeof throttleRules;
}

/** Names are hashed: people type passwords into the wrong field. */
export const loginDoor = (loginName: string): Door => ({ key: `login:${sha256(loginName)}`, rule: 'login' });
export const factorDoor = (id: AccountId): Door => ({ key: `factor:${id}`, rule: 'factor' });
export const resetDoor = (name: string): Door => ({ key: `reset:${sha256(name)}`, rule: 'reset' });
/** However many people ask: nobody's mailbox is filled with codes. */
export const noticeDoor = (address: string): Door => ({
  key: `notice:${sha256(address.toLowerCase())}`,
  rule: 'reset',
});
export const addressDoor = (address: string): Door => ({
  key: `address:${networkOf(address)}`,
  rule: 'address',
});

/** Milliseconds to wait, or null: then the attempt is counted at every door and may be made. */
export async function knockAt(
  transaction: Transaction,
  doors: readonly Door[],
  at: Instant,
): Promise<number | null> {
  const knocks = [];
  for (const { key, rule } of doors) {
    knocks.push(knock(key, throttleRules[rule], await transaction.throttle(key), at));
  }
  const wait = Math.max(0, ...knocks.map((one) => (one.kind === 'wait' ? one.ms : 0)));
  for (const { kind, throttle } of knocks) {
    // One closed door keeps the others uncounted.
    if (wait === 0 || kind === 'wait') await transaction.saveThrottle(throttle);
  }
  return wait === 0 ? null : wait;
}

/** The attempt was right: the account's count is gone, of a shared address only this one attempt. */
export async function letIn(transaction: Transaction, doors: readonly Door[]): Promise<void> {
  for (const { key, rule } of doors) {
    const known = await transaction.throttle(key);
    if (rule !== 'address') await transaction.dropThrottle(key);
    else if (known) await transaction.saveThrottle(takeBack(known, throttleRules[rule]));
  }
}

/** @throws Fault `account.tooManyAttempts` when there is anything to wait for */
export function mustNotWait(ms: number | null): void {
  if (ms !== null) throw accountFault('account.tooManyAttempts', { seconds: Math.ceil(ms / 1000) });
}
