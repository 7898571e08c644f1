// Registers of the office: only lines are added; prints say when; the paper of a period is signed by registrar and leader.
import { attachedSnapshot, ORIGINAL_FILE } from '../../../src/documents/index.ts';
import { instant } from '../../../src/kernel/index.ts';
import {
  correctIssue,
  drawRegister,
  noteIssue,
  printRecord,
  readOfficePaper,
  readRegister,
  signOfficePaper,
  verifyJournal,
} from '../../../src/server/application/index.ts';
import type { Installation } from '../../../src/server/installation.ts';
import { testConditions } from '../../support/conditions.ts';
import { make, order, SCHOOL, schoolSeal } from '../../support/copies-office.ts';
import { codeOf } from '../../support/faults.ts';
import {
  importBook,
  serviceSigner,
  signerOf,
  smallBook,
  testHouse,
  throughTheLock,
  type ImportedClass,
  type TestHouse,
} from '../../support/house.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';
import { databaseTool } from '../../support/results.ts';

jest.setTimeout(60_000);

describe('the registers of the office', () => {
  let test: TestHouse;
  let imported: ImportedClass;
  let house: Installation;
  let schoolId: string;
  beforeAll(async () => {
    test = await testHouse();
    house = test.house;
    imported = await importBook(house, smallBook());
    await throughTheLock(house, imported);
    schoolId = (await house.store.read((view) => view.schools()))[0]!.id;
  });
  afterAll(() => test.close());
  afterEach(async () => expect((await verifyJournal(house)).findings).toEqual([]));

  const from = instant('2026-06-01T00:00:00+07:00');
  const read = (kind: 'issueRegister' | 'sealRegister' | 'printRegister', by = imported.cast.registrar) =>
    readRegister(house, { schoolId, kind, from, until: instant('2026-12-31T00:00:00+07:00'), by });
  const receipt = { recipient: 'Trần Thị Mẹ', identity: 'mẹ, 079180000001', copies: 1 };

  it('tell who received which copy on which request, and put a wrong line right with another', async () => {
    const { cast, records } = imported;
    const { id } = await order(house, imported);
    expect(
      await codeOf(
        noteIssue(house, { ...receipt, what: { kind: 'paper', paperId: id }, by: cast.registrar }),
      ),
    ).toBe('office.paperUnknown');
    const { paper } = await make(house, imported, id);
    const what = { kind: 'paper' as const, paperId: paper.id };
    await noteIssue(house, { ...receipt, what, by: cast.registrar });
    const given = {
      kind: 'record' as const,
      recordId: records[1]!,
      request: 'Đơn xin rút học bạ ngày 12/06/2026',
    };
    await noteIssue(house, { ...receipt, what: given, by: cast.registrar });
    const correction = { ...receipt, recipient: 'Trần Văn Cha', schoolId, number: 1, by: cast.registrar };
    const right = await correctIssue(house, { ...correction, reason: 'Ghi nhầm người nhận' });
    expect(right).toMatchObject({ number: 3, corrects: 1 });
    expect(await codeOf(correctIssue(house, { ...correction, reason: 'Lần nữa' }))).toBe(
      'office.lineCorrected',
    );
    expect(await codeOf(correctIssue(house, { ...correction, reason: '' }))).toBe('office.requestIncomplete');
    expect(await codeOf(correctIssue(house, { ...correction, number: 9, reason: 'x' }))).toBe(
      'office.lineUnknown',
    );
    for (const by of [cast.principal, cast.homeroom])
      expect(await codeOf(noteIssue(house, { ...receipt, what, by }))).toBe('access.notPermitted');
    for (const copies of [0, -1, 1.5, 1001])
      expect(await codeOf(noteIssue(house, { ...receipt, copies, what, by: cast.registrar }))).toBe(
        'office.requestIncomplete',
      );
    const { entries } = await read('issueRegister');
    expect(entries).toMatchObject([
      { number: '1', document: paper.title, recipient: 'Trần Thị Mẹ', by: cast.names.get(cast.registrar) },
      { number: '2', request: given.request },
      { number: '3', recipient: 'Trần Văn Cha', request: 'Đính chính dòng 1: Ghi nhầm người nhận' },
    ]);
  });

  it('say of every print when, of what, for what and by whom; the print states its time and contains the original', async () => {
    const { cast, records } = imported;
    const { bytes, line } = await printRecord(house, {
      recordId: records[0]!,
      by: cast.registrar,
      purpose: 'đoàn thanh tra',
      copies: 2,
    });
    expect(Buffer.from(bytes).toString('latin1')).toContain(ORIGINAL_FILE);
    expect(attachedSnapshot(bytes)!.snapshot).toMatchObject({
      kind: 'printView',
      by: cast.names.get(cast.registrar),
      source: { verificationCode: line.verificationCode },
    });
    expect((await read('printRegister')).entries).toMatchObject([
      { at: line.at, purpose: 'đoàn thanh tra', copies: 2, pages: line.pages },
    ]);
    const wish = { recordId: records[0]!, purpose: 'xem' };
    expect(await codeOf(printRecord(house, { ...wish, by: cast.subjectTeachers[0]! }))).toBe(
      'access.notPermitted',
    );
    expect(await codeOf(printRecord(house, { ...wish, purpose: '', by: cast.registrar }))).toBe(
      'office.requestIncomplete',
    );
  });

  it('know every use of the seal, on records and on copies', async () => {
    const { entries } = await read('sealRegister');
    const seals = entries as readonly { order: string; impressions: number; document: string }[];
    expect(seals).toHaveLength(imported.records.length + 1);
    expect(seals.filter(({ order: number }) => number === '12/QĐ-VD')).toHaveLength(imported.records.length);
    expect(seals.at(-1)).toMatchObject({ order: '31/QĐ-VD', impressions: 1 });
  });

  it('are not for teachers, and no period begins after it ends', async () => {
    for (const by of [imported.cast.homeroom, imported.cast.subjectTeachers[0]!])
      expect(await codeOf(read('issueRegister', by))).toBe('access.notPermitted');
    const until = from;
    const turned = {
      schoolId,
      kind: 'issueRegister' as const,
      from: instant('2026-07-01T00:00:00+07:00'),
      until,
    };
    expect(await codeOf(readRegister(house, { ...turned, by: imported.cast.registrar }))).toBe(
      'office.badPeriod',
    );
  });

  it.each(['issueRegister', 'sealRegister', 'printRegister'] as const)(
    'are signed on paper by registrar, leader and seal, in this order: %s',
    async (kind) => {
      const { cast } = imported;
      const conditions = testConditions(house.clock);
      const { paper } = await drawRegister(house, {
        schoolId,
        kind,
        from,
        until: house.clock.now(),
        by: cast.registrar,
        schoolYear: '2025-2026',
        leader: cast.principal,
        leaderTitle: 'Hiệu trưởng',
        serviceSigner,
        conditions,
      });
      const sign = (by: typeof cast.registrar, as: 'signer' | 'seal' = 'signer') =>
        signOfficePaper(house, {
          paperId: paper.id,
          by,
          as,
          signer: as === 'seal' ? schoolSeal() : signerOf(cast.names.get(by)!),
          conditions,
        });
      expect(await codeOf(sign(cast.principal))).toBe('office.othersFirst');
      expect(await codeOf(sign(cast.registrar, 'seal'))).toBe('office.othersFirst');
      expect(await codeOf(sign(cast.homeroom))).toBe('access.notPermitted');
      await sign(cast.registrar);
      expect(await codeOf(sign(cast.registrar))).toBe('office.signedAlready');
      await sign(cast.principal);
      await sign(cast.registrar, 'seal');
      expect(await codeOf(sign(cast.principal))).toBe('office.signedAlready');
      const { bytes } = await readOfficePaper(house, { paperId: paper.id, by: cast.registrar });
      const report = verifySigned(bytes);
      expect(report.verdict).toBe('valid');
      expect(report.signatures.map(({ signer }) => signer?.name)).toEqual([
        'Khóa dịch vụ',
        cast.names.get(cast.registrar),
        cast.names.get(cast.principal),
        SCHOOL,
      ]);
    },
  );

  it('can only grow, whoever writes to the database', async () => {
    const source = await databaseTool(test.folder);
    for (const table of [
      'copy_orders',
      'office_papers',
      'office_paper_segments',
      'issue_lines',
      'print_lines',
    ]) {
      await expect(source.query(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
      await expect(source.query(`UPDATE ${table} SET at = 1`)).rejects.toThrow(
        /append-only|no such column|does not exist/,
      );
    }
    await source.destroy();
  });
});
