// Who may do what about corrections. Whom the school's policy wants besides is asked of the correction itself.
import { scannedPages } from '../scans.ts';
import { classReaders, everybody, only } from './circles.ts';
import type { Expectation } from './expectation.ts';

const ofClass = (by: Expectation['by'], open: Expectation['open'], line: Partial<Expectation> = {}) =>
  ({ by, at: 'class', open, known: classReaders, ...line }) as const;
/** The table of rights lets them, and the policy of the school, or whose correction it is, may still want another. */
const orRefused = ['policy.notPermitted', 'correction.ownRequest'];
const nothing = () => ({});

export const correctionExpectations = {
  listCorrections: ofClass('read', classReaders),
  readCorrection: ofClass('read', classReaders),
  watchCorrection: ofClass('read', classReaders, { query: () => '?seconds=1' }),
  listMyCorrections: { by: 'read', at: 'self', open: everybody },
  readEvidence: ofClass('read', classReaders),
  readCorrectionMinutes: ofClass('read', classReaders, { orRefused: ['correction.minutesMissing'] }),
  signCorrectionMinutes: ofClass('sign', classReaders, {
    body: () => ({ key: { kind: 'development' } }),
    orRefused: ['correction.minutesMissing'],
  }),
  sealCorrectionMinutes: ofClass('sign', only(classReaders, 'registrar'), {
    body: () => ({ key: { kind: 'schoolSeal' } }),
    orRefused: ['correction.minutesMissing', 'correction.minutesNotToSeal'],
  }),
  sendEvidence: ofClass('write', only(classReaders, 'subjectTeacher', 'homeroomTeacher'), {
    query: () => '?kind=testPaper&name=b%C3%A0i.pdf',
    file: () => ({ type: 'application/pdf', bytes: Buffer.from(scannedPages.pdf()) }),
  }),
  listEvidenceWaiting: ofClass('read', only(classReaders, 'subjectTeacher', 'homeroomTeacher')),
  dropEvidence: ofClass('write', only(classReaders, 'subjectTeacher', 'homeroomTeacher'), {
    orRefused: ['correction.uploadUnknown'],
  }),
  requestCorrection: ofClass('write', only(classReaders, 'subjectTeacher', 'homeroomTeacher'), {
    body: () => ({
      cells: [{ path: 'pupils/HS01/entries/HK1/TOAN/final', after: '7' }],
      reason: 'Nhập nhầm',
      evidence: [],
    }),
  }),
  confirmCorrection: ofClass('write', only(classReaders, 'homeroomTeacher'), { body: nothing }),
  permitCorrection: ofClass(
    'write',
    only(classReaders, 'principal', 'vicePrincipal', 'departmentHead', 'administrator'),
    { body: () => ({ decisionNumber: '7/QĐ' }), orRefused },
  ),
  refuseCorrection: ofClass(
    'write',
    only(classReaders, 'homeroomTeacher', 'principal', 'vicePrincipal', 'departmentHead', 'administrator'),
    { body: () => ({ reason: 'Thiếu minh chứng' }), orRefused },
  ),
  unlockCorrection: ofClass('write', only(classReaders, 'registrar', 'administrator'), {
    body: nothing,
    orRefused,
  }),
  witnessCorrection: ofClass(
    'write',
    only(
      classReaders,
      ...(['subjectTeacher', 'homeroomTeacher', 'departmentHead', 'vicePrincipal', 'principal'] as const),
      ...(['administrator', 'registrar'] as const),
    ),
    { body: nothing, orRefused },
  ),
  executeCorrection: ofClass('write', {}, { body: nothing }),
  withdrawCorrection: ofClass('write', {}, { body: nothing }),
} as const satisfies Readonly<Record<string, Expectation>>;
