// Letters that came back later: the message is marked, its address written to no more.
import type { Instant } from '../../../kernel/index.ts';
import type { BounceBox, DeliveryReport } from '../ports/bounce-box.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { failingKey } from './address.ts';

export interface BouncesTaken {
  readonly bounced: number;
  readonly failed: number;
  /** Reports of letters that are not ours, or on their way. */
  readonly ignored: number;
  /** No report at all: left unread for people. */
  readonly unread: number;
}

/** Each is done with only after what it says is kept: one that is seen twice changes nothing the second time. */
export async function takeBounces(
  house: Pick<House, 'store' | 'clock'>,
  box: BounceBox,
  signal?: AbortSignal,
): Promise<BouncesTaken> {
  const taken = { bounced: 0, failed: 0, ignored: 0, unread: 0 };
  while (!signal?.aborted) {
    const waiting = await box.waiting(AT_ONCE);
    for (const { name, report } of waiting) {
      const at = house.clock.now();
      const what = report === null ? 'unread' : await house.store.write((all) => take(all, report, at));
      taken[what] += 1;
      await box.done(name, report !== null);
    }
    if (waiting.length < AT_ONCE) break;
  }
  return taken;
}

const AT_ONCE = 50;

async function take(
  transaction: Transaction,
  { ids, outcome, reason }: DeliveryReport,
  at: Instant,
): Promise<'bounced' | 'failed' | 'ignored'> {
  if (outcome === 'none') return 'ignored';
  const verdict = { state: outcome, lastReply: reason, dueAt: at, settledAt: at };
  for (const id of ids) {
    const notice = await transaction.notice(id);
    const letter = notice ? null : await transaction.letter(id);
    const found = notice ?? letter;
    if (!found || found.state === 'bounced' || found.state === 'failed') continue;
    if (notice) await transaction.settleNotice({ id, ...verdict });
    else await transaction.settleLetter({ id, ...verdict });
    if (outcome === 'bounced')
      await transaction.addressFails({ address: failingKey(found.address), since: at, reason });
    return outcome;
  }
  return 'ignored';
}
