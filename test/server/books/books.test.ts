// The pupil's book from the request to the receipt: what it holds, who may do what when, and what becomes of a wrong one.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { attachedFile, attachedSnapshot, type PupilBookSnapshot } from '../../../src/documents/index.ts';
import { instant, sha256 } from '../../../src/kernel/index.ts';
import {
  archiveClass,
  bookTask,
  booksWaiting,
  decideBook,
  makeBook,
  noteIssue,
  openBook,
  readDocument,
  readPupilBook,
  readRegister,
  revokeBook,
  signBook,
  thingOfCode,
  verifyJournal,
  type BookStanding,
} from '../../../src/server/application/index.ts';
import type { Installation } from '../../../src/server/installation.ts';
import { archivalConditions, askFor, importGrades, PUPIL, sealedBook } from '../../support/books.ts';
import { SCHOOL } from '../../support/copies-office.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { forged, partsOf, withYear } from '../../support/forged-books.ts';
import {
  serviceSigner,
  signerOf,
  testHouse,
  type ImportedClass,
  type TestHouse,
} from '../../support/house.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';

jest.setTimeout(180_000);

const refusal = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'accepted',
    (reason: unknown) => (reason as { readonly code: string }).code,
  );

describe('the book of a pupil', () => {
  let test: TestHouse;
  let house: Installation;
  let years: readonly ImportedClass[];
  let book: BookStanding;
  let bytes: Uint8Array;
  const cast = () => years[0]!.cast;
  const receipt = { recipient: 'Trần Thị Mẹ', identity: 'mẹ, 079180000001', copies: 1 };

  beforeAll(async () => {
    test = await testHouse();
    house = test.house;
    years = await importGrades(house, [{ grade: 6 }, { grade: 7 }, { grade: 9, locked: false }]);
    book = await sealedBook(house, years[1]!);
    ({ bytes } = await readPupilBook(house, { requestId: book.request.id, by: cast().registrar }));
  });
  afterAll(() => test.close());
  afterEach(async () => expect((await verifyJournal(house)).findings).toEqual([]));

  const waiting = async (by: BookStanding['request']['by']) =>
    (await booksWaiting(house, { schoolId: book.request.schoolId, by })).map(
      ({ standing, task }) => `${standing.request.id} ${task}`,
    );

  const snapshot = () => attachedSnapshot(bytes)!.snapshot as unknown as PupilBookSnapshot;

  it('holds every locked year’s signed file unchanged, and says which years are lacking', async () => {
    expect(snapshot()).toMatchObject({ number: '1/THCS', edition: 1, pupil: { name: PUPIL } });
    expect(snapshot().years.map(({ schoolYear }) => schoolYear)).toEqual(['2022-2023', '2023-2024']);
    for (const [index, year] of snapshot().years.entries()) {
      const stored = await readDocument(house, years[index]!.records[0]!);
      const inside = attachedFile(bytes, year.file, 1 << 26)!;
      expect(sha256(inside)).toBe(sha256(stored.bytes));
      expect(verifySigned(inside).verdict).toBe('valid');
    }
    expect(snapshot().absent).toEqual([
      { grade: 8, schoolYear: null, className: null, why: 'missing' },
      { grade: 9, schoolYear: '2025-2026', className: '9A', why: 'notLocked' },
    ]);
  });

  it('is signed by the principal and sealed on cover, signatures and every sheet, at the archival level', async () => {
    const report = verifySigned(bytes);
    expect(report.verdict).toBe('valid');
    const [, principal, seal] = report.signatures;
    expect(principal).toMatchObject({ fields: ['PrincipalParticulars', 'Principal'] });
    expect(seal).toMatchObject({ signer: { name: SCHOOL } });
    const sealed = ['OrgSeal', 'OrgSealCover', 'OrgSealParticulars', 'SealSlice_1', 'SealSlice_11'];
    expect(seal!.fields).toEqual(expect.arrayContaining(sealed));
    expect(book.segments.at(-1)).toMatchObject({ role: 'archive' });
    expect(await openBook(bytes, verifySigned)).toMatchObject({
      examined: { weight: 'note', years: [{ verdict: 'valid' }, { verdict: 'valid' }] },
    });
  });

  it('is handed out once, stands in the registers, and another one needs a reason and names it', async () => {
    const { registrar, principal } = cast();
    const what = { kind: 'paper', paperId: book.paper!.id } as const;
    expect(await waiting(registrar)).toEqual([`${book.request.id} handOutBook`]);
    const line = await noteIssue(house, { what, ...receipt, by: registrar });
    expect(line).toMatchObject({ pupil: PUPIL, className: '7A', recordId: years[1]!.records[0] });
    expect(await refusal(noteIssue(house, { what, ...receipt, by: registrar }))).toBe('book.handedOut');
    expect(await waiting(registrar)).toEqual([]);
    const span = { from: instant('2026-01-01T00:00:00+07:00'), until: instant('2027-01-01T00:00:00+07:00') };
    const schoolId = book.request.schoolId;
    const seals = await readRegister(house, { schoolId, kind: 'sealRegister', ...span, by: registrar });
    expect(seals.entries.find((entry) => entry.document === book.paper!.title)).toMatchObject({
      order: '31/QĐ-VD',
      impressions: 14,
    });
    expect(await refusal(askFor(house, years[1]!))).toBe('book.alreadyIssued');
    const second = await sealedBook(house, years[0]!, { asked: { again: 'thất lạc bản cấp lần 1' } });
    const told = JSON.parse(second.paper!.snapshot) as PupilBookSnapshot;
    expect(told).toMatchObject({
      number: '1/THCS',
      edition: 2,
      predecessor: { edition: 1, fileHash: sha256(bytes) },
    });
    const code = await thingOfCode(house, book.paper!.verificationCode);
    expect(code).toMatchObject({ version: 1, latest: false, successor: second.paper!.verificationCode });
    await revokeBook(house, {
      ...{ requestId: second.request.id, by: principal },
      ...{ decisionNumber: '40/QĐ-VD', reason: 'ghi sai lí do' },
    });
    const wrong = { what: { kind: 'paper', paperId: second.paper!.id }, ...receipt, by: registrar } as const;
    expect(await refusal(noteIssue(house, wrong))).toBe('book.revoked');
    expect(await thingOfCode(house, second.paper!.verificationCode)).toMatchObject({
      state: { name: 'revoked' },
      complete: false,
    });
  });

  it('lies in the archive package of the class it was asked for from, with how it stands', async () => {
    const { folder } = await archiveClass(house, { classId: years[1]!.classId, by: cast().registrar });
    const kept = readFileSync(path.join(folder, 'data/Sổ học bạ/1 lần 1 HS0001.pdf'));
    expect(sha256(kept)).toBe(sha256(bytes));
    const told = JSON.parse(readFileSync(path.join(folder, 'data/books.json'), 'utf8')) as object[];
    expect(told).toMatchObject([{ number: 1, edition: 1, state: 'handedOut', handedOut: { line: 1 } }]);
  });

  it('goes step by step: nothing is made without the principal’s word, signed by others, or sealed before', async () => {
    const { registrar, principal, homeroom } = cast();
    const conditions = archivalConditions(house.clock);
    const { id: requestId } = await askFor(house, years[0]!, {
      reason: 'completion',
      again: 'thử',
      by: homeroom,
    });
    expect(await refusal(askFor(house, years[1]!, { again: 'hai lần' }))).toBe('book.underWay');
    expect([await waiting(principal), await waiting(registrar)]).toEqual([[`${requestId} decideBook`], []]);
    const making = { requestId, by: registrar, serviceSigner, conditions };
    expect(await refusal(makeBook(house, making))).toBe('book.notGranted');
    const grant = { requestId, granted: true, decisionNumber: '50/QĐ' } as const;
    expect(await refusal(decideBook(house, { ...grant, by: registrar }))).toBe('access.notPermitted');
    await decideBook(house, { ...grant, by: principal });
    expect([await waiting(principal), await waiting(registrar)]).toEqual([[], [`${requestId} makeBook`]]);
    expect(await refusal(decideBook(house, { ...grant, by: principal }))).toBe('book.decidedAlready');
    // Grade 9 is not locked: the level is not completed.
    expect(await refusal(makeBook(house, making))).toBe('book.levelNotCompleted');
    const seal = { requestId, as: 'seal', signer: signerOf(SCHOOL, SCHOOL), conditions } as const;
    expect(await refusal(signBook(house, { ...seal, by: registrar }))).toBe('book.notGranted');
    const reading = {
      requestId: book.request.id,
      by: cast().subjectTeachers.find((one) => one !== homeroom)!,
    };
    expect(await refusal(readPupilBook(house, reading))).toBe('access.notPermitted');
  });

  it('waits for whoever granted it to sign it, and for the office to seal it', () => {
    const { registrar, principal } = cast();
    const office = { by: registrar, can: (action: string) => action === 'book.made' };
    const leader = { by: principal, can: (action: string) => action === 'book.decided' };
    const tasks = (state: BookStanding['state']) =>
      [office, leader].map((whose) => bookTask({ ...book, state }, whose));
    expect(tasks('drafted')).toEqual([null, 'signBook']);
    expect(tasks('signed')).toEqual(['sealBook', null]);
    expect(tasks('revoked')).toEqual([null, null]);
  });

  describe('from hostile hands', () => {
    const parts = async (file: Uint8Array): Promise<string> => {
      try {
        await openBook(file, verifySigned);
        return 'accepted';
      } catch (error) {
        const { code, details } = error as { code: string; details: { parts?: string[]; reason?: string } };
        return `${code}: ${(details.parts ?? [details.reason]).join('; ')}`;
      }
    };
    const resealed = (change: Parameters<typeof forged>[1], seal = SCHOOL) => forged(bytes, change, { seal });

    it('is accepted when only drawn and signed again by the very same school', async () => {
      expect(await parts(resealed(partsOf(bytes)))).toBe('accepted');
    });

    it('is refused for one changed bit, wherever it lies, and for a lost tail', async () => {
      for (const share of [0.2, 0.5, 0.7]) {
        const changed = Buffer.from(bytes);
        const at = Math.floor(changed.length * share);
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect(await parts(changed)).toMatch(/^book\.(notSound|notABook)/);
      }
      expect(await parts(bytes.subarray(0, bytes.length - 4000))).toMatch(/^book\.(notSound|notABook)/);
    });

    it('is refused with a cover of another school over true files', async () => {
      const { snapshot: told, years: files } = partsOf(bytes);
      const other = { ...told, school: { ...told.school, name: 'Trường THCS Mạo Danh' } };
      expect(await parts(resealed({ snapshot: other, years: files }))).toContain('Dấu trên sổ là của');
      expect(await parts(resealed({ snapshot: other, years: files }, 'Trường THCS Mạo Danh'))).toContain(
        'sổ lại nói là của chính',
      );
    });

    it('is refused with another name, with another year’s file, with an altered file, with a book in a book', async () => {
      const true_ = partsOf(bytes);
      const renamed = { ...true_.snapshot, pupil: { ...true_.snapshot.pupil, name: 'Lê Văn Khác' } };
      expect(await parts(resealed({ ...true_, snapshot: renamed }))).toContain('là của người khác');
      expect(await parts(resealed(withYear(true_, 0, true_.years[1]!)))).toContain('là của người khác');
      const altered = Buffer.from(true_.years[0]!);
      const at = altered.indexOf('/Title') + 12;
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(await parts(resealed(withYear(true_, 0, altered)))).toContain('không hợp lệ');
      expect(await parts(resealed(withYear(true_, 0, bytes)))).toContain('không phải học bạ của một năm');
    });

    it('is refused when it is no book at all, too large, or of somebody without a trusted key', async () => {
      expect(await parts(Buffer.from('không phải PDF'))).toMatch(/^book\.notABook/);
      expect(await parts(Buffer.alloc(48 * 1024 * 1024 + 1))).toContain('48 MB');
      expect(await parts(partsOf(bytes).years[0]!)).toMatch(/^book\.notABook/);
      expect(await parts(barePdf())).toMatch(/^book\.notABook/);
      const nobody = (pdf: Uint8Array) => ({ ...verifySigned(pdf), verdict: 'invalid' as const });
      expect(await refusal(openBook(bytes, nobody))).toBe('book.notSound');
    });
  });
});
