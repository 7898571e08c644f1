// The homeroom teacher writes to the families of a class, or of some pupils in it (R113–R115).
import { freshId } from '../../../kernel/index.ts';
import type { Brand, ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import { permission, targetOfClass } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import type { FamilyMessage } from '../ports/family-store.ts';
import type { House } from '../ports/house.ts';
import type { NewNotice } from '../ports/notices-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass } from '../rows.ts';
import { familiesIn } from './families.ts';
import { familyFault } from './faults.ts';
import { noticeFor, reachableIn } from './tell-families.ts';

export interface MessageWish {
  readonly classId: ClassId;
  readonly by: PersonId;
  readonly kind: FamilyMessage['kind'];
  /** Codes; everybody in the class when left out. */
  readonly pupils?: readonly string[];
  readonly text: string;
}

export interface MessageWritten {
  readonly pupils: number;
  /** Notices that go out. */
  readonly notices: number;
  /** Codes of pupils whose family cannot be told: nobody known, no consent, or an address that fails. */
  readonly untold: readonly string[];
}

/**
 * Kept for the family to read whether or not anybody can be told by mail.
 * @throws Fault `class.unknown`, `access.notPermitted`, `family.pupilUnknown`
 */
export const writeMessage = (house: House, wish: MessageWish): Promise<MessageWritten> =>
  house.store.write(async (transaction) => {
    const at = house.clock.now();
    const { classId, by, kind, text } = wish;
    const target = await targetOfClass(transaction, classId);
    await permission(transaction, { person: by, action: 'family.written', target, at });
    const schoolClass = await transaction.schoolClass(classId);
    if (!schoolClass) throw applicationFault('class.unknown', { class: classId });
    const pupils = await pupilsMeant(transaction, wish);
    const written = pupils.map((pupil) => ({
      id: freshId<Brand<string, 'MessageId'>>(),
      classId,
      pupil,
      kind,
      author: by,
      at,
      text,
    }));
    await transaction.addFamilyMessages(written);
    const event = {
      type: 'family.messageWritten',
      class: classId,
      kind,
      messages: written.map(({ id }) => id),
    };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    const { notices, untold } = await noticesOf(transaction, schoolClass, written, at);
    await transaction.addNotices(notices);
    return { pupils: pupils.length, notices: notices.length, untold };
  });

/**
 * Newest first.
 * @throws Fault `class.unknown`, `access.notPermitted`
 */
export const messagesToClass = (
  house: House,
  { classId, by }: Pick<MessageWish, 'classId' | 'by'>,
): Promise<readonly FamilyMessage[]> =>
  house.store.read(async (view) => {
    const target = await targetOfClass(view, classId);
    const at = house.clock.now();
    await permission(view, { person: by, action: 'family.written', target, at });
    return view.familyMessages(classId);
  });

async function pupilsMeant(view: View, { classId, pupils }: MessageWish): Promise<readonly string[]> {
  const records = await view.recordsOf(classId);
  const known = records
    .filter(({ kind, snapshot }) => kind === 'transcript' && snapshot.state !== 'withdrawn')
    .map(({ key }) => key);
  for (const pupil of pupils ?? [])
    if (!known.includes(pupil)) throw familyFault('family.pupilUnknown', { pupil });
  return pupils === undefined ? known : [...new Set(pupils)];
}

/** A parent of two in the class is told once, of both. */
async function noticesOf(
  view: View,
  { id, schoolId, name, schoolYear }: SchoolClass,
  written: readonly FamilyMessage[],
  at: Instant,
): Promise<{ readonly notices: readonly NewNotice[]; readonly untold: readonly string[] }> {
  const families = (await familiesIn(view, schoolId, at)).get(id) ?? new Map<string, PersonId[]>();
  const reachable = await reachableIn(view, schoolId);
  const byParent = new Map<PersonId, FamilyMessage[]>();
  const untold: string[] = [];
  for (const message of written) {
    const parents = (families.get(message.pupil) ?? []).filter((person) => reachable.consentOf(person));
    if (parents.length === 0) untold.push(message.pupil);
    for (const person of parents) byParent.set(person, [...(byParent.get(person) ?? []), message]);
  }
  const notices = [...byParent].flatMap(([person, mine]) => {
    const [first] = mine;
    if (!first) return [];
    const about = mine.map(({ pupil }) => pupil).join(', ');
    const lines = [{ text: `${name} (${schoolYear}): ${about}` }, { text: '' }, ...linesOf(first.text)];
    const news = { kind: 'familyMessage', count: 1, occasion: first.id, lines: () => lines } as const;
    return noticeFor(reachable, person, news, at) ?? [];
  });
  return { notices, untold };
}

/** Lines of what was written, short enough to be shown whole. */
const linesOf = (text: string): readonly { readonly text: string }[] =>
  text
    .split(/\r?\n/)
    .flatMap((line) => (line.match(/.{1,200}(?:\s|$)|.{1,200}/gu) ?? ['']).map((piece) => ({ text: piece })));
