// A small school whose records are sealed, and corrections carried through in it by everybody who has a part.
import type { ClassBook } from '../../src/assessment/index.ts';
import { freshId } from '../../src/kernel/index.ts';
import type { PersonId, RecordId } from '../../src/kernel/index.ts';
import { rulesOf } from '../../src/policies/index.ts';
import {
  adoptPolicy,
  appoint,
  carryOnCorrections,
  confirmCorrection,
  correctionSeenBy,
  executeCorrection,
  nameOf,
  orderLock,
  proposeLocking,
  reportPaper,
  permitCorrection,
  readBook,
  requestCorrection,
  runEffects,
  sealRecords,
  signMinutes,
  statusOfClass,
  unlockCells,
  witnessCorrection,
} from '../../src/server/application/index.ts';
import type {
  AppointedRole,
  Correction,
  CorrectionStanding,
  EvidenceFile,
  WantedCell,
} from '../../src/server/application/index.ts';
import type { CorrectionId, CorrectionParty } from '../../src/workflows/index.ts';
import { testConditions } from './conditions.ts';
import {
  importBook,
  serviceSigner,
  settableClock,
  signAs,
  signerOf,
  submitAll,
  testHouse,
  throughTheLock,
} from './house.ts';
import type { ImportedClass, TestHouse } from './house.ts';
import { sampleBytes, samplePolicy } from './policies.ts';
import { scannedPages } from './scans.ts';

export interface CorrectedSchool extends TestHouse {
  readonly clock: ReturnType<typeof settableClock>;
  readonly imported: ImportedClass;
  readonly book: ClassBook;
  /** Ban quản trị. */
  readonly board: PersonId;
  readonly vice: PersonId;
  readonly schoolId: string;
  readonly policy: string | undefined;
}

export interface SchoolWish {
  readonly book: ClassBook;
  /** One of samples/policies. */
  readonly policy?: string;
  readonly start?: string;
}

/** Everybody appointed, the policy adopted, nothing submitted yet. */
export async function openSchool({ book, policy, start }: SchoolWish): Promise<CorrectedSchool> {
  const clock = settableClock(start ?? '2026-06-01T08:00:00+07:00');
  const test = await testHouse(1, clock);
  const { house } = test;
  const first = await importBook(house, book);
  const [school] = await house.store.read((view) => view.schools());
  if (!school) throw new Error('no school');
  if (policy !== undefined)
    await adoptPolicy(house, {
      schoolId: school.id,
      bytes: sampleBytes(policy),
      by: first.cast.principal,
      decisionNumber: '8/QĐ-VD',
    });
  // Approvers by grade follow the policy.
  const imported = await importBook(house, book);
  const person = async (name: string, role: AppointedRole): Promise<PersonId> => {
    const known = (await house.store.read((view) => view.people())).find((one) => one.name === nameOf(name));
    const id = known?.id ?? freshId<PersonId>();
    if (!known)
      await house.store.write((transaction) => transaction.addPeople([{ id, schoolId: school.id, name }]));
    const decision = { number: '5/QĐ-VD', date: '2025-08-30' };
    await appoint(house, { schoolId: school.id, person: id, role, decision }, { service: 'setup' });
    return id;
  };
  const board = await person('Quản Trị Viên', 'administrator');
  const vice = await person(book.staff.vicePrincipal, 'vicePrincipal');
  return { ...test, clock, imported, book, board, vice, schoolId: school.id, policy };
}

/** The same, with every record sealed. */
export async function sealedSchool(wish: SchoolWish): Promise<CorrectedSchool> {
  const school = await openSchool(wish);
  if (wish.policy === undefined) await throughTheLock(school.house, school.imported);
  else await signEverything(school, await submitWhole(school));
  return school;
}

async function submitWhole(school: CorrectedSchool): Promise<readonly RecordId[]> {
  await submitAll(school.house, school.imported);
  return school.imported.records;
}

