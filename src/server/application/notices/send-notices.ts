// Sends what is due, and keeps what became of it.
import type { Instant } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { Mailer, MailOutcome } from '../ports/mailer.ts';
import type { Notice, NoticeKind, NoticeVerdict } from '../ports/notices-store.ts';
import { nextAttempt } from '../retries.ts';
import { isQuiet, outsideQuietHours } from './hours.ts';

/** Messages by outcome of this run. */
export type NoticesSent = Readonly<Record<MailOutcome['outcome'], number>>;

/**
 * Several processes may do this at once; none sends what another is sending. A process that dies between the server's
 * yes and its being stored leads to a second message with the same Message-ID.
 */
export async function sendNotices(house: House, mailer: Mailer, signal?: AbortSignal): Promise<NoticesSent> {
  const sent = { accepted: 0, deferred: 0, bounced: 0, failed: 0 };
  while (!isQuiet(house.clock.now()) && !signal?.aborted) {
    const at = house.clock.now();
    const until = (at + LEASE_MS) as Instant;
    const claimed = await house.store.write((transaction) => transaction.claimNotices(at, until, AT_ONCE));
    const outcomes = await Promise.all(claimed.map((notice) => sendOne(house, mailer, notice)));
    for (const outcome of outcomes) sent[outcome] += 1;
    // With a server that takes nothing just now, the others need not queue up one by one.
    if (outcomes.every((outcome) => outcome === 'deferred')) break;
  }
  return sent;
}

const AT_ONCE = 10;
/** Longer than an attempt at all of them can take. */
const LEASE_MS = 15 * 60_000;

/** A digest is replaced by the next day's; what was returned stays news for longer. */
const WANTED_FOR_MS: Readonly<Record<NoticeKind, number>> = {
  waiting: 20 * 3_600_000,
  late: 20 * 3_600_000,
  returned: Infinity,
};

async function sendOne(house: House, mailer: Mailer, notice: Notice): Promise<MailOutcome['outcome']> {
  const { id, address: to, subject, text, language } = notice;
  const outcome = await mailer.send({ id, to, subject, text, language });
  const verdict = verdictOf(notice, outcome, house.clock.now());
  await house.store.write((transaction) => transaction.settleNotice(verdict));
  return verdict.state === 'waiting' ? 'deferred' : verdict.state;
}

function verdictOf(
  { id, kind, attempts, createdAt }: Notice,
  outcome: MailOutcome,
  at: Instant,
): NoticeVerdict {
  const lastReply = outcome.outcome === 'accepted' ? outcome.reply : outcome.reason;
  if (outcome.outcome !== 'deferred')
    return { id, state: outcome.outcome, lastReply, dueAt: at, settledAt: at };
  const next = nextAttempt(attempts, at);
  const dueAt = next && outsideQuietHours(next);
  return dueAt === null || dueAt - createdAt > WANTED_FOR_MS[kind]
    ? { id, state: 'failed', lastReply, dueAt: at, settledAt: at }
    : { id, state: 'waiting', lastReply, dueAt, settledAt: null };
}
