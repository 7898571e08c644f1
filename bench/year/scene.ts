// The school in its year: with what everybody signs, and the gestures that most phases consist of.
import type { Keys } from '../../src/cli/development-keys.ts';
import type { ClassId, PersonId, RecordId } from '../../src/kernel/index.ts';
import {
  carryOnCorrections,
  dueFor,
  orderLock,
  runEffects,
  sealRecords,
  signRecords,
  statusOfClass,
  type House,
  type SigningConditions,
} from '../../src/server/application/index.ts';
import type { SigningRole } from '../../src/workflows/index.ts';
import type { SchoolThere } from './made-school.ts';

export interface Scene {
  readonly house: House;
  readonly school: SchoolThere;
  readonly keys: Keys;
  readonly conditions: SigningConditions;
}

export const recordsIn = async ({ house }: Scene, classId: ClassId, state?: string): Promise<RecordId[]> =>
  (await statusOfClass(house, classId)).records
    .filter((record) => state === undefined || record.state === state)
    .map(({ id }) => id);

/** What waits for somebody in one role, over all classes, in one ceremony. @returns documents signed */
export async function signDue(scene: Scene, person: PersonId, role: SigningRole): Promise<number> {
  const due = (await dueFor(scene.house, person)).filter((one) => one.role === role);
  return signThese(
    scene,
    person,
    role,
    due.flatMap(({ records }) => records),
  );
}

/** @throws RangeError when one of them is not signed */
async function signThese(
  { house, keys, conditions }: Scene,
  person: PersonId,
  role: SigningRole,
  records: readonly RecordId[],
): Promise<number> {
  if (records.length === 0) return 0;
  const signer = keys.ofPerson(person);
  return complete(await signRecords(house, { person, role, signer, conditions, records }), records.length);
}

export async function sealThese(scene: Scene, records: readonly RecordId[]): Promise<number> {
  const { house, keys, conditions, school } = scene;
  if (records.length === 0) return 0;
  const seal = keys.sealOf(school.id);
  const asked = { registrar: school.registrar, organisation: school.name, seal, conditions, records };
  return complete(await sealRecords(house, asked), records.length);
}

/** Documents that were ordered are made and certified; corrections and pages that wait go on. */
export async function carryOut(scene: Scene): Promise<number> {
  const { house, keys, conditions } = scene;
  const run = { serviceSigner: keys.serviceOf, conditions };
  const { failed } = await carryOnCorrections(house, run);
  const made = await runEffects(house, run);
  const trouble = failed[0]?.fault ?? made.failed[0]?.failure;
  if (trouble) throw new RangeError(`not carried out: ${trouble.code}`);
  return made.done;
}

/** Whoever is awaited on these signs, until they are sealed. @returns signatures */
export async function signSuccessors(scene: Scene, classId: ClassId): Promise<number> {
  const { house, school } = scene;
  let signatures = 0;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    await carryOut(scene);
    const { records } = await statusOfClass(house, classId);
    const waiting = records.find(({ awaited }) => awaited.length > 0);
    const [next] = waiting?.awaited ?? [];
    if (!waiting || !next) break;
    const same = records.filter(({ awaited }) =>
      awaited.some(({ person, role }) => person === next.person && role === next.role),
    );
    signatures += await signThese(
      scene,
      next.person,
      next.role,
      same.map(({ id }) => id),
    );
  }
  const approved = await recordsIn(scene, classId, 'principalApproved');
  const stored = await house.store.read((view) => view.records(approved));
  const unordered = stored.filter(({ snapshot }) => snapshot.context.order === null).map(({ id }) => id);
  if (unordered.length > 0)
    await orderLock(house, { records: unordered, by: school.principal, decisionNumber: '13/QĐ-VD' });
  signatures += await sealThese(scene, approved);
  await carryOut(scene);
  return signatures;
}

const MOST_TURNS = 60;

interface Held {
  readonly signed: number;
  readonly outcomes: readonly { readonly trouble: { readonly code: string } | null }[];
}

function complete({ signed, outcomes }: Held, wanted: number): number {
  if (signed === wanted) return signed;
  throw new RangeError(
    `${signed} of ${wanted} signed: ${outcomes.find(({ trouble }) => trouble)?.trouble?.code ?? ''}`,
  );
}