export const evidence = (): readonly EvidenceFile[] => [
  { kind: 'teacherBook', name: 'sổ điểm.pdf', bytes: scannedPages.pdf() },
  { kind: 'testPaper', name: 'bài kiểm tra.jpg', bytes: scannedPages.jpeg() },
];

export interface Wish {
  readonly by: PersonId;
  readonly cells: readonly WantedCell[];
  readonly reason?: string;
}

export const ask = ({ house, imported }: CorrectedSchool, { by, cells, reason }: Wish): Promise<Correction> =>
  requestCorrection(house, {
    classId: imported.classId,
    by,
    cells,
    reason: reason ?? 'Cộng sót điểm câu 5',
    evidence: evidence(),
  });

/** Who of the invented people stands for a party, whoever asked left out. */
export function standIn(school: CorrectedSchool, party: CorrectionParty, asker: PersonId): PersonId {
  const { cast } = school.imported;
  const people: Partial<Record<CorrectionParty, readonly PersonId[]>> = {
    principal: [cast.principal],
    vicePrincipal: [school.vice],
    leadership: [cast.principal, school.vice],
    systemBoard: [school.board],
    administrator: [school.board],
    registrar: [cast.registrar],
    office: [cast.registrar],
    homeroomTeacher: [cast.homeroom],
  };
  const found = people[party]?.find((person) => person !== asker);
  if (!found) throw new Error(`nobody for ${party}`);
  return found;
}

/** One step further: whoever is awaited does their part. */
export async function goOn(school: CorrectedSchool, id: CorrectionId): Promise<CorrectionStanding> {
  const { house, imported } = school;
  const standing = await seen(school, id);
  const { state, context } = standing.correction.snapshot;
  const { requester } = context;
  const of = (party: CorrectionParty | undefined) => standIn(school, party ?? 'principal', requester);
  const [party] = standing.awaited;
  const deed = { correction: id };
  if (state === 'requested') await confirmCorrection(house, { ...deed, by: imported.cast.homeroom });
  else if (state === 'homeroomConfirmed')
    await permitCorrection(house, { ...deed, by: of(party), decisionNumber: '7/QĐ-VD' });
  else if (state === 'permitted') await unlockCells(house, { ...deed, by: of(party) });
  else if (state === 'unlocked') await witnessCorrection(house, { ...deed, by: of(party) });
  else if (state === 'witnessed') await executeCorrection(house, { ...deed, by: requester, device: 'test' });
  else if (state === 'executed' && context.minutes !== null)
    for (const by of standing.awaitedPeople) await signOne(school, id, by);
  await carryOn(school);
  return seen(school, id);
}

export const seen = ({ house, imported }: CorrectedSchool, id: CorrectionId): Promise<CorrectionStanding> =>
  correctionSeenBy(house, { correction: id, by: imported.cast.principal });

export const signOne = ({ house, imported }: CorrectedSchool, id: CorrectionId, by: PersonId) =>
  signMinutes(house, {
    correction: id,
    by,
    signer: signerOf(nameIn(imported, by)),
    conditions: testConditions(house.clock),
  });

const nameIn = ({ cast }: ImportedClass, person: PersonId): string =>
  cast.names.get(person) ?? 'Quản Trị Viên';

export async function carryOn({ house }: CorrectedSchool): Promise<void> {
  const run = { serviceSigner, conditions: testConditions(house.clock) };
  const { failed } = await carryOnCorrections(house, run);
  const made = await runEffects(house, run);
  const troubles = [
    ...failed.map(({ fault }) => fault.message),
    ...made.failed.map((one) => one.failure.code),
  ];
  if (troubles.length > 0) throw new Error(troubles.join('; '));
}

/** As far as a state, or until nobody can go on. */
export async function until(
  school: CorrectedSchool,
  id: CorrectionId,
  state: string,
): Promise<CorrectionStanding> {
  for (let turn = 0; turn < 12; turn += 1) {
    const standing = await seen(school, id);
    if (standing.correction.snapshot.state === state) return standing;
    await goOn(school, id);
  }
  throw new Error(`${state} was not reached`);
}

