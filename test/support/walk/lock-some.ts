// Records of a class that went all the way to the lock, before anybody walks.
import type { RecordId } from '../../../src/kernel/index.ts';
import { orderLock, runEffects, sealRecords, submitRecords } from '../../../src/server/application/index.ts';
import { testConditions } from '../conditions.ts';
import { serviceSigner, signAs, signerOf, type ImportedClass, type TestHouse } from '../house.ts';
import { recordNames } from './circles.ts';

export async function lockSome(
  { house }: TestHouse,
  imported: ImportedClass,
  records: ReadonlyMap<string, RecordId>,
  organisation: string,
): Promise<void> {
  const { cast, classId } = imported;
  const chosen = recordNames.map((name) => records.get(name)!);
  const locked = recordNames.filter((name) => name !== 'HS03').map((name) => records.get(name)!);
  await submitRecords(house, { classId, by: cast.homeroom, records: chosen });
  const conditions = testConditions(house.clock);
  await runEffects(house, { serviceSigner, conditions });
  for (const teacher of cast.subjectTeachers)
    await signAs(house, imported, teacher, 'subjectTeacher', locked);
  await signAs(house, imported, cast.homeroom, 'homeroomTeacher', locked);
  await signAs(house, imported, cast.principal, 'principal', locked);
  await orderLock(house, { records: locked, by: cast.principal, decisionNumber: '12/QĐ-VD' });
  const seal = signerOf(organisation, organisation);
  await sealRecords(house, { registrar: cast.registrar, seal, conditions, organisation, records: locked });
}
