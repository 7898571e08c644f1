// Which signature fields belong to whom. One person, one role: one signature, whatever the number of fields.
import type { PersonId } from '../../kernel/index.ts';
import type { Assignments, RecordContext, SigningRole, SlotFacts } from './record.context.ts';

/** Fields a person has to sign in a role, in document order; empty when the role is not theirs. */
export function slotsOf(context: RecordContext, role: SigningRole, person: PersonId): readonly string[] {
  const slots = context.document?.slots ?? [];
  const mine = slotFilters[role](context.assignments, person);
  return slots.filter(mine).map(({ field }) => field);
}

/** The seal's fields: impressions first, the main one leading, then the slices on the sheets' edges (NĐ 30/2020 Đ33.1.đ). */
export function sealSlotsOf(context: RecordContext): readonly string[] {
  const slots = context.document?.slots ?? [];
  const impressions = slots.filter(({ purpose }) => purpose === 'seal');
  const main = impressions.filter(({ field }) => field === 'OrgSeal');
  const others = impressions.filter(({ field }) => field !== 'OrgSeal');
  const slices = slots.filter(({ purpose }) => purpose === 'sealSlice');
  return [...main, ...others, ...slices].map(({ field }) => field);
}

export const authorSlotOf = (slots: readonly SlotFacts[]): string | undefined =>
  slots.find(({ purpose }) => purpose === 'author')?.field;

/** Who has to sign in a role; for a successor only whom a correction affects. */
export function signersOf(context: RecordContext, role: SigningRole): readonly PersonId[] {
  return signers[role](context);
}

/** Whether the teacher of a subject signs this version. */
export const isAffected =
  ({ renewal }: Pick<RecordContext, 'renewal'>) =>
  (subject: string): boolean =>
    renewal === null || renewal.subjects.includes(subject);

export const hasSigned = (context: RecordContext, role: SigningRole, person: PersonId): boolean =>
  context.signatures.some((signature) => signature.role === role && signature.person === person);

/** Who is still awaited in a role. */
export const awaited = (context: RecordContext, role: SigningRole): readonly PersonId[] =>
  signersOf(context, role).filter((person) => !hasSigned(context, role, person));

const signers: Record<SigningRole, (context: RecordContext) => readonly PersonId[]> = {
  subjectTeacher: (context) =>
    context.assignments.subjectTeachers
      .filter(({ subjects }) => subjects.some(isAffected(context)))
      .map(({ person }) => person),
  homeroomTeacher: ({ assignments }) => [assignments.homeroomTeacher],
  principal: ({ assignments }) => [assignments.approver.person],
};

type SlotFilter = (assignments: Assignments, person: PersonId) => (slot: SlotFacts) => boolean;

const slotFilters: Record<SigningRole, SlotFilter> = {
  subjectTeacher: (assignments, person) => {
    const subjects = assignments.subjectTeachers.find((teacher) => teacher.person === person)?.subjects ?? [];
    return (slot) =>
      slot.purpose === 'subject' && slot.subject !== undefined && subjects.includes(slot.subject);
  },
  homeroomTeacher: (assignments, person) => (slot) =>
    slot.purpose === 'homeroom' && assignments.homeroomTeacher === person,
  principal: (assignments, person) => (slot) =>
    slot.purpose === 'principal' && assignments.approver.person === person,
};
