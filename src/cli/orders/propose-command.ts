// giaplai orders propose CLASS: an order to lock approved records, or to lock or unlock a window of entry.
import type { EntryWindow } from '../../policies/index.ts';
import {
  findPerson,
  type House,
  type LockingSubject,
  type LockScope,
  proposeLocking,
  proposeSchoolOrder,
  type SchoolClass,
} from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import { type ClassChoice, chosenClass } from '../class-name.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import { green, print } from '../screen.ts';
import { reachWords } from './school-orders.ts';

export interface ProposeCommand extends ClassChoice {
  readonly as: string;
  readonly reason: string;
  readonly window?: string;
  readonly results?: string;
  readonly records?: readonly string[];
  readonly unlock: boolean;
  /** One order for every class of the same grade, those that come later too (R72); of records, an order each. */
  readonly wholeGrade?: boolean;
  /** As `wholeGrade`, for all grades. */
  readonly wholeSchool?: boolean;
}

export function propose(home: Home, name: string, command: ProposeCommand): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const chosen = await chosenClass(house, name, command);
    const { id: by } = await findPerson(house, { id: chosen.schoolId }, command.as);
    const deed = command.unlock ? 'unlock' : 'lock';
    const about = await subjectOf(house, chosen, command);
    const many = command.wholeGrade === true || command.wholeSchool === true;
    if (many && about.kind !== 'records') {
      const { schoolId, schoolYear } = chosen;
      const grade = command.wholeSchool === true ? null : chosen.grade;
      const wish = { schoolId, schoolYear, grade, deed, subject: about, reason: command.reason, by } as const;
      const order = await proposeSchoolOrder(house, wish);
      print(`${green('✔')} ${reachWords(order)}: đã đề nghị, mã ${order.id.slice(0, 8)} / proposed`);
      return 0;
    }
    for (const schoolClass of many ? await classesOf(house, chosen, command) : [chosen]) {
      const { id: classId } = schoolClass;
      const subject = await subjectOf(house, schoolClass, command);
      const { id } = await proposeLocking(house, { classId, deed, subject, reason: command.reason, by });
      const code = id.slice(0, 8);
      print(`${green('✔')} ${schoolClass.name}: đã đề nghị, mã ${code} / proposed as ${code}`);
    }
    return 0;
  });
}

const classesOf = (
  house: House,
  { schoolId, schoolYear, grade }: SchoolClass,
  { wholeSchool }: ProposeCommand,
): Promise<readonly SchoolClass[]> =>
  house.store.read(async (view) =>
    (await view.classes()).filter(
      (one) =>
        one.schoolId === schoolId &&
        one.schoolYear === schoolYear &&
        (wholeSchool === true || one.grade === grade),
    ),
  );

async function subjectOf(
  house: House,
  { id }: SchoolClass,
  { window, results, records: keys }: ProposeCommand,
): Promise<LockingSubject> {
  if (window !== undefined) return { kind: 'window', window: windowNamed(window) };
  if (results !== undefined) return { kind: 'results', scope: scopeNamed(results) };
  const records = await house.store.read((view) => view.recordsOf(id));
  const chosen = records.filter((record) =>
    keys === undefined ? record.snapshot.state === 'principalApproved' : keys.includes(record.key),
  );
  return { kind: 'records', records: chosen.map((record) => record.id) };
}

/** `scores:HK1:TOAN:midterm`; `*` for any term or subject. What cannot be locked is refused by the order itself. */
function scopeNamed(text: string): LockScope {
  const [part, term, subject, ...column] = text.split(':').map((word) => (word === '*' ? '' : word));
  return {
    part: part as LockScope['part'],
    ...(term && { term: term as NonNullable<LockScope['term']> }),
    ...(subject && { subject }),
    ...(column.length > 0 && { column: column.join(':') }),
  };
}

/** `scores:HK1`, as in a policy file. @throws Fault `cli.unknownWindow` */
function windowNamed(text: string): EntryWindow {
  const found = windows.find((window) => nameOf(window) === text);
  if (found === undefined)
    throw cliFault('cli.unknownWindow', { window: text, windows: windows.map(nameOf) });
  return found;
}

const windows: readonly EntryWindow[] = [
  { window: 'particulars' },
  { window: 'scores', term: 'HK1' },
  { window: 'scores', term: 'HK2' },
  { window: 'classification', term: 'HK1' },
  { window: 'classification', term: 'HK2' },
  { window: 'summarySigning', period: 'HK1' },
  { window: 'summarySigning', period: 'HK2' },
  { window: 'summarySigning', period: 'year' },
  { window: 'transcriptSigning' },
];

const nameOf = (window: EntryWindow): string => Object.values(window).join(':');
