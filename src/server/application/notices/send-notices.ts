// Sends what is due, and keeps what became of it.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { Mailer, MailOutcome } from '../ports/mailer.ts';
import type { Notice, NoticeKind, NoticeSettings, NoticeVerdict } from '../ports/notices-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { nextAttempt } from '../retries.ts';
import { failingKey } from './address.ts';
import { outsideQuietHours, quietSchools, usualSettings } from './hours.ts';

/** Messages by outcome of this run. */
export type NoticesSent = Readonly<Record<MailOutcome['outcome'], number>>;

/**
 * Several processes may do this at once; none sends what another is sending. A process that dies between the server's
 * yes and its being stored leads to a second message with the same Message-ID.
 */
export async function sendNotices(house: House, mailer: Mailer, signal?: AbortSignal): Promise<NoticesSent> {
  const sent = { accepted: 0, deferred: 0, bounced: 0, failed: 0 };
  while (!signal?.aborted) {
    const at = house.clock.now();
    const until = (at + LEASE_MS) as Instant;
    const { claimed, around } = await house.store.write(async (transaction) => ({
      claimed: await transaction.claimNotices(at, until, AT_ONCE, await quietSchools(transaction, at)),
      around: await surroundings(transaction),
    }));
    const outcomes = await Promise.all(claimed.map((notice) => sendOne(house, mailer, notice, around)));
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
  correctionTurn: 72 * 3_600_000,
  correctionReminder: 2 * 3_600_000,
  correctionOutcome: Infinity,
  editLogTurn: 72 * 3_600_000,
  monthlyEntry: 7 * 24 * 3_600_000,
  yearlyReport: 7 * 24 * 3_600_000,
  dossierTurn: 72 * 3_600_000,
  dossierReturned: Infinity,
  dossierApproved: Infinity,
  resultsReleased: Infinity,
  resultsCorrected: Infinity,
  familyMessage: Infinity,
};

interface Surroundings {
  readonly failing: ReadonlySet<string>;
  readonly hoursOf: (person: PersonId) => NoticeSettings;
}

async function surroundings(view: View): Promise<Surroundings> {
  const settings = await view.noticeSettings();
  const schools = settings.size === 0 ? [] : await view.people();
  const schoolOf = new Map(schools.map(({ id, schoolId }) => [id, schoolId]));
  return {
    failing: new Set((await view.failingAddresses()).map(({ address }) => address)),
    hoursOf: (person) => settings.get(schoolOf.get(person) ?? '') ?? usualSettings,
  };
}

async function sendOne(
  house: House,
  mailer: Mailer,
  notice: Notice,
  { failing, hoursOf }: Surroundings,
): Promise<MailOutcome['outcome']> {
  const { id, address: to, subject, text, language } = notice;
  const outcome: MailOutcome = failing.has(failingKey(to))
    ? { outcome: 'failed', reason: 'a letter to this address came back before' }
    : await mailer.send({ id, to, subject, text, language });
  const at = house.clock.now();
  const verdict = verdictOf(notice, outcome, at, hoursOf(notice.personId));
  await house.store.write(async (transaction) => {
    await transaction.settleNotice(verdict);
    if (outcome.outcome === 'bounced')
      await transaction.addressFails({ address: failingKey(to), since: at, reason: outcome.reason });
  });
  return verdict.state === 'waiting' ? 'deferred' : verdict.state;
}

function verdictOf(
  { id, kind, attempts, createdAt }: Notice,
  outcome: MailOutcome,
  at: Instant,
  hours: NoticeSettings,
): NoticeVerdict {
  const lastReply = outcome.outcome === 'accepted' ? outcome.reply : outcome.reason;
  if (outcome.outcome !== 'deferred')
    return { id, state: outcome.outcome, lastReply, dueAt: at, settledAt: at };
  const next = nextAttempt(attempts, at);
  const dueAt = next && outsideQuietHours(next, hours);
  return dueAt === null || dueAt - createdAt > WANTED_FOR_MS[kind]
    ? { id, state: 'failed', lastReply, dueAt: at, settledAt: at }
    : { id, state: 'waiting', lastReply, dueAt, settledAt: null };
}
