// Tells whoever must sign an edit log that it waits for them, and reminds them while it does (R82).
import type { House } from '../ports/house.ts';
import type { NewNotice } from '../ports/notices-store.ts';
import type { PersonId } from '../../../kernel/index.ts';
import { awaitedOf } from '../edit-log/sign-edit-log.ts';
import { postOf, reminderTo } from './post.ts';
import { wholeSchool } from './reminder-templates.ts';
import type { NoticesWritten } from './write-digests.ts';

const DAY_MS = 24 * 3_600_000;
/** Who has not signed after so many letters is no longer reminded by letters. */
const MOST_TIMES = 10;

/** May run as often as one likes: again only after as many days as the school has set for the same news. */
export async function writeEditLogNotices(house: Pick<House, 'store' | 'clock'>): Promise<NoticesWritten> {
  const at = house.clock.now();
  const unreachable = new Set<PersonId>();
  const notices = await house.store.read(async (view): Promise<readonly NewNotice[]> => {
    const logs = await view.editLogsToSign();
    if (logs.length === 0) return [];
    const post = await postOf(view);
    const classes = new Map((await view.classes()).map((one) => [one.id, one]));
    const found: NewNotice[] = [];
    for (const log of logs) {
      const segments = await view.editLogSegments(log.id);
      const person = awaitedOf(log, segments);
      const since = segments.at(-1)?.at ?? at;
      if (person === null || person === 'service') continue;
      const contact = post.contactOf(person);
      const times = Math.floor((at - since) / (post.settingsOf(log.schoolId).repeatedAfterDays * DAY_MS));
      if (contact === null) unreachable.add(person);
      else if (times < MOST_TIMES && !(contact.digests === 'lateOnly' && times === 0)) {
        const { id, period, edition, edits, classId } = log;
        const schoolClass = classId === null ? undefined : classes.get(classId);
        const whose = schoolClass
          ? `${schoolClass.name} (${schoolClass.schoolYear})`
          : wholeSchool[contact.language];
        const lines = [{ period, edition, edits, whose }];
        const occasion = `editLogTurn/${id}/${person}/${times}`;
        found.push(reminderTo(post, { kind: 'editLogTurn', contact, occasion, lines, at }));
      }
    }
    return found;
  });
  const told = { unreachable: [...unreachable] };
  if (notices.length === 0) return { written: 0, ...told };
  return { written: await house.store.write((transaction) => transaction.addNotices(notices)), ...told };
}
