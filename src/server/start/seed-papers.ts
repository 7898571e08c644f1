// What else a school of the kind has on paper: a lesson plan on its way, the month's log of edits, marks locked by an order with its minutes.
import type { PersonId } from '../../kernel/index.ts';
import { dayAt } from '../../policies/index.ts';
import {
  decideLocking,
  draftLockMinutes,
  executeLocking,
  freezeEditLog,
  proposeLocking,
  signDossier,
  takeInDossier,
  uploadDossier,
} from '../application/index.ts';
import { termAt } from './seed-classes.ts';
import { drawnPlan } from './seed-evidence.ts';
import type { Scene } from './seed-scene.ts';

/** Its author has signed; the head of the department is awaited. */
export async function planOfTeacher({ house, means, book, schoolClass, idOf }: Scene): Promise<void> {
  const { schoolId, schoolYear } = schoolClass;
  const there = await house.store.read((view) => view.dossiersOf(schoolId, schoolYear));
  const subject = book.subjects.find(({ code }) => code === 'TIN');
  if (there.length > 0 || !subject || !means.keptKeys) return;
  const by = idOf(subject.teacher);
  const plan = {
    ...{ schoolId, schoolYear, kind: 'lessonPlan', title: 'Bài 12. Trình bày thông tin ở dạng bảng' },
    ...{ subject: subject.code, grade: book.grade, period: null },
  };
  const file = drawnPlan({ heading: 'Bài 12', subject: `Tin ${book.grade}` });
  const { id: dossier } = await uploadDossier(house, { ...plan, by, file }, (bytes, wanted) =>
    Promise.resolve(takeInDossier(bytes, wanted)),
  );
  const signer = await means.keptKeys.ofPerson(by);
  await signDossier(house, { dossier, by, signer, conditions: await means.conditions() });
}

/** Of the month that runs, as far as it has come: the vice principal is to check it. */
export async function logOfEdits({ house, book, schoolClass: { schoolId }, idOf }: Scene): Promise<void> {
  const there = await house.store.read((view) => view.editLogs(schoolId));
  if (there.length > 0) return;
  const by = await administratorOf({ house, schoolId });
  const checker = idOf(book.staff.vicePrincipal);
  const period = dayAt(house.clock.now()).slice(0, 7);
  if (by !== undefined) await freezeEditLog(house, { schoolId, period, by, checker });
}

/** The first marks of one class, proposed, decided and carried out; its minutes wait for those who were there. */
export async function lockFirstMarks({ house, book, schoolClass, idOf }: Scene): Promise<void> {
  const { id: classId, schoolId } = schoolClass;
  const there = await house.store.read((view) => view.lockingOrdersOf(classId));
  const administrator = await administratorOf({ house, schoolId });
  if (administrator === undefined) return;
  const term = termAt(house.clock.now());
  const wanted = { part: 'scores', term, column: 'regular/0' } as const;
  const proposal = {
    classId,
    deed: 'lock',
    subject: { kind: 'results', scope: wanted },
    by: administrator,
    reason: 'Điểm đánh giá thường xuyên lần 1 đã đối chiếu với sổ cá nhân.',
  } as const;
  const order = there[0] ?? (await proposeLocking(house, proposal));
  const { id } = order;
  const ruling = { order: id, by: idOf(book.staff.principal), granted: true, decisionNumber: '09/QĐ-VD' };
  const decided = order.decision ? order : await decideLocking(house, ruling);
  const by = idOf(book.staff.registrar);
  if (!decided.execution) await executeLocking(house, { order: id, by });
  await draftLockMinutes(house, { order: id, by, number: '01/BB-VD' });
}

const administratorOf = ({
  house,
  schoolId,
}: Pick<Scene, 'house'> & { readonly schoolId: string }): Promise<PersonId | undefined> =>
  house.store.read(
    async (view) =>
      (await view.appointmentsIn(schoolId)).find(({ role }) => role === 'administrator')?.personId,
  );
