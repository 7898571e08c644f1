// What comes after the seal: a few corrections, the summer of those who failed, archive timestamps, packages.
import { cellPath } from '../../src/assessment/index.ts';
import { loadAnchors } from '../../src/cli/anchors.ts';
import {
  archiveClass,
  certifySummerPages,
  confirmCorrection,
  correctionsOfPerson,
  correctionSeenBy,
  decideSummer,
  enterSummerResults,
  executeCorrection,
  extendRecords,
  permitCorrection,
  requestCorrection,
  sealSummerPage,
  signMinutes,
  signSummerPage,
  summerOfClass,
  unlockCells,
  witnessCorrection,
} from '../../src/server/application/index.ts';
import { drawnPage } from '../../src/server/start/seed-evidence.ts';
import { extend } from '../../src/signing/index.ts';
import type { AuthoritiesElsewhere } from './authorities.ts';
import { carryOut, recordsIn, signSuccessors, type Scene } from './scene.ts';
import type { Done } from './phases.ts';

type ClassThere = Scene['school']['classes'][number];

/** One mark in each of the first classes, from the request to the sealed successors. */
export async function correct(scene: Scene, number: number): Promise<Done> {
  let signatures = 0;
  let corrected = 0;
  for (const one of scene.school.classes.slice(0, number)) {
    if (!(await correctOne(scene, one))) continue;
    corrected += 1;
    signatures += await signSuccessors(scene, one.id);
  }
  return { documents: corrected, signatures };
}

async function correctOne(scene: Scene, { id: classId, book }: ClassThere): Promise<boolean> {
  const { house, school } = scene;
  const [subject] = book.subjects;
  const pupil = book.pupils.at(-1);
  const entry = subject && pupil?.entries.HK2[subject.code];
  if (!subject || !pupil || entry?.kind !== 'score' || entry.final === null) return false;
  const after = entry.final > 90 ? entry.final - 5 : entry.final + 5;
  const path = cellPath({
    ...{ part: 'entry', pupil: pupil.code, term: 'HK2', subject: subject.code, column: { kind: 'final' } },
  });
  const page = drawnPage({ mark: String(after / 10), pupil: pupil.code });
  const { id } = await requestCorrection(house, {
    ...{ classId, by: school.idOf(subject.teacher), reason: 'Cộng sót điểm của câu 5 khi vào điểm.' },
    cells: [{ path, before: String(entry.final), after: String(after) }],
    evidence: [
      { kind: 'teacherBook', name: 'sổ điểm cá nhân.pdf', bytes: page },
      { kind: 'testPaper', name: 'bài kiểm tra.pdf', bytes: page },
    ],
  });
  await throughItsStates(scene, { id, homeroom: school.idOf(book.staff.homeroomTeacher) });
  return true;
}

interface Under {
  readonly id: Awaited<ReturnType<typeof requestCorrection>>['id'];
  readonly homeroom: Parameters<typeof confirmCorrection>[1]['by'];
}

async function throughItsStates(scene: Scene, { id, homeroom }: Under): Promise<void> {
  const { house, school, keys, conditions } = scene;
  for (let turn = 0; turn < 12; turn += 1) {
    const standing = await correctionSeenBy(house, { correction: id, by: school.principal });
    const { state, context } = standing.correction.snapshot;
    const deed = { correction: id, by: school.principal };
    if (state === 'requested') await confirmCorrection(house, { ...deed, by: homeroom });
    else if (state === 'homeroomConfirmed')
      await permitCorrection(house, { ...deed, decisionNumber: '7/QĐ-VD' });
    else if (state === 'permitted') await unlockCells(house, { ...deed, by: school.board });
    else if (state === 'unlocked')
      await witnessCorrection(house, { ...deed, by: await witnessDue(scene, { id, homeroom }) });
    else if (state === 'witnessed')
      await executeCorrection(house, { ...deed, by: context.requester, device: 'bench' });
    else if (state === 'executed')
      for (const by of standing.awaitedPeople)
        await signMinutes(house, { correction: id, by, signer: keys.ofPerson(by), conditions });
    else return;
    await carryOut(scene);
  }
  throw new RangeError('a correction did not come to its end');
}

