// What the page of dossiers shows somebody: theirs, what waits for them, what is owed, and the rest they may see.
import {
  dossierMinutesToSign,
  dueDossiers,
  kindsOfDossiers,
  listDossiers,
  subjectNames,
} from '../../../application/index.ts';
import { dayAt, isSchoolYear, schoolYearOf } from '../../../../policies/index.ts';
import { namesOf, type Caller } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';
import type { Called } from './dossier-table.tsx';

export type SeenDossiers = Awaited<ReturnType<typeof seenDossiers>>;

export async function seenDossiers(visit: Visit<Caller>) {
  const { desk, caller } = visit;
  const { person: by, schoolId } = caller;
  const asked = { schoolId, schoolYear: yearOf(visit), by };
  // The latest first.
  const all = (await listDossiers(desk.house, asked)).toReversed();
  const due = await dueDossiers(desk.house, asked);
  const minutes = await dossierMinutesToSign(desk.house, asked);
  const classes = await desk.house.store.read((view) => view.classes());
  const subjects = new Set([
    ...all.flatMap(({ dossier }) => dossier.snapshot.context.subject ?? []),
    ...due.map(({ subject }) => subject),
  ]);
  const called: Called = {
    people: await namesOf(
      desk,
      all.map(({ dossier }) => dossier.snapshot.context.author),
    ),
    kinds: new Map((await kindsOfDossiers(desk.house, asked)).map(({ kind, name }) => [kind, name])),
    subjects: await subjectNames(desk.house, asked, [...subjects]),
  };
  const years = classes.filter((one) => one.schoolId === schoolId).map(({ schoolYear }) => schoolYear);
  const isMine = ({ dossier }: (typeof all)[number]) => dossier.snapshot.context.author === by;
  return {
    schoolYear: asked.schoolYear,
    years: [...new Set([...years, asked.schoolYear])].toSorted().toReversed(),
    called,
    minutes,
    waiting: all.filter((one) => one.yours && !isMine(one)),
    mine: all.filter(isMine),
    others: all.filter((one) => !isMine(one)),
    due,
  };
}

/** The year that runs, unless the address names another. */
export function yearOf({ query, now }: Pick<Visit, 'query' | 'now'>): string {
  const asked = query.get('year') ?? '';
  return isSchoolYear(asked) ? asked : schoolYearOf(dayAt(now));
}
