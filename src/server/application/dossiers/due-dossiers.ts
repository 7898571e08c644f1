// Who owes which dossier by when: of each teacher and subject, for each period of the policy (R51, R54).
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { dossierPeriods, rulesOf } from '../../../policies/index.ts';
import type { DossierId } from '../../../workflows/index.ts';
import { holdsAt, type Appointment } from '../access/appointment.ts';
import { may } from '../access/may.ts';
import type { Dossier } from '../ports/dossiers-store.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import { policyFor } from './rules.ts';

export type DueStanding = 'sent' | 'sentLate' | 'late' | 'open';

export interface DueDossier {
  readonly person: PersonId;
  readonly name: string;
  readonly subject: string;
  readonly kind: string;
  readonly kindName: string;
  readonly period: string;
  readonly dueAt: Instant;
  readonly standing: DueStanding;
  readonly dossier: DossierId | null;
}

export interface DueAsked {
  readonly schoolId: string;
  readonly schoolYear: string;
  readonly by: PersonId;
  readonly standing?: DueStanding | undefined;
}

const WEEK = 7 * 86_400_000;

/**
 * What was due, and what will be within a week; by time, then name. A teacher sees their own, a department head the
 * department's, leaders all. Only deadlines somebody set are there.
 */
export async function dueDossiers(house: House, asked: DueAsked): Promise<readonly DueDossier[]> {
  const at = house.clock.now();
  const policy = await policyFor(house, asked);
  const periods = rulesOf(policy).dossiers.flatMap((rule) =>
    dossierPeriods(policy ?? {}, rule, asked.schoolYear)
      .filter(({ dueAt }) => dueAt <= at + WEEK)
      .map((period) => ({ rule, ...period })),
  );
  if (periods.length === 0) return [];
  return house.store.read(async (view) => {
    const { teachers, names } = await teachersOf(view, asked);
    const mine = await view.appointmentsOf(asked.by);
    const seen = teachers.filter(({ person, subject }) => {
      const target = { schoolId: asked.schoolId, schoolYear: asked.schoolYear, subject };
      return person === asked.by || may(mine, 'dossier.read', target, at) !== null;
    });
    const sent = sentOf(await view.dossiersOf(asked.schoolId, asked.schoolYear));
    const rows = seen.flatMap(({ person, subject, appointments }) =>
      periods
        .filter(({ dueAt }) => appointments.some((one) => holdsAt(one, dueAt)))
        .map(({ rule, key, dueAt }): DueDossier => {
          const found = sent.get(nameOf(person, subject, rule.kind, key));
          const { kind, name: kindName } = rule;
          const name = names.get(person) ?? '';
          const about = { person, name, subject, kind, kindName, period: key, dueAt };
          return { ...about, standing: standingOf(found, dueAt, at), dossier: found?.id ?? null };
        }),
    );
    const wanted =
      asked.standing === undefined ? rows : rows.filter((one) => one.standing === asked.standing);
    return wanted.toSorted((a, b) => a.dueAt - b.dueAt || a.name.localeCompare(b.name, 'vi'));
  });
}

interface Teacher {
  readonly person: PersonId;
  readonly subject: string;
  readonly appointments: readonly Appointment[];
}

/** Once for each subject, however many classes. */
async function teachersOf(view: View, { schoolId, schoolYear }: DueAsked) {
  const years = new Map((await view.classes(schoolId)).map((one) => [one.id, one.schoolYear]));
  const teaching = (await view.appointmentsIn(schoolId)).filter(
    ({ role, scope }) =>
      role === 'subjectTeacher' &&
      (scope.schoolYears?.includes(schoolYear) ??
        scope.classes?.some((id) => years.get(id) === schoolYear) ??
        false),
  );
  const found = new Map<string, Teacher>();
  for (const one of teaching)
    for (const subject of one.scope.subjects ?? []) {
      const key = `${one.personId} ${subject}`;
      const appointments = [...(found.get(key)?.appointments ?? []), one];
      found.set(key, { person: one.personId, subject, appointments });
    }
  const people = await view.people([...new Set(teaching.map(({ personId }) => personId))]);
  return { teachers: [...found.values()], names: new Map(people.map(({ id, name }) => [id, name])) };
}

/** The first that was sent for it; a withdrawn one was not. */
function sentOf(dossiers: readonly Dossier[]): ReadonlyMap<string, Dossier> {
  const found = new Map<string, Dossier>();
  for (const dossier of dossiers) {
    const { state, context } = dossier.snapshot;
    const { author, subject, kind, period, firstSubmittedAt } = context;
    if (subject === null || period === null || firstSubmittedAt === null || state === 'withdrawn') continue;
    const key = nameOf(author, subject, kind, period);
    const before = found.get(key)?.snapshot.context.firstSubmittedAt ?? Infinity;
    if (firstSubmittedAt < before) found.set(key, dossier);
  }
  return found;
}

const nameOf = (...parts: readonly string[]): string => parts.join('\n');

function standingOf(found: Dossier | undefined, dueAt: Instant, at: Instant): DueStanding {
  const sentAt = found?.snapshot.context.firstSubmittedAt ?? null;
  if (sentAt !== null) return sentAt < dueAt ? 'sent' : 'sentLate';
  return at < dueAt ? 'open' : 'late';
}
