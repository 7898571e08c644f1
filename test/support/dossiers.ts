// A small school with a policy about dossiers, and people who write, check, approve and seal them.
import { freshId } from '../../src/kernel/index.ts';
import type { PersonId } from '../../src/kernel/index.ts';
import type { DossierKind } from '../../src/policies/index.ts';
import {
  adoptPolicy,
  appoint,
  signDossier,
  takeInDossier,
  uploadDossier,
  type AppointedRole,
  type Dossier,
  type DossierExaminer,
  type NewDossier,
  type Scope,
} from '../../src/server/application/index.ts';
import type { DossierId } from '../../src/workflows/index.ts';
import { testConditions } from './conditions.ts';
import { drafted } from './foreign-pdf.ts';
import { importBook, settableClock, signerOf, smallBook, testHouse } from './house.ts';
import type { ImportedClass, TestHouse } from './house.ts';
import { policyWith } from './policies.ts';

export interface DossierSchool {
  readonly test: TestHouse;
  readonly clock: ReturnType<typeof settableClock>;
  readonly imported: ImportedClass;
  readonly schoolId: string;
  readonly schoolYear: string;
  /** Teaches `subject`. */
  readonly author: PersonId;
  readonly subject: string;
  readonly head: PersonId;
  readonly otherHead: PersonId;
  readonly names: ReadonlyMap<PersonId, string>;
  readonly person: (name: string, role: AppointedRole, scope?: Scope) => Promise<PersonId>;
}

const kinds: readonly DossierKind[] = [
  { kind: 'lessonPlan', name: 'Kế hoạch bài dạy', dueBy: { on: 'weekly', weekday: 1, lesson: 1 } },
  { kind: 'schoolPlan', name: 'Kế hoạch giáo dục', route: ['subjectTeacher', 'principal'], seal: true },
];

export async function dossierSchool(start = '2026-04-01T08:00:00+07:00'): Promise<DossierSchool> {
  const clock = settableClock(start);
  const test = await testHouse(1, clock);
  const { house } = test;
  const book = smallBook();
  const imported = await importBook(house, book);
  const [school] = await house.store.read((view) => view.schools());
  const { id: schoolId } = school!;
  const { schoolYear } = book;
  const policy = policyWith({ schoolYears: { from: schoolYear }, dossiers: kinds });
  await adoptPolicy(house, {
    schoolId,
    bytes: Buffer.from(JSON.stringify(policy)),
    by: imported.cast.principal,
    decisionNumber: '8/QĐ-VD',
  });
  const names = new Map(imported.cast.names);
  const person = async (name: string, role: AppointedRole, scope?: Scope): Promise<PersonId> => {
    const id = freshId<PersonId>();
    await house.store.write((transaction) => transaction.addPeople([{ id, schoolId, name }]));
    names.set(id, name);
    const decision = { number: '5/QĐ-VD', date: '2025-08-30' };
    await appoint(
      house,
      { schoolId, person: id, role, decision, ...(scope && { scope }) },
      { service: 'setup' },
    );
    return id;
  };
  const taught = book.subjects.find(({ teacher }) => teacher !== book.staff.homeroomTeacher)!;
  const author = [...names].find(([, name]) => name === taught.teacher)![0];
  const others = book.subjects.filter(({ code }) => code !== taught.code).map(({ code }) => code);
  const head = await person('Tổ Trưởng Một', 'departmentHead', { subjects: [taught.code] });
  const otherHead = await person('Tổ Trưởng Hai', 'departmentHead', { subjects: others });
  return {
    test,
    clock,
    imported,
    schoolId,
    schoolYear,
    author,
    subject: taught.code,
    head,
    otherHead,
    names,
    person,
  };
}

/** Where no thread of its own is needed. */
export const examineHere: DossierExaminer = (file, wanted) => Promise.resolve(takeInDossier(file, wanted));

export async function upload(school: DossierSchool, more: Partial<NewDossier> = {}): Promise<Dossier> {
  const { schoolId, schoolYear, subject, author, test } = school;
  const wish = {
    ...{
      schoolId,
      schoolYear,
      subject,
      by: author,
      kind: 'lessonPlan',
      title: 'Bài 12',
      grade: null,
      period: null,
    },
    file: more.file ?? (await drafted({ size: () => [595, 842] })),
    ...more,
  };
  return uploadDossier(test.house, wish, examineHere);
}

export interface SignMore {
  readonly decisionNumber?: string;
  readonly seal?: boolean;
  /** Whose key; their own when left out. */
  readonly keyOf?: string;
}

export function signAs(school: DossierSchool, dossier: DossierId, by: PersonId, more: SignMore = {}) {
  const { house } = school.test;
  const organisation = 'Trường THCS Ví Dụ';
  const name = more.keyOf ?? school.names.get(by) ?? '';
  const signer = more.seal === true ? signerOf(organisation, organisation) : signerOf(name);
  const { seal, decisionNumber } = more;
  return signDossier(house, {
    ...{ dossier, by, signer, conditions: testConditions(house.clock) },
    ...(seal !== undefined && { seal }),
    ...(decisionNumber !== undefined && { decisionNumber }),
  });
}
