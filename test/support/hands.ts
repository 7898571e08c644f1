// The hands an order to lock or unlock goes through at a school, and people newly appointed for it.
import type { ClassBook } from '../../src/assessment/index.ts';
import type { PersonId } from '../../src/kernel/index.ts';
import {
  appoint,
  decideLocking,
  executeLocking,
  nameOf,
  proposeLocking,
} from '../../src/server/application/index.ts';
import type { Installation } from '../../src/server/installation.ts';
import type { ImportedClass, TestHouse } from './house.ts';

export interface Hands {
  readonly proposer: 'registrar' | 'administrator';
  readonly decider: 'principal' | 'vicePrincipal';
  readonly executor: 'registrar' | 'administrator';
}

export async function appointed(
  { house }: Pick<TestHouse, 'house'>,
  schoolId: string,
  role: 'administrator' | 'vicePrincipal',
  name: string,
): Promise<PersonId> {
  const id = name as PersonId;
  await house.store.write((transaction) => transaction.addPeople([{ id, schoolId, name: nameOf(name) }]));
  const decision = { number: '5/QĐ-VD', date: '2025-08-30' };
  await appoint(house, { schoolId, person: id, role, decision }, { service: 'setup' });
  return id;
}

/** One score of the first term another. */
export function rescored(book: ClassBook): ClassBook {
  const [pupil, ...rest] = book.pupils;
  const [code, entry] = Object.entries(pupil!.entries.HK1).find(([, one]) => one.kind === 'score')!;
  if (entry.kind !== 'score') throw new Error('found by that');
  const midterm = (entry.midterm === 80 ? 70 : 80) as NonNullable<typeof entry.midterm>;
  const HK1 = { ...pupil!.entries.HK1, [code]: { ...entry, midterm } };
  return { ...book, pupils: [{ ...pupil!, entries: { ...pupil!.entries, HK1 } }, ...rest] };
}

export async function unlockScores(
  house: Installation,
  classId: ImportedClass['classId'],
  { proposer, decider, executor }: Hands,
  staff: Readonly<Record<Hands['proposer' | 'decider'], PersonId>>,
): Promise<void> {
  const subject = { kind: 'window', window: { window: 'scores', term: 'HK1' } } as const;
  // A window is the calendar's, which the registrar has no hand in.
  const by = proposer === 'registrar' ? staff.administrator : staff[proposer];
  const wish = { classId, deed: 'unlock', subject, reason: 'Vào điểm sót', by } as const;
  const { id } = await proposeLocking(house, wish);
  await decideLocking(house, { order: id, by: staff[decider], granted: true, decisionNumber: '10/QĐ-VD' });
  const hand = executor === 'registrar' ? staff.administrator : staff[executor];
  await executeLocking(house, { order: id, by: hand });
}
