// Whom a record waits for, and as what.
import type { PersonId } from '../../../kernel/index.ts';
import { awaited } from '../../../workflows/index.ts';
import type { RecordSnapshot, SigningRole } from '../../../workflows/index.ts';

export interface Due {
  readonly role: SigningRole | 'seal';
  readonly people: readonly PersonId[];
}

/** Null while nobody's signature or seal would be accepted, also where pens sign. */
export function whoIsDue({ state, context }: Pick<RecordSnapshot, 'state' | 'context'>): Due | null {
  if (context.signedAs === 'wetInk') return null;
  if (state === 'principalApproved')
    return context.order === null ? null : { role: 'seal', people: [context.assignments.registrar] };
  const role = signingIn.get(state);
  if (role === undefined || context.document?.certified !== true) return null;
  return { role, people: awaited(context, role) };
}

const signingIn: ReadonlyMap<string, SigningRole> = new Map([
  ['subjectSigning', 'subjectTeacher'],
  ['subjectSigned', 'homeroomTeacher'],
  ['homeroomVerified', 'principal'],
]);
