// Tells families when results of their child have been released or corrected: that there are some, never which.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { groupBy } from '../../../kernel/index.ts';
import { fill } from '../notices/render.ts';
import { recordWords } from '../notices/templates.ts';
import type { House } from '../ports/house.ts';
import type { NewNotice } from '../ports/notices-store.ts';
import { familiesIn } from './families.ts';
import { concernedBy, releasedAfter, type ReleasedNews } from './released-news.ts';
import { noticeFor, reachableIn, type Reachable } from './tell-families.ts';

const READER = 'families';

/**
 * From where it last stopped in the journal; nobody is told of what was released before they agreed. Two processes at
 * once tell nobody twice: the store keeps one notice for each occasion.
 * @returns how many notices were written
 */
export async function tellResults(house: House): Promise<number> {
  let written = 0;
  for (;;) {
    const { after, upTo, news } = await house.store.read(async (view) => {
      const from = (await view.cursor(READER)) ?? 0;
      return { after: from, ...(await releasedAfter(view, from)) };
    });
    if (upTo === after) return written;
    const notices: NewNotice[] = [];
    for (const [schoolId, mine] of groupBy(news, ({ schoolClass }) => schoolClass.schoolId))
      notices.push(...(await noticesOf(house, schoolId, mine)));
    written += await house.store.write(async (transaction) => {
      await transaction.moveCursor(READER, upTo);
      return transaction.addNotices(notices);
    });
  }
}

interface Told extends ReleasedNews {
  readonly person: PersonId;
  readonly pupil: string;
}

async function noticesOf(
  house: House,
  schoolId: string,
  news: readonly ReleasedNews[],
): Promise<readonly NewNotice[]> {
  const at = house.clock.now();
  const { families, reachable } = await house.store.read(async (view) => ({
    families: await familiesIn(view, schoolId, at),
    reachable: await reachableIn(view, schoolId),
  }));
  const told: Told[] = [];
  for (const one of news) {
    const ofClass = families.get(one.record.classId);
    if (!ofClass) continue;
    for (const pupil of await concernedBy(house, one))
      for (const person of ofClass.get(pupil) ?? [])
        if ((reachable.consentOf(person)?.givenAt ?? Infinity) <= one.at)
          told.push({ ...one, person, pupil });
  }
  const byPerson = groupBy(told, ({ person, corrected }) => `${person} ${String(corrected)}`);
  return [...byPerson].flatMap(([, mine]) => noticeOf(reachable, mine, at) ?? []);
}

function noticeOf(reachable: Reachable, mine: readonly Told[], at: Instant): NewNotice | null {
  const [first] = mine;
  if (!first) return null;
  const kind = first.corrected ? 'resultsCorrected' : 'resultsReleased';
  const last = Math.max(...mine.map(({ seq }) => seq));
  const news = {
    kind,
    count: mine.length,
    occasion: `${kind}/${last}`,
    lines: (language: 'vi' | 'en') =>
      mine.map(({ pupil, schoolClass: { name, schoolYear }, record: { kind: of, key } }) => ({
        class: name,
        year: schoolYear,
        pupil,
        record: fill(recordWords[language][of], { key }),
      })),
  } as const;
  return noticeFor(reachable, first.person, news, at);
}
