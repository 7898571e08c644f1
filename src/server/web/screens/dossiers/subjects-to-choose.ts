// For which subjects and grades somebody may bring a dossier: those they teach or head, as the school has them.
import { subjectNames } from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';

export interface SubjectChoice {
  /** Names by code. */
  readonly subjects: ReadonlyMap<string, string>;
  readonly grades: readonly number[];
}

export async function subjectsToChoose(
  { desk, caller, appointments }: Visit<Caller>,
  schoolYear: string,
): Promise<SubjectChoice> {
  const { schoolId } = caller;
  const classes = (await desk.house.store.read((view) => view.classes(schoolId))).filter(
    (one) => one.schoolYear === schoolYear,
  );
  const here = new Set<string>(classes.map(({ id }) => id));
  const codes = appointments
    .filter(({ scope }) => scope.classes?.some((id) => here.has(id)) ?? true)
    .flatMap(({ scope }) => scope.subjects ?? []);
  return {
    subjects: await subjectNames(desk.house, { schoolId, schoolYear }, [...new Set(codes)]),
    grades: [...new Set(classes.map(({ grade }) => grade))].toSorted((one, other) => one - other),
  };
}
