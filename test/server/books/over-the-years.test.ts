// A book that was issued: registered, read by the family, and kept verifiable for decades.
import { instant } from '../../../src/kernel/index.ts';
import {
  booksOfPupil,
  booksDue,
  drawRegister,
  inOrderOf,
  keepBooks,
  noteIssue,
  readOfficePaper,
  readPupilBook,
  readRegister,
  revokeBook,
  verifyJournal,
  type BookStanding,
} from '../../../src/server/application/index.ts';
import type { Installation } from '../../../src/server/installation.ts';
import { createVerifier, parseCertificate } from '../../../src/signing/index.ts';
import { DAY, timestampAuthority } from '../../support/authorities.ts';
import { archivalConditions, importGrades, PUPIL, sealedBook } from '../../support/books.ts';
import { codeOf } from '../../support/faults.ts';
import { parentOf } from '../../support/families.ts';
import {
  serviceSigner,
  settableClock,
  testHouse,
  type ImportedClass,
  type TestHouse,
} from '../../support/house.ts';
import { testPki } from '../../support/pki.ts';
import { databaseTool } from '../../support/results.ts';
import { poppler } from '../../documents/support/render.ts';

jest.setTimeout(180_000);

const clock = settableClock('2026-06-01T08:00:00+07:00');
const shortLived = timestampAuthority({ notAfter: '2027-06-01', freshKey: true });
const OTHER = 'Bùi An';
let test: TestHouse;
let house: Installation;
let pupil: ImportedClass;
let other: ImportedClass;
let book: BookStanding;

beforeAll(async () => {
  test = await testHouse(1, clock);
  house = test.house;
  [pupil] = (await importGrades(house, [{ grade: 8 }])) as [ImportedClass];
  [other] = (await importGrades(house, [{ grade: 7 }], { code: 'HS0002', name: OTHER })) as [ImportedClass];
  const conditions = archivalConditions(clock, shortLived);
  book = await sealedBook(house, pupil, { conditions });
});
afterAll(() => test.close());
afterEach(async () => expect((await verifyJournal(house)).findings).toEqual([]));

const bytesOf = async ({ request }: BookStanding) =>
  (await readPupilBook(house, { requestId: request.id, by: pupil.cast.registrar })).bytes;
const verdictAt = (pdf: Uint8Array, at: string) =>
  createVerifier({
    anchors: testPki().anchors.map((der) => parseCertificate(Buffer.from(der))),
    at: instant(at),
  })(pdf).verdict;

describe('the family', () => {
  it('sees and downloads its child’s sealed book, never another’s', async () => {
    const mother = await parentOf(house, pupil, 'HS0001', 'Trần Thị Mẹ');
    const stranger = await parentOf(house, other, 'HS0002', 'Bùi Văn Cha');
    const recordId = pupil.records[0]!;
    const seen = await booksOfPupil(house, { recordId, by: mother });
    expect(seen.map(({ request, state }) => [request.id, state])).toEqual([[book.request.id, 'sealed']]);
    const { bytes } = await readPupilBook(house, { requestId: book.request.id, by: mother });
    expect(verdictAt(bytes, '2026-12-01T00:00:00+07:00')).toBe('valid');
    expect(await codeOf(readPupilBook(house, { requestId: book.request.id, by: stranger }))).toBe(
      'access.notPermitted',
    );
    expect(await codeOf(booksOfPupil(house, { recordId, by: stranger }))).toBe('access.notPermitted');
  });
});

