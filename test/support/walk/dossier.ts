// A dossier for the access walk: sent to be checked, and waiting for the head of its department.
import { signDossier, uploadDossier, type Gate } from '../../../src/server/application/index.ts';
import { testConditions } from '../conditions.ts';
import { examineHere } from '../dossiers.ts';
import { signerOf, type TestHouse } from '../house.ts';
import { employ, type Newcomer } from '../school-office.ts';
import type { Place } from './circles.ts';
import { drawPlan } from './of-dossiers.ts';

/** The plan of a grade, sent by somebody who walks nowhere to a head of whom the same is true. */
export async function dossierIn(
  { house }: TestHouse,
  gate: Gate,
  { schoolId, place, grade, author: { person: by, account } }: DossierSite,
): Promise<string> {
  const scope = { subjects: ['TOAN'] };
  await employ(gate, schoolId, {
    role: 'departmentHead',
    account: `to.truong.${place.toLowerCase()}`,
    scope,
  });
  const about = { kind: 'lessonPlan', title: 'Bài 1', schoolYear: '2025-2026', subject: 'TOAN', grade };
  const file = await drawPlan();
  const { id } = await uploadDossier(house, { schoolId, by, ...about, period: null, file }, examineHere);
  const conditions = testConditions(house.clock);
  await signDossier(house, { dossier: id, by, signer: signerOf(`Người ${account}`), conditions });
  return id;
}

interface DossierSite {
  readonly schoolId: string;
  readonly place: Place;
  readonly grade: number;
  readonly author: Newcomer;
}
