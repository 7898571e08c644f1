// Tells people soon that a dossier is theirs to check, and its author that it was returned or approved (R51, R55).
import { groupBy, toVietnameseTime } from '../../../kernel/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { presentFile, signaturesNow } from '../../../workflows/index.ts';
import type { DossierEventType, DossierId } from '../../../workflows/index.ts';
import { dossierDues } from '../dossiers/turns.ts';
import type { JournalEntry } from '../journal/entry.ts';
import type { Dossier } from '../ports/dossiers-store.ts';
import type { House } from '../ports/house.ts';
import type { Contact, DossierNoticeKind, NewNotice } from '../ports/notices-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { dossierTaskWords } from './dossier-templates.ts';
import { postOf, reminderTo, type Post } from './post.ts';
import type { NoticesWritten } from './write-digests.ts';

const READER = 'dossiers';
const PORTION = 1_000;
/** What happened longer ago, before anybody was told of dossiers at all, is no news. */
const NEWS_FOR_MS = 7 * 24 * 3_600_000;
/** A letter is no place for a whole list of changes; the minutes are. */
const LONGEST_REASON = 300;

/** From where it last stopped in the journal. One letter for each person and kind, however many dossiers it is about. */
export async function writeDossierNotices(house: Pick<House, 'store' | 'clock'>): Promise<NoticesWritten> {
  const unreachable = new Set<PersonId>();
  let written = 0;
  for (;;) {
    const at = house.clock.now();
    const { after, upTo, news, post } = await house.store.read((view) => readPortion(view, at));
    if (upTo === after) return { written, unreachable: [...unreachable] };
    const notices = [...groupBy(news, ({ kind, person }) => `${kind} ${person}`).values()].flatMap(
      (pieces) => noticeOf(post, pieces, at, upTo, unreachable) ?? [],
    );
    written += await house.store.write(async (transaction) => {
      await transaction.moveCursor(READER, upTo);
      return transaction.addNotices(notices);
    });
  }
}

interface News {
  readonly kind: DossierNoticeKind;
  readonly person: PersonId;
  readonly said: (post: Post, language: Contact['language']) => Readonly<Record<string, string>>;
}

async function readPortion(view: View, at: Instant) {
  const after = (await view.cursor(READER)) ?? 0;
  const entries = await view.journal(after, PORTION);
  const fresh = entries.filter((entry) => at - entry.at <= NEWS_FOR_MS);
  const found: Dossier[] = [];
  for (const id of new Set(fresh.flatMap((entry) => dossierIn(entry) ?? []))) {
    const dossier = await view.dossier(id);
    if (dossier) found.push(dossier);
  }
  const dues = await dossierDues(view, found, at);
  const turns = dues
    .filter(({ task }) => task !== 'changeDossier')
    .map(({ dossier, person, task }): News => {
      const { author } = dossier.snapshot.context;
      return {
        kind: 'dossierTurn',
        person,
        said: ({ people }, language) => ({
          ...about(dossier),
          author: people.get(author)?.name ?? '',
          task: dossierTaskWords[language][task],
        }),
      };
    });
  const news = [...turns, ...found.flatMap(outcome)];
  return { after, upTo: entries.at(-1)?.seq ?? after, news, post: await postOf(view) };
}

const steps: ReadonlySet<string> = new Set([
  'dossier.submitted',
  'dossier.signed',
  'dossier.returned',
  'dossier.sealed',
] satisfies DossierEventType[]);

const dossierIn = ({ event }: JournalEntry): DossierId | null =>
  steps.has(event.type) && typeof event.dossier === 'string' ? (event.dossier as DossierId) : null;

const about = ({ snapshot: { context } }: Dossier) => ({ called: context.title, year: context.schoolYear });

/** For the author: what has become of it, as it stands now. */
function outcome(dossier: Dossier): readonly News[] {
  const { state, context } = dossier.snapshot;
  const { author: person } = context;
  const asked = context.minutes.at(-1);
  if (state === 'returned' && asked)
    return [
      {
        kind: 'dossierReturned',
        person,
        said: ({ people }) => ({
          ...about(dossier),
          by: people.get(asked.by)?.name ?? '',
          reason: shortened(asked.reason),
        }),
      },
    ];
  const last = signaturesNow(context).at(-1)?.at ?? presentFile(context).at;
  return state === 'approved'
    ? [{ kind: 'dossierApproved', person, said: () => ({ ...about(dossier), date: toVietnameseTime(last) }) }]
    : [];
}

const shortened = (reason: string): string =>
  reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason;

/** Null for whoever cannot be told, or wants to be told of what is late only. */
function noticeOf(
  post: Post,
  pieces: readonly News[],
  at: Instant,
  upTo: number,
  unreachable: Set<PersonId>,
): NewNotice | null {
  const [first] = pieces;
  if (!first) return null;
  const { kind, person } = first;
  const contact = post.contactOf(person);
  if (!contact) {
    unreachable.add(person);
    return null;
  }
  if (kind === 'dossierTurn' && contact.digests === 'lateOnly') return null;
  const lines = pieces.map(({ said }) => said(post, contact.language));
  return reminderTo(post, { kind, contact, occasion: `${kind}/${person}/${upTo}`, lines, at });
}