/** Whoever is awaited signs, with a key or a pen; what is approved is sealed, first ordered where no correction did. */
export async function signEverything(school: CorrectedSchool, records: readonly RecordId[]): Promise<void> {
  const { house, imported, book } = school;
  const { classId, cast } = imported;
  const paper = await onPaper(school, records);
  const sheets = { records: paper, by: cast.registrar, on: '2026-06-01' };
  await reportPaper(house, { ...sheets, what: 'signed' });
  for (let turn = 0; turn < 20; turn += 1) {
    const standings = (await statusOfClass(house, classId)).records.filter(({ id }) => records.includes(id));
    const waiting = standings.find(({ awaited, id }) => awaited.length > 0 && !paper.includes(id));
    if (!waiting) break;
    const [next] = waiting.awaited;
    if (next) await signAs(house, imported, next.person, next.role, records);
  }
  await orderWhereNobodyDid(school, records);
  const organisation = book.school.name;
  const seal = signerOf(organisation, organisation);
  const conditions = testConditions(house.clock);
  const digital = records.filter((id) => !paper.includes(id));
  if (digital.length > 0)
    await sealRecords(house, { registrar: cast.registrar, seal, conditions, organisation, records: digital });
  await reportPaper(house, { ...sheets, what: 'sealed' });
  await carryOn(school);
}

async function onPaper(
  { house }: CorrectedSchool,
  records: readonly RecordId[],
): Promise<readonly RecordId[]> {
  const stored = await house.store.read((view) => view.records(records));
  return stored
    .filter(({ snapshot }) => snapshot.context.signedAs === 'wetInk' && snapshot.state !== 'locked')
    .map(({ id }) => id);
}

/** As the policy says: proposed by the board, decided by whoever decides on locks. */
async function orderWhereNobodyDid(school: CorrectedSchool, ids: readonly RecordId[]): Promise<void> {
  const { house, imported, policy } = school;
  const approved = await house.store.read((view) => view.records(ids));
  const records = approved
    .filter(({ snapshot }) => snapshot.state === 'principalApproved' && snapshot.context.order === null)
    .map(({ id }) => id);
  if (records.length === 0) return;
  const subject = { kind: 'records', records } as const;
  const wish = { classId: imported.classId, deed: 'lock', subject, reason: 'Cuối năm' } as const;
  await proposeLocking(house, { ...wish, by: school.board });
  const decider = rulesOf(policy === undefined ? null : samplePolicy(policy)).lockDecidedBy;
  const by = standIn(school, decider, school.board);
  await orderLock(house, { records, by, decisionNumber: '12/QĐ-VD' });
}

/** From the request to the sealed successors. */
export async function correctWholly(school: CorrectedSchool, wish: Wish): Promise<Correction> {
  const { id } = await ask(school, wish);
  await until(school, id, 'renewing').catch(async (error: unknown) => {
    if ((await seen(school, id)).correction.snapshot.state !== 'completed') throw error;
  });
  const { records } = (await seen(school, id)).correction.snapshot.context;
  await signEverything(school, records);
  return (await seen(school, id)).correction;
}

export const presentBookOf = async ({ house, imported }: CorrectedSchool): Promise<ClassBook> => {
  const schoolClass = await house.store.read(async (view) =>
    (await view.classes()).find(({ id }) => id === imported.classId),
  );
  if (!schoolClass) throw new Error('no class');
  return readBook(house, schoolClass);
};

/** Records by kind and key. */
export const recordOf = async (
  { house, imported }: CorrectedSchool,
  kind: 'transcript' | 'classSummary',
  key: string,
) => {
  const records = await house.store.read((view) => view.recordsOf(imported.classId));
  const found = records.find((one) => one.kind === kind && one.key === key);
  if (!found) throw new Error(`no ${kind} ${key}`);
  return found;
};