describe('the register of issuing', () => {
  const span = { from: instant('2026-06-01T00:00:00+07:00'), until: instant('2026-06-30T23:59:59+07:00') };
  const read = async () => {
    const { schoolId } = book.request;
    const register = await readRegister(house, {
      schoolId,
      kind: 'bookRegister',
      ...span,
      by: pupil.cast.registrar,
    });
    if (register.kind !== 'bookRegister') throw new Error(register.kind);
    return register;
  };

  it('tells number, pupil, reason, decision, and who handed what to whom when; a wrong book stays in it', async () => {
    const { registrar, principal } = pupil.cast;
    const second = await sealedBook(house, other, { asked: { reason: 'leaving' } });
    const what = { kind: 'paper', paperId: book.paper!.id } as const;
    expect((await read()).entries).toMatchObject([
      { number: '1/THCS', standing: 'chưa giao', handedAt: null, recipient: '' },
      { number: '2/THCS', pupil: OTHER, reason: 'thôi học', order: '31/QĐ-VD' },
    ]);
    const told = { recipient: 'Trần Thị Mẹ', identity: 'mẹ, 079180000001', copies: 1 };
    const line = await noteIssue(house, { what, ...told, by: registrar });
    const wrong = { requestId: second.request.id, decisionNumber: '40/QĐ', reason: 'ghi sai', by: principal };
    await revokeBook(house, wrong);
    const register = await read();
    expect(register.entries).toMatchObject([
      {
        ...{ number: '1/THCS', edition: 1, pupil: PUPIL, pupilCode: 'HS0001', className: '8A' },
        ...{ reason: 'chuyển trường', standing: 'đã giao', handedAt: line.at, recipient: 'Trần Thị Mẹ' },
        ...{ verificationCode: book.paper!.verificationCode, by: pupil.cast.names.get(registrar) },
      },
      { number: '2/THCS', standing: 'đã thu hồi ngày 01/06/2026', handedAt: null },
    ]);
    const byName = inOrderOf('name', register);
    expect(byName.entries).toMatchObject([{ pupil: OTHER }, { pupil: PUPIL }]);
    expect(
      await codeOf(
        readRegister(house, {
          schoolId: book.request.schoolId,
          kind: 'bookRegister',
          ...span,
          by: pupil.cast.homeroom,
        }),
      ),
    ).toBe('access.notPermitted');
  });

  it('is drawn with a place for the recipient’s hand in every line', async () => {
    const { registrar, principal } = pupil.cast;
    const { paper } = await drawRegister(house, {
      ...{
        schoolId: book.request.schoolId,
        kind: 'bookRegister',
        ...span,
        by: registrar,
        schoolYear: '2025-2026',
      },
      ...{ leader: principal, leaderTitle: 'Hiệu trưởng', serviceSigner },
      conditions: archivalConditions(clock),
    });
    const { bytes } = await readOfficePaper(house, { paperId: paper.id, by: registrar });
    const words = poppler('pdftotext', bytes, '-layout').replace(/\s+/g, ' ');
    for (const said of ['SỔ CẤP PHÁT HỌC BẠ', 'Kí nhận', '1/THCS', 'Cộng: 2 sổ học bạ, đã giao 1'])
      expect(words).toContain(said);
  });
});

describe('over the decades', () => {
  const keep = (ahead: number, stampedBy?: ReturnType<typeof timestampAuthority>) =>
    keepBooks(house, { ahead, conditions: () => Promise.resolve(archivalConditions(clock, stampedBy)) });

  it('gets another archive timestamp before the last one ends, and only then', async () => {
    expect(await keep(180 * DAY)).toEqual([]);
    const before = await bytesOf(book);
    clock.set('2027-01-15T08:00:00+07:00');
    // An authority whose certificate ends as soon is not asked every six hours.
    expect(await keep(180 * DAY, shortLived)).toHaveLength(1);
    expect(await keep(180 * DAY)).toEqual([]);
    clock.set('2027-03-15T08:00:00+07:00');
    const [renewed, ...others] = await keep(180 * DAY);
    expect(others).toEqual([]);
    expect(renewed).toMatchObject({ title: book.paper!.title, level: 'B-LTA', shortfalls: [] });
    const after = await bytesOf(book);
    expect(Buffer.from(after.subarray(0, before.length)).equals(Buffer.from(before))).toBe(true);
    expect(await keep(180 * DAY)).toEqual([]);
    // Nobody answers for the first timestamp any more; the second one proves that it was made in time.
    expect(verdictAt(after, '2028-06-01T00:00:00+07:00')).toBe('valid');
    expect(verdictAt(before, '2028-06-01T00:00:00+07:00')).not.toBe('valid');
  });

  it('tells what cannot be had, raises what lacks an archive timestamp, and leaves revoked books alone', async () => {
    const { anchors, revocation, policy } = archivalConditions(clock);
    const without = { anchors, revocation, policy };
    const low = await sealedBook(house, pupil, {
      asked: { again: 'hỏng tệp' },
      conditions: { ...without, policy: { ...without.policy, withoutTimestamp: 'lowerLevel' } },
    });
    const conditions = () => Promise.resolve(without);
    expect(await keepBooks(house, { ahead: DAY, conditions })).toMatchObject([
      { title: low.paper!.title, shortfalls: [{ code: 'extend.noTimestamper' }] },
    ]);
    expect(await keep(DAY)).toMatchObject([{ title: low.paper!.title, level: 'B-LTA', shortfalls: [] }]);
    clock.set('2027-05-15T08:00:00+07:00');
    const all = await booksDue(house, { schoolId: book.request.schoolId, ahead: 50 * 365 * DAY });
    expect(all.map(({ book: { paperId } }) => paperId)).toEqual([book.paper!.id, low.paper!.id]);
  });

  it('says so when the last timestamp has ended already, and keeps what it noted', async () => {
    clock.set('2030-06-01T08:00:00+07:00');
    const late = await keep(DAY);
    expect(late.map(({ shortfalls }) => shortfalls[0]?.code)).toEqual([
      'extend.archiveExpired',
      'extend.archiveExpired',
    ]);
    const source = await databaseTool(test.folder);
    for (const deed of ['DELETE FROM book_timestamps', 'UPDATE book_timestamps SET expires = 1'])
      await expect(source.query(deed)).rejects.toThrow('append-only');
    await source.destroy();
  });
});
