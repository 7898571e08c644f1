// Sends letters about accounts that are due, at any hour: somebody waits for them. Tried again, and not for ever.
import type { Instant } from '../../../kernel/index.ts';
import { letterText } from '../accounts/letter-text.ts';
import type { AccountLetter } from '../ports/credentials.ts';
import type { House } from '../ports/house.ts';
import type { LetterVerdict, StoredLetter } from '../ports/letters-store.ts';
import type { Mailer, MailOutcome } from '../ports/mailer.ts';
import { failingKey } from '../notices/address.ts';
import { openLetter } from './queue-letter.ts';

export interface LettersRun {
  readonly house: Pick<House, 'store' | 'clock' | 'secrets'>;
  readonly mailer: Mailer;
  /** Where browsers see the server, without a slash at the end. */
  readonly site: string;
  /** The kind of letter and how it ended; never to whom, nor what a server said, which may name somebody. */
  readonly onUndelivered?: (letter: AccountLetter['kind'], outcome: MailOutcome['outcome']) => void;
  readonly signal?: AbortSignal;
}

/**
 * Contract as of `sendNotices`: no two processes send the same; a process that dies in the middle has its letters sent
 * again by the next.
 * @returns letters by outcome of this run
 */
export async function sendLetters(
  run: LettersRun,
): Promise<Readonly<Record<MailOutcome['outcome'], number>>> {
  const { house, signal, onUndelivered = () => undefined } = run;
  const sent = { accepted: 0, deferred: 0, bounced: 0, failed: 0 };
  const { store, clock } = house;
  while (!signal?.aborted) {
    const at = clock.now();
    const until = (at + LEASE_MS) as Instant;
    const { claimed, failing } = await store.write(async (transaction) => ({
      claimed: await transaction.claimLetters(at, until, AT_ONCE),
      failing: new Set((await transaction.failingAddresses()).map(({ address }) => address)),
    }));
    if (claimed.length === 0) break;
    const verdicts = await Promise.all(
      claimed.map((letter) =>
        failing.has(failingKey(letter.address))
          ? given(letter, ADDRESS_FAILS, clock.now())
          : sendOne(run, letter),
      ),
    );
    for (const { verdict, outcome, kind, mine } of verdicts) {
      if (!mine) continue;
      sent[outcome] += 1;
      if (verdict.state === 'bounced' || verdict.state === 'failed') onUndelivered(kind, outcome);
    }
  }
  if (sent.accepted + sent.bounced + sent.failed > 0)
    await store.write((transaction) => transaction.dropLetters((clock.now() - KEPT_MS) as Instant));
  return sent;

  function given(letter: StoredLetter, outcome: MailOutcome, at: Instant) {
    return settle(run, letter, outcome, at);
  }
}

const AT_ONCE = 10;
/** Longer than an attempt at all of them can take. */
const LEASE_MS = 5 * 60_000;
/** What became of letters can be looked up for so long. */
const KEPT_MS = 30 * 24 * 3_600_000;
/** After each attempt; then hourly until the letter is pointless. */
const MINUTE_MS = 60_000;
const WAITS = [MINUTE_MS / 4, MINUTE_MS, 5 * MINUTE_MS, 10 * MINUTE_MS];
const ADDRESS_FAILS: MailOutcome = { outcome: 'failed', reason: 'a letter to this address came back before' };

async function sendOne(run: LettersRun, letter: StoredLetter) {
  const { house, mailer, site } = run;
  return settle(run, letter, await attempt(), house.clock.now());

  async function attempt(): Promise<MailOutcome> {
    if (letter.personId === null || letter.sealed === null) return { outcome: 'failed', reason: 'nobody' };
    if (house.clock.now() >= letter.wantedUntil) return { outcome: 'failed', reason: 'too late' };
    let said: AccountLetter;
    try {
      said = openLetter(house.secrets, letter.id, letter.sealed);
    } catch {
      return { outcome: 'failed', reason: 'sealed under another key' };
    }
    return mailer.send({ id: letter.id, to: said.to, language: 'vi', ...letterText(said, site) });
  }
}

async function settle(
  { house }: LettersRun,
  { id, kind, address, attempts, wantedUntil, personId }: StoredLetter,
  outcome: MailOutcome,
  at: Instant,
) {
  const lastReply = outcome.outcome === 'accepted' ? outcome.reply : outcome.reason;
  const dueAt = (at + (WAITS[attempts - 1] ?? 60 * MINUTE_MS)) as Instant;
  const verdict: LetterVerdict =
    outcome.outcome !== 'deferred'
      ? { id, state: outcome.outcome, lastReply, dueAt: at, settledAt: at }
      : dueAt < wantedUntil
        ? { id, state: 'waiting', lastReply, dueAt, settledAt: null }
        : { id, state: 'failed', lastReply, dueAt: at, settledAt: at };
  await house.store.write(async (transaction) => {
    await transaction.settleLetter(verdict);
    if (outcome.outcome === 'bounced')
      await transaction.addressFails({ address: failingKey(address), since: at, reason: lastReply });
  });
  return { verdict, outcome: outcome.outcome, kind, mine: personId !== null };
}
