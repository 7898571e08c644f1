// Tells people soon that a correction waits for them, once more before it expires, and who asked what became of it.
import { freshId, toVietnameseTime } from '../../../kernel/index.ts';
import type { Brand, Instant, PersonId } from '../../../kernel/index.ts';
import { correctionStateWords } from '../../../workflows/index.ts';
import type { CorrectionEventType, CorrectionId, CorrectionState } from '../../../workflows/index.ts';
import { duesOf, type Due } from '../corrections/turns.ts';
import type { JournalEntry } from '../journal/entry.ts';
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import type { Contact, CorrectionNoticeKind, NewNotice, NoticeSettings } from '../ports/notices-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass } from '../rows.ts';
import { failingKey } from './address.ts';
import { beforeWords, taskWords } from './correction-templates.ts';
import { outsideQuietHours, usualSettings } from './hours.ts';
import { fill, renderNotice } from './render.ts';
import type { NoticesWritten } from './write-digests.ts';

const READER = 'corrections';
const PORTION = 1_000;
const HOUR_MS = 3_600_000;
/** What ended longer ago, before anybody was told of corrections at all, is no news. */
const NEWS_FOR_MS = 7 * 24 * HOUR_MS;
/** People are reminded so long before the end; within an unlocking, when half of it is over at the latest. */
const REMINDED_MS = { permission: 24 * HOUR_MS, unlocking: 2 * HOUR_MS };

/** From where it last stopped in the journal. Nobody is told twice of the same turn, however often this runs. */
export async function writeCorrectionNotices(house: Pick<House, 'store' | 'clock'>): Promise<NoticesWritten> {
  const unreachable = new Set<PersonId>();
  let written = 0;
  for (;;) {
    const at = house.clock.now();
    const { after, upTo, news, post } = await house.store.read((view) => readPortion(view, at));
    const notices = news.flatMap((piece) => noticeOf(post, piece, at, unreachable) ?? []);
    if (upTo === after && notices.length === 0) return { written, unreachable: [...unreachable] };
    written += await house.store.write(async (transaction) => {
      await transaction.moveCursor(READER, upTo);
      return transaction.addNotices(notices);
    });
    if (upTo === after) return { written, unreachable: [...unreachable] };
  }
}

/** One thing to tell one person. */
interface News {
  readonly kind: CorrectionNoticeKind;
  readonly person: PersonId;
  readonly correction: Correction;
  readonly occasion: string;
  readonly said: (language: Contact['language']) => Readonly<Record<string, string>>;
  /** Pointless from then on. */
  readonly before: Instant | null;
}

async function readPortion(view: View, at: Instant) {
  const after = (await view.cursor(READER)) ?? 0;
  const entries = await view.journal(after, PORTION);
  const touched = new Set(entries.flatMap((entry) => correctionIn(entry) ?? []));
  const found: Correction[] = [];
  for (const id of touched) {
    const correction = await view.correction(id);
    if (correction) found.push(correction);
  }
  const turns = (await duesOf(view, found, at)).map((due) => turnNews('correctionTurn', due));
  const ended = found.flatMap((correction) => outcomeNews(correction, entries, at));
  const underWay = (await view.correctionsUnderWay()).filter((one) => isRemindedOf(one, at));
  const reminders = (await duesOf(view, underWay, at)).map((due) => turnNews('correctionReminder', due));
  const news = [...turns, ...ended, ...reminders];
  return { after, upTo: entries.at(-1)?.seq ?? after, news, post: await postOf(view) };
}

const steps: ReadonlySet<string> = new Set([
  'correction.requested',
  'correction.confirmed',
  'correction.permitted',
  'correction.refused',
  'cells.unlocked',
  'correction.witnessed',
  'cells.corrected',
  'minutes.drafted',
  'minutes.signed',
  'correction.deadlinePassed',
  'correction.completed',
] satisfies (CorrectionEventType | 'correction.requested')[]);

function correctionIn({ event }: JournalEntry): CorrectionId | null {
  return steps.has(event.type) && typeof event.correction === 'string'
    ? (event.correction as CorrectionId)
    : null;
}

