// Which class, sheet and pupil a request is about, as its address says; and what somebody may ask for at all.
import type { ClassBook } from '../../../../assessment/index.ts';
import { byVietnameseWord } from '../../../../kernel/index.ts';
import {
  classTarget,
  may,
  readBook,
  readGrid,
  type Grid,
  type SchoolClass,
} from '../../../application/index.ts';
import { classFor, recordFor, type Caller } from '../../../http/index.ts';
import { partsWords } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { requestWords } from './words.ts';

type Sheet = Grid['read']['sheet'];

export interface SheetChoice {
  /** As addresses name it: `subject.HK1.TOAN`. */
  readonly name: string;
  readonly text: string;
  readonly sheet: Sheet;
}

export interface ClassChosen {
  readonly schoolClass: SchoolClass;
  readonly book: ClassBook;
  readonly sheets: readonly SheetChoice[];
  readonly pupil: string;
}

/** Those where the caller teaches or leads. */
export async function classesToAsk({
  desk,
  appointments,
  now,
}: Visit<Caller>): Promise<readonly SchoolClass[]> {
  const classes = await desk.house.store.read((view) => view.classes());
  return classes
    .filter((one) =>
      appointments.some(
        (held) =>
          (held.role === 'homeroomTeacher' || held.role === 'subjectTeacher') &&
          (held.scope.classes?.includes(one.id) ?? false) &&
          may([held], 'class.read', classTarget(one), now) !== null,
      ),
    )
    .toSorted((a, b) => byVietnameseWord(b.schoolYear, a.schoolYear) || byVietnameseWord(a.name, b.name));
}

/** Null while the address names no class. @throws Fault `class.unknown`, `record.unknown` */
export async function chosenClass(visit: Visit<Caller>): Promise<ClassChosen | null> {
  const { desk, caller, query } = visit;
  const record = query.get('record') ?? '';
  const named = record === '' ? null : (await recordFor(desk, caller, record)).record;
  const classId = named?.classId ?? query.get('class') ?? '';
  if (classId === '') return null;
  const { schoolClass } = await classFor(desk, caller, classId);
  const book = await readBook(desk.house, schoolClass);
  const pupil = query.get('pupil') ?? (named?.kind === 'transcript' ? named.key : '');
  return { schoolClass, book, sheets: sheetsToAsk(visit, schoolClass, book), pupil };
}

/** The sheet with the values that stand there. @throws Fault `access.notPermitted` */
export async function chosenGrid(
  { desk, caller }: Visit<Caller>,
  { schoolClass }: ClassChosen,
  { sheet }: SheetChoice,
): Promise<Grid> {
  const grid = await readGrid(desk.house, { classId: schoolClass.id, sheet, by: caller.person });
  await desk.readings.note({ by: caller.person, what: 'class', classId: schoolClass.id });
  return grid;
}

function sheetsToAsk(
  { appointments, now, language }: Visit,
  schoolClass: SchoolClass,
  { subjects }: ClassBook,
): readonly SheetChoice[] {
  const words = requestWords[language];
  const { terms } = partsWords[language];
  const target = classTarget(schoolClass);
  const mayAsk = (more: { readonly subject?: string; readonly term?: 'HK1' | 'HK2' }) =>
    may(appointments, 'correction.requested', { ...target, ...more }, now) !== null;
  const all: readonly (SheetChoice & { readonly open: boolean })[] = [
    ...subjects.flatMap(({ code: subject, name }) =>
      (['HK1', 'HK2'] as const).map((term) => ({
        name: `subject.${term}.${subject}`,
        text: `${name} · ${terms[term]}`,
        sheet: { kind: 'subject', subject, term } as const,
        open: mayAsk({ subject, term }),
      })),
    ),
    ...(['HK1', 'HK2'] as const).map((term) => ({
      name: `conduct.${term}`,
      text: `${words.conduct} · ${terms[term]}`,
      sheet: { kind: 'conduct', term } as const,
      open: mayAsk({}),
    })),
    { name: 'absences', text: words.absences, sheet: { kind: 'absences' }, open: mayAsk({}) },
    { name: 'particulars', text: words.particulars, sheet: { kind: 'particulars' }, open: mayAsk({}) },
  ];
  return all.filter(({ open }) => open);
}