/** Who witnesses is the policy's to say: one of those it awaits and who has not witnessed yet. */
async function witnessDue({ house, school }: Scene, { id, homeroom }: Under): Promise<Under['homeroom']> {
  for (const person of [school.board, school.principal, homeroom]) {
    const mine = await correctionsOfPerson(house, person);
    if (mine.some(({ correction, task }) => correction.id === id && task === 'witnessCorrection'))
      return person;
  }
  throw new RangeError('nobody can witness the correction');
}

/** Whoever failed is examined again and passes; each page signed and sealed, each transcript made anew. */
export async function summer(scene: Scene): Promise<Done> {
  let documents = 0;
  let signatures = 0;
  for (const { id: classId, book } of scene.school.classes) {
    const { pupils } = await summerOfClass(scene.house, { classId, by: scene.school.principal });
    const failing = pupils.filter(({ work }) => (work?.subjects.length ?? 0) > 0);
    for (const { code, work } of failing)
      signatures += await throughSummer(scene, { id: classId, book }, code, work?.subjects ?? []);
    if (failing.length > 0) signatures += await signSuccessors(scene, classId);
    documents += failing.length;
  }
  return { documents, signatures };
}

async function throughSummer(
  { house, school, keys, conditions }: Scene,
  { id: classId, book }: ClassThere,
  pupil: string,
  subjects: readonly string[],
): Promise<number> {
  for (const code of subjects) {
    const { teacher = '', assessedBy } = book.subjects.find((one) => one.code === code) ?? {};
    const change = { path: `subjects/${code}`, before: null, after: assessedBy === 'score' ? '65' : 'Đ' };
    await enterSummerResults(house, { classId, pupil, by: school.idOf(teacher), changes: [change] });
  }
  const by = school.principal;
  const page = await decideSummer(house, { classId, pupil, by, decisionNumber: '41/QĐ-VD' });
  await certifySummerPages(house, { serviceSigner: keys.serviceOf, conditions });
  for (const { person } of page.signers)
    await signSummerPage(house, { page: page.id, by: person, signer: keys.ofPerson(person), conditions });
  const seal = keys.sealOf(school.id);
  await sealSummerPage(house, { page: page.id, by: school.registrar, signer: seal, conditions });
  return page.signers.length + 2;
}

/** Every sealed document to B-LTA: timestamps, answers about certificates, and an archive timestamp over it all. */
export async function preserve(
  scene: Scene,
  authorities: AuthoritiesElsewhere,
  anchors: string,
): Promise<Done> {
  const { house, school } = scene;
  const trusted = loadAnchors(anchors);
  const { timestamper, revocation } = authorities;
  let documents = 0;
  for (const { id } of school.classes) {
    const records = await recordsIn(scene, id, 'locked');
    const outcomes = await extendRecords(house, {
      records,
      extending: (pdf) =>
        extend(pdf, {
          timestamper,
          revocation,
          to: 'B-LTA',
          anchors: trusted,
          at: house.clock.now(),
          otherwise: 'lowerLevel',
        }),
    });
    const short = outcomes.find(({ level }) => level !== 'B-LTA');
    if (short)
      throw new RangeError(
        `${short.title} is at ${short.level ?? 'no level'}: ${short.shortfalls[0]?.code ?? ''}`,
      );
    documents += outcomes.length;
  }
  return { documents, other: 'B-LTA' };
}

/** A package for each class, everything in it examined. */
export async function archive({ house, school, conditions }: Scene): Promise<Done> {
  let documents = 0;
  let files = 0;
  for (const { id } of school.classes) {
    const done = await archiveClass(house, {
      classId: id,
      by: school.registrar,
      anchors: conditions.anchors,
    });
    if (done.leftOut.length > 0) throw new RangeError(`${done.leftOut.length} records were left out`);
    documents += done.archived;
    files += done.files;
  }
  return { documents, other: `${school.classes.length} packages, ${files} files` };
}
