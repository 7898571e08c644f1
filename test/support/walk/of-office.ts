// Who may do what at the office's desk: finding, copies, prints, registers. Papers and orders of the walk do not exist:
// whoever may would be told so, and everybody else the same.
import { classReaders, everybody, nobody, ofSchool, only, recordReaders } from './circles.ts';
import type { Circle, Spot } from './circles.ts';
import type { Expectation } from './expectation.ts';

const ofRecord = (by: Expectation['by'], open: Expectation['open'], line: Partial<Expectation> = {}) =>
  ({ by, at: 'record', open, known: recordReaders, ...line }) as const;
/** A summary is of no pupil: asked for theirs, it is as if it were not there. */
const pupils: Circle = Object.fromEntries(
  Object.entries(recordReaders).map(([name, spots]) => [
    name,
    spots.flatMap((spot): Spot[] =>
      spot.includes('/') ? [spot] : (['HS01', 'HS02', 'HS03'].map((pupil) => `${spot}/${pupil}`) as Spot[]),
    ),
  ]),
);
/** What was not sealed yet is neither copied nor handed out. */
const unsealed = { orRefused: ['office.notSealed', 'office.transcriptsOnly', 'access.notPermitted'] };
const NOBODY = '00000000-0000-4000-8000-000000000000';
const receipt = { recipient: 'Người nhận', identity: '001', copies: 1 };
const desk = ofSchool('principal', 'administrator', 'registrar', 'inspector');
const key = { kind: 'development' };
const may2026 = { from: '2026-05-01T00:00:00+07:00', until: '2026-06-01T00:00:00+07:00' };

export const officeExpectations = {
  searchRecords: { by: 'read', at: 'self', open: everybody, query: () => '?q=HS01' },
  takeClass: { by: 'read', at: 'class', open: classReaders },
  takeEvidence: {
    by: 'read',
    at: 'class',
    open: only(classReaders, 'principal', 'inspector'),
    known: classReaders,
  },
  takePupil: ofRecord('read', pupils, { known: pupils, orRefused: ['office.nothingToTake'] }),
  orderCopy: ofRecord('sign', only(recordReaders, 'principal'), {
    ...unsealed,
    body: ({ recordId }) => ({
      record: recordId,
      kind: 'certifiedCopy',
      request: { by: 'Người xin', relation: 'mẹ', identity: '001', letter: null, purpose: 'nhập học' },
      decisionNumber: '1/QĐ',
    }),
  }),
  listCopyOrders: { by: 'read', at: 'self', open: desk },
  makeCopy: { by: 'sign', at: 'school', open: nobody, body: () => ({ key }) },
  cancelCopy: { by: 'write', at: 'school', open: nobody, body: () => ({ reason: 'hỏng phôi' }) },
  readOfficePaper: { by: 'read', at: 'school', open: nobody },
  verifyCopy: { by: 'anybody', at: 'record', open: nobody },
  printRecord: ofRecord('write', only(recordReaders, 'principal', 'vicePrincipal', 'registrar'), {
    ...unsealed,
    body: () => ({ purpose: 'kiểm tra' }),
  }),
  noteIssue: ofRecord('write', only(recordReaders, 'registrar'), {
    ...unsealed,
    body: ({ recordId }) => ({ what: { kind: 'record', record: recordId, request: 'đơn' }, ...receipt }),
  }),
  correctIssueLine: {
    by: 'write',
    at: 'self',
    open: ofSchool('registrar'),
    body: () => ({ number: 99_999, reason: 'ghi nhầm', ...receipt }),
    orRefused: ['office.lineUnknown'],
  },
  readRegister: {
    by: 'read',
    at: 'self',
    open: desk,
    query: () => `?${new URLSearchParams({ kind: 'sealRegister', ...may2026 }).toString()}`,
  },
  readRegisterWorkbook: {
    by: 'read',
    at: 'self',
    open: desk,
    query: () => `?${new URLSearchParams({ kind: 'bookRegister', ...may2026 }).toString()}`,
  },
  drawRegister: {
    by: 'write',
    at: 'self',
    open: ofSchool('registrar'),
    body: ({ person }) => ({ kind: 'sealRegister', ...may2026, leader: person, leaderTitle: 'Hiệu trưởng' }),
    orRefused: ['office.notYourPlace'],
  },
  printMediaLabel: {
    by: 'read',
    at: 'self',
    open: desk,
    query: () => `?packages=00000000-0000-4000-8000-000000000000~khong-co&medium=1`,
    orRefused: ['office.packageUnknown'],
  },
  listArchiveMedia: { by: 'read', at: 'self', open: desk },
  sealMedium: {
    by: 'write',
    at: 'self',
    open: ofSchool('registrar', 'administrator'),
    body: ({ person }) => ({ medium: NOBODY, leader: person, label: 'A', sealNumber: '1', keptAt: 'tủ' }),
    orRefused: ['archive.targetUnknown', 'mediumSeal.partyUnfit'],
  },
  openMediumSeal: {
    by: 'write',
    at: 'self',
    open: ofSchool('registrar', 'administrator'),
    body: () => ({ medium: NOBODY, reason: 'kiểm tra' }),
    orRefused: ['archive.targetUnknown'],
  },
  readArchiveRegister: { by: 'read', at: 'self', open: desk },
  holdClass: {
    by: 'write',
    at: 'self',
    open: ofSchool('principal', 'registrar', 'administrator'),
    body: () => ({ class: NOBODY, reason: 'khiếu nại', decisionNumber: '1/TB' }),
    orRefused: ['class.unknown'],
  },
  releaseHold: {
    by: 'write',
    at: 'self',
    open: ofSchool('principal', 'registrar', 'administrator'),
    body: () => ({ hold: NOBODY, reason: 'xong', decisionNumber: '2/TB' }),
    orRefused: ['disposal.holdUnknown'],
  },
  orderDisposal: {
    by: 'write',
    at: 'self',
    open: ofSchool('principal'),
    body: () => ({ number: '1/QĐ', date: '2026-01-01', reason: 'hết hạn', schoolYear: '1999-2000' }),
    orRefused: ['disposal.nothing'],
  },
  executeDisposal: {
    by: 'write',
    at: 'self',
    open: ofSchool('registrar', 'administrator'),
    body: () => ({ order: NOBODY }),
    orRefused: ['disposal.unknown'],
  },
  signOfficePaper: { by: 'sign', at: 'school', open: nobody, body: () => ({ as: 'signer', key }) },
} as const satisfies Readonly<Record<string, Expectation>>;