function turnNews(kind: 'correctionTurn' | 'correctionReminder', { correction, person, turn }: Due): News {
  const { task, before = null } = turn;
  return {
    kind,
    person,
    correction,
    // A task comes once in the life of a correction.
    occasion: `${kind}/${correction.id}/${task}/${person}`,
    said: (language) => ({
      task: taskWords[language][task],
      before: before === null ? '' : fill(beforeWords[language], { moment: toVietnameseTime(before) }),
    }),
    before,
  };
}

const outcomes: ReadonlySet<string> = new Set([
  'refused',
  'expired',
  'lapsed',
  'completed',
] satisfies CorrectionState[]);

function outcomeNews(correction: Correction, entries: readonly JournalEntry[], at: Instant): readonly News[] {
  const { id, snapshot } = correction;
  const { requester, refused } = snapshot.context;
  const last = entries.findLast((entry) => correctionIn(entry) === id)?.at ?? at;
  if (!outcomes.has(snapshot.state) || at - last > NEWS_FOR_MS) return [];
  const outcome = correctionStateWords[snapshot.state as CorrectionState];
  const reason = refused === null ? '' : ` – ${refused.reason}`;
  const occasion = `correctionOutcome/${id}/${requester}`;
  const said = (language: Contact['language']) => ({ outcome: `${outcome[language]}${reason}` });
  return [{ kind: 'correctionOutcome', person: requester, correction, occasion, said, before: null }];
}

function isRemindedOf({ snapshot: { state, context } }: Correction, at: Instant): boolean {
  const { unlocked, permitBefore } = context;
  const isOpen = state === 'unlocked' || state === 'witnessed';
  const end = isOpen ? (unlocked?.until ?? null) : asked.has(state) ? permitBefore : null;
  if (end === null || at >= end) return false;
  const window = end - (isOpen && unlocked ? unlocked.at : context.requestedAt);
  const lead = isOpen ? REMINDED_MS.unlocking : REMINDED_MS.permission;
  return at >= end - Math.min(lead, window / 2);
}

const asked: ReadonlySet<string> = new Set(['requested', 'homeroomConfirmed'] satisfies CorrectionState[]);

interface Post {
  readonly contacts: ReadonlyMap<PersonId, Contact>;
  readonly names: ReadonlyMap<PersonId, string>;
  readonly classes: ReadonlyMap<string, SchoolClass>;
  readonly settings: ReadonlyMap<string, NoticeSettings>;
  readonly failing: ReadonlySet<string>;
}

async function postOf(view: View): Promise<Post> {
  return {
    contacts: new Map((await view.contacts()).map((contact) => [contact.personId, contact])),
    names: new Map((await view.people()).map(({ id, name }) => [id, name])),
    classes: new Map((await view.classes()).map((one) => [one.id, one])),
    settings: await view.noticeSettings(),
    failing: new Set((await view.failingAddresses()).map(({ address }) => address)),
  };
}

/** Null for whoever cannot be told, or wants to be told of what is late only, and for what would come too late. */
function noticeOf(
  { contacts, names, classes, settings, failing }: Post,
  { kind, person, correction, occasion, said, before }: News,
  at: Instant,
  unreachable: Set<PersonId>,
): NewNotice | null {
  const contact = contacts.get(person);
  const schoolClass = classes.get(correction.classId);
  if (!schoolClass) return null;
  if (!contact || failing.has(failingKey(contact.address))) {
    unreachable.add(person);
    return null;
  }
  if (kind === 'correctionTurn' && contact.digests === 'lateOnly') return null;
  const dueAt = outsideQuietHours(at, settings.get(schoolClass.schoolId) ?? usualSettings);
  if (before !== null && dueAt >= before) return null;
  const { address, language } = contact;
  const line = {
    class: schoolClass.name,
    year: schoolClass.schoolYear,
    asked: toVietnameseTime(correction.snapshot.context.requestedAt),
    ...said(language),
  };
  const text = renderNotice(kind, language, { count: 1, person: names.get(person) ?? '', lines: [line] });
  const id = freshId<Brand<string, 'NoticeId'>>();
  return { id, personId: person, kind, address, language, ...text, occasion, createdAt: at, dueAt };
}
