// The pupil's book: asked for and made by the office, granted and signed by the principal, sealed, revoked, read.
import type { RecordId } from '../../../kernel/index.ts';
import {
  bookSeen,
  booksOfPupil,
  booksSeen,
  decideBook,
  makeBook,
  readPupilBook,
  requestBook,
  revokeBook,
  signBook,
  withKey,
  type BookRequest,
  type BookStanding,
} from '../../application/index.ts';
import { recordFor } from '../access.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, either, list, nullable, object, oneOf, optional, text, uuid, yesNo } from '../shapes.ts';
import { bookReason, bookShape, toBook } from './book-shapes.ts';
import { keyShape, toKey } from './ceremony-shapes.ts';
import { ofRecord } from './shapes.ts';

const tag = 'books';
const some = text({ minLength: 1, maxLength: 300 });
const number = text({ minLength: 1, maxLength: 100 });
const ofBook = object({ bookId: uuid });
const known = ['book.unknown', 'access.notPermitted'];

const nothingYet = { decision: null, book: null, paper: null, segments: [], handing: null, revocation: null };
const justAsked = (request: BookRequest): BookStanding => ({ ...nothingYet, request, state: 'requested' });

export const bookRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/books',
    operationId: 'requestBook',
    summary: 'Đề nghị cấp sổ học bạ / Ask for the pupil’s book of all years',
    tag,
    who: 'write',
    status: 201,
    body: object({
      record: uuid,
      reason: bookReason,
      request: object({ by: some, relation: some, identity: some, letter: nullable(some), purpose: some }),
      again: optional(described('Why another one, where the pupil has one already', some)),
    }),
    faults: ['record.unknown', 'access.notPermitted', 'book.underWay', 'book.alreadyIssued'],
    answer: bookShape,
    handle: async (desk, { body: { record, ...asked } }, caller) => {
      await recordFor(desk, caller, record);
      const { house } = desk;
      const { person: by } = caller;
      const request = await requestBook(house, { ...asked, recordId: record as RecordId, by });
      return { json: toBook(justAsked(request)) };
    },
  }),
  route({
    method: 'get',
    path: '/api/books',
    operationId: 'listBooks',
    summary: 'Các sổ học bạ đã đề nghị, đã cấp / Books asked for and issued, newest first',
    tag,
    who: 'read',
    faults: ['access.notPermitted'],
    answer: object({ items: list(bookShape) }),
    handle: async ({ house }, _, { person: by, schoolId }) => ({
      json: { items: (await booksSeen(house, { schoolId, by })).map(toBook) },
    }),
  }),
  route({
    method: 'get',
    path: '/api/books/{bookId}',
    operationId: 'readBookStanding',
    summary: 'Một sổ học bạ / One book and how far it has come',
    tag,
    who: 'read',
    params: ofBook,
    faults: known,
    answer: bookShape,
    handle: async ({ house }, { params }, { person: by }) => ({
      json: toBook(await bookSeen(house, { requestId: params.bookId, by })),
    }),
  }),
  route({
    method: 'post',
    path: '/api/books/{bookId}/decision',
    operationId: 'decideBook',
    summary: 'Hiệu trưởng đồng ý hay không / The principal grants the book, or refuses it with a reason',
    tag,
    who: 'sign',
    params: ofBook,
    body: either(object({ granted: oneOf('yes'), number }), object({ granted: oneOf('no'), reason: some })),
    faults: [...known, 'book.decidedAlready', 'office.decisionMissing', 'office.requestIncomplete'],
    answer: object({ granted: yesNo }),
    handle: async ({ house }, { params, body }, { person: by }) => {
      const decided =
        body.granted === 'yes'
          ? { granted: true as const, decisionNumber: body.number }
          : { granted: false as const, reason: body.reason };
      const { granted } = await decideBook(house, { ...decided, requestId: params.bookId, by });
      return { json: { granted } };
    },
  }),
  route({
    method: 'post',
    path: '/api/books/{bookId}/draft',
    operationId: 'makeBook',
    summary: 'Văn thư lập sổ / Verify the years and bind them; again: the same book',
    tag,
    who: 'sign',
    status: 201,
    perMinute: 20,
    params: ofBook,
    faults: [
      ...known,
      ...['book.notGranted', 'book.nothingToBind', 'book.levelNotCompleted', 'book.yearNotSound'],
    ],
    answer: bookShape,
    handle: async ({ house, papers }, { params }, { person: by }) => {
      const { ceremonies, serviceSigner } = papers;
      const conditions = await ceremonies.conditions();
      return {
        json: toBook(await makeBook(house, { requestId: params.bookId, by, serviceSigner, conditions })),
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/books/{bookId}/signature',
    operationId: 'signBook',
    summary: 'Hiệu trưởng kí, rồi văn thư đóng dấu / The principal signs, then the office seals',
    tag,
    who: 'sign',
    neverStored: true,
    params: ofBook,
    body: object({ as: oneOf('signer', 'seal'), key: keyShape }),
    faults: [
      ...known,
      ...['book.notGranted', 'book.revoked', 'office.notYourPlace', 'office.signedAlready'],
      ...['office.othersFirst', 'ceremony.noKeptKey'],
    ],
    answer: bookShape,
    handle: async ({ house, papers }, { params, body }, { person, schoolId }) => {
      const wish = { person, schoolId, as: body.as, ...toKey(body.key) };
      const standing = await withKey(papers, wish, (signer, conditions) =>
        signBook(house, { requestId: params.bookId, by: person, as: body.as, signer, conditions }),
      );
      return { json: toBook(standing) };
    },
  }),
  route({
    method: 'post',
    path: '/api/books/{bookId}/revocation',
    operationId: 'revokeBook',
    summary: 'Thu hồi sổ sai / Revoke a book that is wrong, on a decision',
    tag,
    who: 'write',
    status: 201,
    params: ofBook,
    body: object({ number, reason: some }),
    faults: [...known, 'book.notGranted', 'book.revoked'],
    answer: bookShape,
    handle: async ({ house }, { params, body }, { person: by }) => {
      const requestId = params.bookId;
      await revokeBook(house, { requestId, decisionNumber: body.number, reason: body.reason, by });
      return { json: toBook(await bookSeen(house, { requestId, by })) };
    },
  }),
  route({
    method: 'get',
    path: '/api/books/{bookId}/document',
    operationId: 'readBook',
    summary: 'Tệp sổ học bạ (PDF) / The book; for the office, and once sealed for the pupil’s own family',
    tag,
    who: 'read',
    params: ofBook,
    produces: 'application/pdf',
    faults: [...known, 'office.paperUnknown'],
    handle: async ({ house }, { params }, { person: by }) => {
      const { standing, bytes } = await readPupilBook(house, { requestId: params.bookId, by });
      const name = `hoc-ba-${standing.paper?.verificationCode ?? ''}.pdf`;
      return { bytes: { content: bytes, mediaType: 'application/pdf', name } };
    },
  }),
  route({
    method: 'get',
    path: '/api/records/{recordId}/books',
    operationId: 'listBooksOfPupil',
    summary: 'Sổ học bạ đã cấp của một học sinh / Issued books of a pupil, for whoever may read the record',
    tag,
    who: 'read',
    params: ofRecord,
    faults: ['record.unknown', 'access.notPermitted'],
    answer: object({ items: list(bookShape) }),
    handle: async (desk, { params }, caller) => {
      const { record } = await recordFor(desk, caller, params.recordId);
      const books = await booksOfPupil(desk.house, { recordId: record.id, by: caller.person });
      return { json: { items: books.map(toBook) } };
    },
  }),
];
