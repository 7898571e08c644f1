// Pupils' books in a class's package: those asked for from one of its records, sealed, with how they stand.
import { toIso } from '../../../kernel/index.ts';
import type { BookStanding } from '../books/index.ts';
import { bookStanding } from '../books/standing.ts';
import type { PackageFile } from '../ports/archive-shelf.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass } from '../rows.ts';
import { jsonFile } from './json-file.ts';

export async function* bookFiles(
  house: Pick<House, 'store' | 'blobs'>,
  { id, schoolId }: Pick<SchoolClass, 'id' | 'schoolId'>,
): AsyncGenerator<PackageFile> {
  const sealed = await house.store.read(async (view) => {
    const ofClass = new Set((await view.recordsOf(id)).map((record) => record.id));
    const found: BookStanding[] = [];
    for (const request of await view.bookRequests(schoolId))
      if (ofClass.has(request.recordId)) found.push(await bookStanding(view, request));
    return found.filter(({ segments }) => segments.some(({ role }) => role === 'seal'));
  });
  if (sealed.length === 0) return;
  yield jsonFile('data/books.json', sealed.map(told));
  for (const { book, segments } of sealed) {
    const fileHash = segments.at(-1)?.fileHash;
    if (fileHash === undefined || book === null) continue;
    yield {
      path: `data/Sổ học bạ/${book.number} lần ${book.edition} ${book.pupilCode.replace(/[^\p{L}\p{N}-]/gu, '_')}.pdf`,
      bytes: await house.blobs.join(segments, fileHash),
    };
  }
}

const told = ({ request, decision, book, paper, handing, revocation, state }: BookStanding) => ({
  ...{ pupil: request.pupilCode, name: request.pupilName, reason: request.reason, again: request.again },
  ...{ number: book?.number, edition: book?.edition, state },
  ...{ verificationCode: paper?.verificationCode, decisionNumber: decision?.decisionNumber },
  handedOut: handing && { at: toIso(handing.at), to: handing.recipient, line: handing.number },
  revoked: revocation && { at: toIso(revocation.at), reason: revocation.reason },
});
