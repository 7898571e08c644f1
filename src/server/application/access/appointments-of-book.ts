// Appointments that a class book implies: its sheet "Phân công" says who teaches, confirms, approves and seals.
import { canonicalJson, freshId } from '../../../kernel/index.ts';
import type { ClassId, Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { Actor, Assignments } from '../../../workflows/index.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { AppointedRole, Appointment, AppointmentId, Scope } from './appointment.ts';
import { mixedWith } from './checks.ts';
import { endAll } from './end-appointment.ts';
import { accessFault } from './faults.ts';
import type { AccessTarget } from './may.ts';
import { mayName } from './named-by-person.ts';
import { appointmentMade } from './notes.ts';

export interface NamedInBook {
  /** The class; with its year and grade, for those whose rights end there. */
  readonly target: AccessTarget & { readonly classId: ClassId };
  readonly assignments: Assignments;
  readonly fileHash: Sha256;
  readonly at: Instant;
  readonly actor: Actor;
}

/**
 * Brings the appointments that rest on this class's book in line with it: each is made once, and whoever the book no
 * longer names ends. All are limited to the class. Decisions outrank books: what rests on one stays untouched, and what
 * one has ended does not come back.
 * @throws Fault `access.mixedDuties`; `access.notPermitted`, `access.ownAppointment` where whoever brings the book may not
 */
export async function appointAsNamed(transaction: Transaction, named: NamedInBook): Promise<void> {
  const { target, fileHash, at, actor } = named;
  const { schoolId, classId } = target;
  const implied = impliedBy(named);
  const known = await transaction.appointmentsIn(schoolId);
  const ofBook = known.filter(({ basis }) => basis.kind === 'classBook' && basis.classId === classId);
  const present = ofBook.filter(({ validTo }) => validTo === null);
  const revoked = ofBook.filter(({ endedBy }) => endedBy !== null);
  const wanted = new Set(implied.map(contentOf));
  const standing = new Set([...present, ...revoked].map(contentOf));
  const over = present.filter((one) => !wanted.has(contentOf(one)));
  const fresh = implied
    .filter((one) => !standing.has(contentOf(one)))
    .map((one): Appointment => ({
      ...one,
      id: freshId<AppointmentId>(),
      schoolId,
      basis: { kind: 'classBook', classId, fileHash },
      validFrom: at,
      validTo: null,
      endedBy: null,
      actingFor: null,
      delegatedFrom: null,
    }));
  if ('person' in actor) await mayName(transaction, { person: actor.person, target, at }, fresh);
  await endAll(transaction, over, { validTo: at }, actor, at);
  const ended = new Set(over.map(({ id }) => id));
  const staying = [...known.filter(({ id }) => !ended.has(id)), ...fresh];
  for (const one of fresh) {
    const other = mixedWith(
      one,
      staying.filter(({ personId }) => personId === one.personId),
    );
    if (other) throw accessFault('access.mixedDuties', { role: one.role, other: other.role });
  }
  await transaction.addAppointments(fresh);
  await transaction.append(fresh.map((one) => appointmentMade(one, actor, at)));
}

interface Implied {
  readonly personId: PersonId;
  readonly role: AppointedRole;
  readonly scope: Scope;
}

function impliedBy({ target: { classId }, assignments }: NamedInBook): readonly Implied[] {
  const classes = [classId];
  const { subjectTeachers, homeroomTeacher, principal, registrar, approver } = assignments;
  const one = (role: AppointedRole, personId: PersonId): Implied => ({ personId, role, scope: { classes } });
  return [
    ...subjectTeachers.map(({ person, subjects }) => ({
      personId: person,
      role: 'subjectTeacher' as const,
      scope: { classes, subjects: subjects.toSorted() },
    })),
    one('homeroomTeacher', homeroomTeacher),
    one('principal', principal),
    one('registrar', registrar),
    ...(approver.capacity === 'vicePrincipal' ? [one('vicePrincipal', approver.person)] : []),
  ];
}

const contentOf = ({ personId, role, scope }: Implied): string => canonicalJson({ personId, role, scope });
