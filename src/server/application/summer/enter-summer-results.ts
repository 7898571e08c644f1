// Results of the summer, entered beside the closed year: by right, against nobody else's change, line by line.
import type { ClassId, PersonId } from '../../../kernel/index.ts';
import { classTarget, permission } from '../access/permission.ts';
import type { CellChange } from '../classes/score-changes.ts';
import type { House } from '../ports/house.ts';
import { tellingRefusals } from '../results/tell-refusal.ts';
import type { SummerLine } from '../ports/summer-store.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { summerFault } from './faults.ts';
import { allowsItem, itemOf, summerOf, type SummerItem } from './items.ts';
import { classInSummer, isClosed, pupilDue } from './standing.ts';
import type { ClassInSummer } from './standing.ts';

export interface SummerEntry {
  readonly classId: ClassId;
  /** Pupil code. */
  readonly pupil: string;
  /** `path` is an item, see SummerLine. */
  readonly changes: readonly CellChange[];
  readonly by: PersonId;
  readonly reason?: string | null | undefined;
  readonly device?: string | null | undefined;
}

/**
 * Refused tries stay in the journal. All or nothing; a change to what stands already is left out. The teacher of the subject enters its result, the homeroom
 * teacher proposes conduct (TT22 Đ13).
 * @returns how many lines were added
 * @throws Fault `class.unknown`, `record.pupilUnknown`, `access.notPermitted`, `summer.*`
 */
export function enterSummerResults(house: House, entry: SummerEntry): Promise<number> {
  const { classId, pupil, by, changes, device } = entry;
  const refused = () => ({
    classId,
    actor: `person:${by}`,
    about: { by, summer: pupil, device: device ?? null },
    cells: changes.map(({ path }) => path),
  });
  return tellingRefusals(house, refused, () => enter(house, entry));
}

async function enter(house: House, entry: SummerEntry): Promise<number> {
  const { classId, pupil, by } = entry;
  const at = house.clock.now();
  const found = await classInSummer(house, classId);
  const target = { ...classTarget(found.schoolClass), pupil };
  const items = entry.changes.map(({ path }) => {
    const item = itemOf(path);
    if (!item) throw summerFault('summer.valueRefused', { item: path });
    return item;
  });
  const wishes = items.map((item) => ({
    person: by,
    action: 'subject' in item ? ('summer.entered' as const) : ('summer.proposed' as const),
    target: { ...target, ...('subject' in item && { subject: item.subject }) },
    at,
  }));
  await house.store.read(async (view) => {
    for (const wish of wishes) await permission(view, wish);
  });
  const due = pupilDue(found, pupil);
  return house.store.write(async (transaction) => {
    let ground = '';
    for (const wish of wishes) ground = (await permission(transaction, wish)).id;
    const record = (await transaction.records([due.record.id]))[0] ?? due.record;
    isClosed(record, pupil);
    isSound(found, entry, items);
    return writeSummer(transaction, { ...entry, at, permission: `appointment:${ground}` });
  });
}

/** What may be entered at all: due, of the right kind, training before re-assessment. @throws Fault `summer.*` */
function isSound(found: ClassInSummer, { pupil, changes }: SummerEntry, items: readonly SummerItem[]): void {
  const { work, given } = pupilDue(found, pupil);
  const { regime, subjects } = found.book;
  const [lowest] = { TT22: ['Chưa đạt'], TT58: ['Yếu'] }[regime];
  const conduct = changes.find(({ path }) => path === 'conduct')?.after ?? given.conduct;
  items.forEach((item, index) => {
    const { path, after } = changes[index] ?? { path: '', after: null };
    const subject = 'subject' in item ? subjects.find(({ code }) => code === item.subject) : undefined;
    const isDue =
      'subject' in item ? work.subjects.includes(item.subject) : item.kind === 'remark' || work.conduct;
    if (!isDue) throw summerFault('summer.notDue', { pupil, item: path });
    if (!allowsItem(item, after, { regime, assessedBy: subject?.assessedBy ?? null }))
      throw summerFault('summer.valueRefused', { item: path });
    const untrained = work.conduct && (conduct === null || conduct === lowest);
    if (item.kind === 'subject' && after !== null && untrained)
      throw summerFault('summer.conductFirst', { pupil });
  });
}

export interface SummerWriting extends SummerEntry {
  readonly at: SummerLine['at'];
  readonly permission: string;
}

/** The one door. @throws Fault `summer.changedMeanwhile`, `summer.reasonMissing` */
export async function writeSummer(transaction: Transaction, writing: SummerWriting): Promise<number> {
  const { classId, pupil, by, at, permission: ground } = writing;
  const reason = writing.reason?.trim() ?? '';
  const device = writing.device ?? null;
  const { values } = summerOf(await transaction.summerLines(classId), pupil);
  const decided = (await transaction.summerPages(classId)).some((page) => page.pupil === pupil);
  const lines = writing.changes.flatMap(({ path: item, before, after }) => {
    const standing = values.get(item) ?? null;
    if (standing === after) return [];
    if (standing !== before) throw summerFault('summer.changedMeanwhile', { item });
    if (reason === '' && (decided || standing !== null)) throw summerFault('summer.reasonMissing', { item });
    const stated = reason === '' ? null : reason;
    return [{ classId, pupil, item, before, after, at, by, reason: stated, device, permission: ground }];
  });
  if (lines.length === 0) return 0;
  if (new Set(lines.map(({ item }) => item)).size < lines.length)
    throw summerFault('summer.valueRefused', { item: lines.map(({ item }) => item).join(', ') });
  await transaction.addSummerLines(lines);
  const changes = lines.map(({ item, before, after }) => ({ item, before, after }));
  const event = {
    type: 'summer.changed',
    by,
    class: classId,
    pupil,
    changes,
    reason,
    device,
    permission: ground,
  };
  await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
  return lines.length;
}
