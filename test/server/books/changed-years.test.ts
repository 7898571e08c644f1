// A year that changed after it was sealed: the book binds what is in force now, and says what that took the place of.
import { attachedFile, type PupilBookSnapshot } from '../../../src/documents/index.ts';
import { decideBook, makeBook, openBook, readPupilBook } from '../../../src/server/application/index.ts';
import { archivalConditions, askFor, sealedBook } from '../../support/books.ts';
import { finalOf, transcriptOf } from '../../support/correction-cells.ts';
import {
  carryOn,
  correctWholly,
  sealedSchool,
  signEverything,
  type CorrectedSchool,
} from '../../support/corrections.ts';
import { codeOf } from '../../support/faults.ts';
import { serviceSigner } from '../../support/house.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';
import { summerBook, summerSeen, throughTheSummer } from '../../support/summer.ts';
import { poppler } from '../../documents/support/render.ts';

jest.setTimeout(180_000);

describe('a year that the summer and a correction changed', () => {
  let school: CorrectedSchool;
  beforeAll(async () => {
    school = await sealedSchool({ book: summerBook() });
  });
  afterAll(() => school.close());

  it('is not bound while its successor is being signed', async () => {
    const { house, imported } = school;
    const { work } = (await summerSeen(school)).pupils[0]!;
    const values = Object.fromEntries(work!.subjects.map((code) => [`subjects/${code}`, '65']));
    await throughTheSummer(school, 0, values);
    await carryOn(school);
    const { registrar, principal } = imported.cast;
    const records = [(await transcriptOf(school, 0)).id];
    const { id: requestId } = await askFor(house, { ...imported, records });
    await decideBook(house, { requestId, by: principal, granted: true, decisionNumber: '30/QĐ' });
    const making = { requestId, by: registrar, serviceSigner, conditions: archivalConditions(house.clock) };
    expect(await codeOf(makeBook(house, making))).toBe('book.nothingToBind');
    await signEverything(school, records);
    const { paper } = await makeBook(house, making);
    const { years } = JSON.parse(paper!.snapshot) as PupilBookSnapshot;
    expect(years).toMatchObject([
      {
        document: { version: 2 },
        supersedes: { version: 1 },
        result: {
          afterSummer: { learning: expect.stringMatching(/^(Đạt|Khá)$/) as string },
          promotion: 'Được lên lớp sau khi đánh giá lại hoặc rèn luyện trong hè',
        },
      },
    ]);
  });

  it('is bound as it stands after a later correction, with both changes told and provable from the file inside', async () => {
    const { house, imported, book } = school;
    const { by, path, after } = finalOf(school, 2);
    await correctWholly(school, { by, cells: [{ path, after }] });
    const corrected = { ...imported, records: [(await transcriptOf(school, 2)).id] };
    const standing = await sealedBook(house, corrected, { school: book.school.name });
    const { bytes } = await readPupilBook(house, {
      requestId: standing.request.id,
      by: imported.cast.registrar,
    });
    const { years } = JSON.parse(standing.paper!.snapshot) as PupilBookSnapshot;
    const { document, supersedes, file } = years[0]!;
    expect([document.version, supersedes!.version]).toEqual([2, 1]);
    const words = poppler('pdftotext', bytes, '-layout').replace(/\s+/g, ' ');
    expect(words).toContain('thay bản 1');
    expect(words).toContain(supersedes!.verificationCode);
    // The version before travels inside the year's own file, and is proved from there.
    expect(attachedFile(attachedFile(bytes, file, 1 << 26)!, 'ban-truoc.pdf', 1 << 26)).toBeDefined();
    const { examined } = await openBook(bytes, verifySigned);
    expect(examined).toMatchObject({
      weight: 'note',
      years: [{ version: 2, verdict: 'valid', findings: [] }],
    });
  });
});
