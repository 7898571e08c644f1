// Finds records of any year by whatever the office has: a name however spelt, a code, a class, a year (R99, R100).
import { byVietnameseName } from '../../../../kernel/index.ts';
import type { ClassId, Instant, PersonId } from '../../../../kernel/index.ts';
import { recordStateWords, type RecordState } from '../../../../workflows/index.ts';
import type { Appointment } from '../../access/appointment.ts';
import { may } from '../../access/may.ts';
import { classTarget, recordTarget } from '../../access/permission.ts';
import type { House } from '../../ports/house.ts';
import type { IndexedName } from '../../ports/office-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import type { SchoolClass, SchoolRecord } from '../../rows.ts';
import { matches, matchName, type Match } from '../names/match-name.ts';
import { candidates } from './candidates.ts';
import { readQuestion, type Question } from './read-question.ts';

export interface Search {
  readonly schoolId: string;
  readonly by: PersonId;
  readonly text: string;
  /** Default 20, at most 100. */
  readonly limit?: number;
}

export interface FoundRecord {
  readonly record: SchoolRecord;
  readonly schoolClass: SchoolClass;
  /** `listed`: of the class or with the code that was asked for, without a name. */
  readonly match: Match | 'code' | 'listed';
  readonly state: { readonly name: RecordState; readonly vi: string; readonly en: string };
}

export interface RecordsFound {
  readonly found: readonly FoundRecord[];
  /** There may be more than are shown. */
  readonly more: boolean;
}

const USUAL = 20;
const MOST = 100;
/** So many are looked at before they are put in order. */
const LOOKED_AT = 200;
/** In so few classes every name is looked at instead of the index. */
const FEW_CLASSES = 60;

/** Only of classes that the person may look into, and only records they may read. Telling the journal is the caller's part. */
export async function findRecords(
  house: Pick<House, 'store' | 'clock'>,
  { schoolId, by, text, limit = USUAL }: Search,
): Promise<RecordsFound> {
  const at = house.clock.now();
  const shown = Math.max(1, Math.min(limit, MOST));
  return house.store.read(async (view) => {
    const appointments = await view.appointmentsOf(by);
    const everywhere = may(appointments, 'class.read', { schoolId }, at) !== null;
    const mayLook = (one: SchoolClass) =>
      one.schoolId === schoolId && may(appointments, 'class.read', classTarget(one), at) !== null;
    // Years, classes and codes have digits in them; a name alone asks for no class, and whoever may look into all
    // need not be told which there are.
    const open = everywhere && !/\d/.test(text) ? null : (await view.classes()).filter(mayLook);
    const question = readQuestion(text, open ?? []);
    const classes = open?.filter((one) => isAsked(one, question)) ?? null;
    const answers = await answersTo(view, { schoolId, question, classes, everywhere });
    const found: FoundRecord[] = [];
    for (const part of inParts(inOrder(answers), shown + 1)) {
      found.push(...(await readable(view, part, { appointments, at, mayLook })));
      if (found.length > shown) break;
    }
    return { found: found.slice(0, shown), more: found.length > shown || answers.length >= LOOKED_AT };
  });
}

interface Reader {
  readonly appointments: readonly Appointment[];
  readonly at: Instant;
  readonly mayLook: (one: SchoolClass) => boolean;
}

/** Those of the answers that may be read, as they are. */
async function readable(
  view: View,
  answers: readonly Answered[],
  { appointments, at, mayLook }: Reader,
): Promise<readonly FoundRecord[]> {
  const records = new Map(
    (await view.records(answers.map(({ recordId }) => recordId))).map((record) => [record.id, record]),
  );
  const classes = new Map(
    (await view.classesCalled([...new Set(answers.map(({ classId }) => classId))])).map((one) => [
      one.id,
      one,
    ]),
  );
  return answers.flatMap(({ recordId, classId, match }): FoundRecord[] => {
    const record = records.get(recordId);
    const schoolClass = classes.get(classId);
    if (!record || !schoolClass || !mayLook(schoolClass)) return [];
    const target = { ...classTarget(schoolClass), ...recordTarget(record) };
    if (!may(appointments, 'record.read', target, at)) return [];
    const name = record.snapshot.state as RecordState;
    return [{ record, schoolClass, match, state: { name, ...recordStateWords[name] } }];
  });
}

function* inParts<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

interface Asked {
  readonly schoolId: string;
  readonly question: Question;
  /** That may be looked into and were asked for; null where that is every class of the school. */
  readonly classes: readonly SchoolClass[] | null;
  /** The person may look into every class of the school. */
  readonly everywhere: boolean;
}

interface Answered extends IndexedName {
  readonly match: FoundRecord['match'];
  readonly slips: number;
}

async function answersTo(view: View, asked: Asked): Promise<readonly Answered[]> {
  const { schoolId, question, classes, everywhere } = asked;
  const { code, className, words, schoolYear } = question;
  const allowed = classes && new Set<ClassId>(classes.map(({ id }) => id));
  const inReach = (names: readonly IndexedName[]) =>
    names.filter(({ classId }) => allowed?.has(classId) ?? true);
  if (code !== null) {
    const named = inReach(await view.namesOfCode(schoolId, code, LOOKED_AT));
    return named.flatMap((name): Answered[] => {
      const matched = words.plain.length === 0 ? true : matchName(words, name.name);
      return matched ? [{ ...name, match: 'code', slips: 0 }] : [];
    });
  }
  if (words.plain.length === 0)
    return className === null || classes === null ? [] : await wholeClasses(view, classes);
  const ids = allowed && [...allowed];
  const seeking = {
    schoolId,
    words,
    schoolYear,
    classes: everywhere && className === null ? null : ids,
    enough: LOOKED_AT,
  };
  const few = ids !== null && ids.length <= FEW_CLASSES;
  const names = few ? await view.namesIn(ids) : await candidates(view, seeking);
  return inReach(names).flatMap((name): Answered[] => {
    const matched = matchName(words, name.name);
    return matched ? [{ ...name, ...matched }] : [];
  });
}

/** Summaries too, in the class list's order. */
async function wholeClasses(view: View, classes: readonly SchoolClass[]): Promise<readonly Answered[]> {
  const listed: Answered[] = [];
  for (const { id, schoolYear } of classes.toSorted((a, b) => (a.schoolYear < b.schoolYear ? 1 : -1)))
    for (const { id: recordId, key, title } of await view.recordsOf(id))
      listed.push({ recordId, classId: id, schoolYear, code: key, name: title, match: 'listed', slips: 0 });
  return listed;
}

const isAsked = ({ name, schoolYear }: SchoolClass, question: Question): boolean =>
  (question.className === null || question.className === name) &&
  (question.schoolYear === null || question.schoolYear === schoolYear);

/** The better match, then fewer slips, then the newer year, then the order of Vietnamese names. */
function inOrder(answers: readonly Answered[]): readonly Answered[] {
  return answers.toSorted(
    (one, other) =>
      rankOf(one.match) - rankOf(other.match) ||
      one.slips - other.slips ||
      order(other.schoolYear, one.schoolYear) ||
      (one.match === 'listed' ? 0 : byVietnameseName(one.name, other.name)) ||
      (one.match === 'listed' ? 0 : order(one.code, other.code)),
  );
}

const rankOf = (match: FoundRecord['match']): number =>
  match === 'code' || match === 'listed' ? 0 : matches.indexOf(match);

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
