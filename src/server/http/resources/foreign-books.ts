// Books from other schools: verified before anything is kept, then taken over for a pupil.
import type { RecordId } from '../../../kernel/index.ts';
import {
  acceptBook,
  foreignBookSeen,
  foreignBooksSeen,
  importBook,
  LARGEST_BOOK,
  mayImport,
  readForeignBook,
} from '../../application/index.ts';
import { recordFor } from '../access.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, either, list, object, oneOf, optional, text, uuid } from '../shapes.ts';
import { foreignBookShape, toForeignBook } from './book-shapes.ts';

const tag = 'books';
const ofForeign = object({ foreignBookId: uuid });
const known = ['book.unknown', 'access.notPermitted'];

export const foreignBookRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/foreign-books',
    operationId: 'importBook',
    summary: 'Nhận sổ học bạ của trường khác / Verify a book of another school, whole, and keep it',
    tag,
    who: 'write',
    status: 201,
    perMinute: 20,
    file: {
      mediaType: 'application/pdf',
      looksRight: (bytes) => bytes.subarray(0, 1024).includes('%PDF-'),
      largest: LARGEST_BOOK,
    },
    place: ({ examiners }) => examiners.takePlace(),
    faults: [
      ...['access.notPermitted', 'book.notABook', 'book.notSound', 'book.importedAlready', 'book.ownBook'],
      ...['verification.tooMany', 'verification.gaveUp'],
    ],
    answer: foreignBookShape,
    handle: async ({ house, examiners }, { file }, { person: by, schoolId }) => {
      await mayImport(house, { schoolId, by });
      // The examiner takes the memory of what it is given.
      const opened = await examiners.openBook(Uint8Array.from(file));
      const { id } = await importBook(house, { schoolId, file, opened, by });
      return { json: toForeignBook(await foreignBookSeen(house, { bookId: id, by })) };
    },
  }),
  route({
    method: 'get',
    path: '/api/foreign-books',
    operationId: 'listForeignBooks',
    summary: 'Sổ học bạ nhận từ trường khác / Books from other schools, newest first',
    tag,
    who: 'read',
    faults: ['access.notPermitted'],
    answer: object({ items: list(foreignBookShape) }),
    handle: async ({ house }, _, { person: by, schoolId }) => ({
      json: { items: (await foreignBooksSeen(house, { schoolId, by })).map(toForeignBook) },
    }),
  }),
  route({
    method: 'post',
    path: '/api/foreign-books/{foreignBookId}/acceptance',
    operationId: 'acceptForeignBook',
    summary: 'Nhận các năm cho một học sinh / Take its years over for a pupil; differences need a reason',
    tag,
    who: 'write',
    status: 201,
    params: ofForeign,
    body: either(
      object({ pupil: oneOf('known'), record: uuid, reason: optional(reasonText()) }),
      object({
        pupil: oneOf('new'),
        code: described('That the school gives the pupil', text({ minLength: 1, maxLength: 40 })),
        reason: optional(reasonText()),
      }),
    ),
    faults: [...known, 'record.unknown', 'book.importedAlready', 'book.differs'],
    answer: foreignBookShape,
    handle: async (desk, { params, body }, caller) => {
      const { house } = desk;
      const { person: by } = caller;
      if (body.pupil === 'known') await recordFor(desk, caller, body.record);
      const owner = body.pupil === 'known' ? { recordId: body.record as RecordId } : { code: body.code };
      const bookId = params.foreignBookId;
      const said = body.reason === undefined ? {} : { reason: body.reason };
      await acceptBook(house, { bookId, owner, by, ...said });
      return { json: toForeignBook(await foreignBookSeen(house, { bookId, by })) };
    },
  }),
  route({
    method: 'get',
    path: '/api/foreign-books/{foreignBookId}/document',
    operationId: 'readForeignBook',
    summary: 'Tệp gốc của trường khác (PDF) / The other school’s file, as it came',
    tag,
    who: 'read',
    params: ofForeign,
    produces: 'application/pdf',
    faults: known,
    handle: async ({ house }, { params }, { person: by }) => {
      const content = await readForeignBook(house, { bookId: params.foreignBookId, by });
      return { bytes: { content, mediaType: 'application/pdf', name: `${params.foreignBookId}.pdf` } };
    },
  }),
];

function reasonText() {
  return text({ minLength: 1, maxLength: 300 });
}
