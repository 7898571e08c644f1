// Who may do what about dossiers: here the plan of a subject (TOAN) and a grade, sent to be checked by somebody who walks
// nowhere. Whom the route waits for is asked of the dossier itself.
import { drafted } from '../foreign-pdf.ts';
import { signerOf } from '../house.ts';
import { classReaders, everywhere, ofSchool, only, type Circle } from './circles.ts';
import type { Expectation } from './expectation.ts';

/** A plan is of no class: teachers of classes see their own only. */
const readers: Circle = only(
  classReaders,
  ...(['departmentHead', 'vicePrincipal', 'principal', 'registrar', 'administrator', 'inspector'] as const),
);
const checkers: Circle = only(
  readers,
  ...(['departmentHead', 'vicePrincipal', 'principal', 'registrar', 'administrator'] as const),
);
const writers = ofSchool(
  ...(['subjectTeacher', 'homeroomTeacher', 'departmentHead', 'vicePrincipal', 'principal'] as const),
  ...(['registrar', 'administrator'] as const),
);
const ofDossier = (by: Expectation['by'], open: Circle, line: Partial<Expectation> = {}) =>
  ({ by, at: 'class', open, known: readers, ...line }) as const;
const key = { key: { kind: 'development' } };
const certificates = signerOf('Không Ai').chain.map((der) => Buffer.from(der).toString('base64'));
/** Drawn when the walk begins. */
let plan: Buffer = Buffer.alloc(0);
export const drawPlan = async () => (plan = await drafted({ pages: 1, size: () => [595, 842] }));
const file = () => ({ type: 'application/pdf', bytes: plan });
/** Who stands on none of the route's steps, and who was not there. */
const notThem = ['signing.wrongPerson', 'dossier.questionUnknown'];

export const dossierExpectations = {
  openDossier: {
    by: 'write',
    at: 'self',
    open: writers,
    query: () => '?kind=lessonPlan&title=B%C3%A0i&subject=TOAN&grade=8&schoolYear=2025-2026',
    file,
  },
  listDossiers: { by: 'read', at: 'self', open: everywhere },
  listDossierDeadlines: { by: 'read', at: 'self', open: everywhere },
  readDossier: ofDossier('read', readers),
  readDossierDocument: ofDossier('read', readers),
  reviseDossier: ofDossier('write', {}, { file }),
  returnDossier: ofDossier('write', checkers, { body: () => ({ reason: 'Sửa', place: 'Phòng tổ' }) }),
  withdrawDossier: ofDossier('write', {}, { body: () => ({}) }),
  signDossier: ofDossier('sign', checkers, { body: () => key }),
  sealDossier: ofDossier('sign', only(readers, 'registrar'), { body: () => key }),
  askDossierSignature: ofDossier('sign', checkers, { body: () => ({ certificates }) }),
  answerDossierSignature: ofDossier('sign', readers, {
    body: ({ dossierId }) => ({ question: dossierId, value: 'AAAA' }),
    orRefused: notThem,
  }),
  readDossierMinutes: ofDossier('read', readers, { orRefused: ['dossier.minutesUnknown'] }),
  signDossierMinutes: ofDossier('sign', readers, {
    body: () => key,
    orRefused: ['dossier.minutesUnknown', ...notThem],
  }),
  verifyDossier: { by: 'anybody', at: 'self', open: everywhere },
} as const satisfies Readonly<Record<string, Expectation | readonly Expectation[]>>;
