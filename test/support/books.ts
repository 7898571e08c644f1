// One pupil over several years with every transcript locked, and the way of a book from the request to the seal.
import {
  decideBook,
  makeBook,
  requestBook,
  signBook,
  type BookAsked,
  type BookStanding,
  type SigningConditions,
} from '../../src/server/application/index.ts';
import type { ClassBook } from '../../src/assessment/index.ts';
import type { Clock } from '../../src/kernel/index.ts';
import type { Installation } from '../../src/server/installation.ts';
import { inProcessSource, inProcessTimestamper, timestampAuthority } from './authorities.ts';
import { testConditions } from './conditions.ts';
import { copyRequest, SCHOOL, schoolSeal } from './copies-office.ts';
import {
  importBook,
  serviceSigner,
  signerOf,
  smallBook,
  throughTheLock,
  type ImportedClass,
} from './house.ts';

export interface PupilOfYears {
  readonly code?: string;
  readonly name?: string;
  readonly birthDate?: string;
  readonly school?: string;
}

export const PUPIL = 'Nguyễn Hoàng Phượng Uyển Thụy';

/** A class of this one pupil in each grade, the first in 2022-2023; unlocked ones stay drafts. */
export async function importGrades(
  house: Installation,
  grades: readonly { readonly grade: number; readonly locked?: boolean }[],
  { code = 'HS0001', name = PUPIL, birthDate = '2011-03-05', school = SCHOOL }: PupilOfYears = {},
): Promise<readonly ImportedClass[]> {
  const imported: ImportedClass[] = [];
  for (const { grade, locked = true } of grades) {
    const year = 2016 + grade;
    const book = smallBook({ schoolYear: `${year}-${year + 1}`, className: `${grade}A`, grade }, 1);
    const pupils = book.pupils.map((pupil) => ({ ...pupil, code, name, birthDate }));
    const one = await importBook(house, {
      ...book,
      ...(school === SCHOOL ? {} : staffOf(school, book)),
      school: { ...book.school, name: school },
      pupils,
    });
    if (locked) await throughTheLock(house, one, school);
    imported.push(one);
  }
  return imported;
}

/** Another school has other people. */
function staffOf(school: string, { staff, subjects }: ClassBook): Pick<ClassBook, 'staff' | 'subjects'> {
  const renamed = (name: string) => `${name} ${school.split(' ').at(-1) ?? ''}`;
  const changed = Object.entries(staff).map(([role, name]) => [role, renamed(name)]);
  return {
    staff: Object.fromEntries(changed) as ClassBook['staff'],
    subjects: subjects.map((subject) => ({ ...subject, teacher: renamed(subject.teacher) })),
  };
}

const authority = timestampAuthority();

/** With a timestamp authority, so that the seal's level can be raised. */
export const archivalConditions = (clock: Clock, stampedBy = authority) =>
  testConditions(clock, {
    timestamper: inProcessTimestamper(stampedBy, () => clock.now()),
    revocation: inProcessSource(() => clock.now()),
  });

export const askFor = (
  house: Installation,
  { cast, records }: ImportedClass,
  asked: Partial<BookAsked> = {},
) =>
  requestBook(house, {
    recordId: records[0]!,
    reason: 'transfer',
    request: copyRequest,
    by: cast.registrar,
    ...asked,
  });

export interface Sealing {
  readonly school?: string;
  readonly asked?: Partial<BookAsked>;
  readonly conditions?: SigningConditions;
}

/** Asked for, granted, made, signed, sealed. */
export async function sealedBook(
  house: Installation,
  imported: ImportedClass,
  { school = SCHOOL, asked = {}, conditions = archivalConditions(house.clock) }: Sealing = {},
): Promise<BookStanding> {
  const { cast } = imported;
  const { id: requestId } = await askFor(house, imported, asked);
  await decideBook(house, { requestId, by: cast.principal, granted: true, decisionNumber: '31/QĐ-VD' });
  await makeBook(house, { requestId, by: cast.registrar, serviceSigner, conditions });
  const names = new Map((await house.store.read((view) => view.people())).map(({ id, name }) => [id, name]));
  const principal = signerOf(names.get(cast.principal)!);
  await signBook(house, { requestId, by: cast.principal, as: 'signer', signer: principal, conditions });
  const seal = school === SCHOOL ? schoolSeal() : signerOf(school, school);
  return signBook(house, { requestId, by: cast.registrar, as: 'seal', signer: seal, conditions });
}
