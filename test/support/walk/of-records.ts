// Who may do what about classes, records, signing and the office.
import { classReaders, everybody, everywhere, nobody, only, recordReaders } from './circles.ts';
import type { Expectation } from './expectation.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const records = ({ recordId }: { readonly recordId: string }) => [recordId];
const leading = ['principal', 'vicePrincipal'] as const;

const ofClass = (by: Expectation['by'], open: Expectation['open'], line: Partial<Expectation> = {}) =>
  ({ by, at: 'class', open, known: classReaders, ...line }) as const;
const ofRecord = (by: Expectation['by'], open: Expectation['open'], line: Partial<Expectation> = {}) =>
  ({ by, at: 'record', open, known: recordReaders, ...line }) as const;

export const recordExpectations = {
  listSchools: { by: 'read', at: 'self', open: everybody },
  listClasses: { by: 'read', at: 'self', open: everybody },
  readClass: ofClass('read', classReaders),
  listRecords: ofClass('read', classReaders),
  readJournal: ofClass('read', only(classReaders, 'principal', 'administrator', 'inspector')),
  // A book of a class that is there already; whoever may not bring it learns nothing of the class.
  importClass: {
    by: 'write',
    at: 'class',
    open: only(classReaders, 'homeroomTeacher', 'registrar', 'principal'),
    file: ({ workbook }) => ({ type: XLSX, bytes: workbook }),
  },
  submitRecords: [
    // Whoever sees the class is told record by record what they may not submit.
    ofClass('write', classReaders, { body: () => ({}) }),
    // A record of one class under the name of another.
    ofRecord('write', classReaders, {
      known: classReaders,
      body: (target) => ({ records: records(target) }),
    }),
  ],
  readRecord: ofRecord('read', recordReaders),
  readDocument: ofRecord('read', recordReaders),
  returnRecord: ofRecord('write', only(recordReaders, 'subjectTeacher', 'homeroomTeacher', ...leading), {
    body: () => ({ reason: 'Thiếu nhận xét' }),
    orRefused: ['policy.notPermitted', 'access.notPermitted'],
  }),
  listDue: { by: 'read', at: 'self', open: everybody },
  holdCeremony: ofRecord('sign', recordReaders, {
    body: (target) => ({ role: 'subjectTeacher', records: records(target), key: { kind: 'development' } }),
  }),
  listCeremonies: { by: 'read', at: 'self', open: everybody },
  readCeremony: { by: 'read', at: 'school', open: nobody },
  watchCeremony: { by: 'read', at: 'school', open: nobody },
  answerCeremony: {
    by: 'sign',
    at: 'school',
    open: nobody,
    body: () => ({ answers: [{ digest: 'AAAA', value: 'AAAA' }] }),
  },
  listRuns: { by: 'read', at: 'self', open: everybody },
  readRun: { by: 'read', at: 'school', open: nobody },
  watchRun: { by: 'read', at: 'school', open: nobody },
  cancelRun: { by: 'write', at: 'school', open: nobody, body: () => ({}) },
  continueCeremony: { by: 'sign', at: 'school', open: nobody, body: () => ({}) },
  listKeyPlaces: { by: 'read', at: 'self', open: everybody },
  listRemoteCredentials: { by: 'read', at: 'self', open: everybody },
  noteRemoteCredential: {
    by: 'write',
    at: 'self',
    open: everybody,
    body: () => ({ provider: 'khong-co', credential: 'ai' }),
    orRefused: ['ceremony.keyPlaceUnknown'],
  },
  orderLock: ofRecord('sign', recordReaders, {
    body: (target) => ({ records: records(target), decisionNumber: '1/QĐ' }),
  }),
  extendRecords: ofRecord('write', only(recordReaders, 'registrar'), {
    body: (target) => ({ records: records(target) }),
    orRefused: ['access.notPermitted'],
  }),
  archiveClass: ofClass('write', only(classReaders, 'registrar'), {
    body: () => ({}),
    orRefused: ['policy.notPermitted'],
  }),
  printForPens: ofRecord(
    'read',
    only(recordReaders, 'homeroomTeacher', ...leading, 'registrar', 'administrator'),
  ),
  sendScan: ofClass('write', only(classReaders, 'registrar'), {
    file: () => ({ type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 một bản quét') }),
  }),
  // As with orders to lock: whoever sees a record is told what they may not report of it.
  reportPaperSignatures: ofRecord('sign', recordReaders, {
    body: (target) => ({ records: records(target), on: '2026-05-30' }),
  }),
  reportPaperSeals: ofRecord('sign', recordReaders, {
    body: (target) => ({ records: records(target), on: '2026-05-30' }),
  }),
  listArchivePackages: ofClass('read', classReaders),
  verifyFile: {
    by: 'anybody',
    at: 'self',
    open: everybody,
    file: () => ({ type: 'application/pdf', bytes: Buffer.from('%PDF-1.7\n%%EOF\n') }),
    orRefused: ['verification.tooMany'],
  },
  reportOnFile: {
    by: 'anybody',
    at: 'self',
    open: everybody,
    file: () => ({ type: 'application/pdf', bytes: Buffer.from('%PDF-1.7\n%%EOF\n') }),
    orRefused: ['verification.tooMany'],
  },
  verifyCode: { by: 'anybody', at: 'record', open: everywhere },
} as const satisfies Readonly<Record<string, Expectation | readonly Expectation[]>>;
