// Who may do what to pupils' books. The walk's books do not exist: whoever may would be told so, and everybody else the same.
import { nobody, ofSchool, only, recordReaders } from './circles.ts';
import type { Expectation } from './expectation.ts';

const request = { by: 'Người xin', relation: 'mẹ', identity: '001', letter: null, purpose: 'chuyển trường' };
const desk = ofSchool('principal', 'administrator', 'registrar', 'inspector');
const key = { kind: 'development' };
const ofBook = (by: Expectation['by'], body?: object) =>
  ({ by, at: 'school', open: nobody, ...(body && { body: () => body }) }) as const;

/** Teachers of a subject read transcripts, not books; the family what was issued. */
const bookReaders = only(
  recordReaders,
  ...(['homeroomTeacher', 'vicePrincipal', 'principal', 'administrator', 'registrar', 'inspector'] as const),
  ...(['parent', 'pupil'] as const),
);

export const bookExpectations = {
  requestBook: {
    by: 'write',
    at: 'record',
    open: only(recordReaders, 'homeroomTeacher', 'registrar'),
    known: recordReaders,
    // Summaries are of no pupil.
    orRefused: ['record.unknown', 'book.underWay'],
    body: ({ recordId }) => ({ record: recordId, reason: 'transfer', request }),
  },
  listBooks: { by: 'read', at: 'self', open: desk },
  readBookStanding: ofBook('read'),
  decideBook: ofBook('sign', { granted: 'yes', number: '1/QĐ' }),
  makeBook: ofBook('sign'),
  signBook: ofBook('sign', { as: 'signer', key }),
  revokeBook: ofBook('write', { number: '1/QĐ', reason: 'sai' }),
  readBook: ofBook('read'),
  listBooksOfPupil: {
    by: 'read',
    at: 'record',
    open: bookReaders,
    known: recordReaders,
    orRefused: ['record.unknown'],
  },
  importBook: {
    by: 'write',
    at: 'self',
    open: ofSchool('registrar'),
    file: () => ({ type: 'application/pdf', bytes: Buffer.from('%PDF-1.7\n%%EOF\n') }),
    orRefused: ['book.notABook'],
  },
  listForeignBooks: { by: 'read', at: 'self', open: desk },
  acceptForeignBook: ofBook('write', { pupil: 'new', code: 'HS99' }),
  readForeignBook: ofBook('read'),
} as const satisfies Readonly<Record<string, Expectation>>;
