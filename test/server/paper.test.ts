// Records on paper: printed for pens from what was frozen, reported by the registrar, archived with the scans.
import { readdirSync } from 'node:fs';
import { sha256 } from '../../src/kernel/index.ts';
import type { PersonId } from '../../src/kernel/index.ts';
import type { Policy } from '../../src/policies/index.ts';
import {
  adoptPolicy,
  archiveClass,
  dueFor,
  orderLock,
  printForPens,
  readDocument,
  reportPaper,
  verifyJournal,
} from '../../src/server/application/index.ts';
import { PdfFile } from '../../src/signing/pdf/index.ts';
import { importBook, smallBook, submitAll, testHouse } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { policyWith } from '../support/policies.ts';
import { poppler } from '../documents/support/render.ts';

let test: TestHouse;
let imported: ImportedClass;
const under = async (more: Partial<Policy>) => {
  test = await testHouse();
  imported = await importBook(test.house, smallBook({}, 2));
  const [school] = await test.house.store.read((view) => view.schools());
  await adoptPolicy(test.house, {
    schoolId: school!.id,
    bytes: Buffer.from(JSON.stringify(policyWith(more))),
    by: imported.cast.principal,
    decisionNumber: '1/QĐ-VD',
  });
  await submitAll(test.house, imported);
};
const wet = {
  documents: { transcript: { signedAs: 'wetInk' }, classSummary: { signedAs: 'wetInk' } },
} as const;
afterEach(() => test.close());

const report = (what: 'signed' | 'sealed', by: PersonId, more: { on?: string; scan?: Uint8Array } = {}) =>
  reportPaper(test.house, { records: imported.records, what, by, on: '2026-05-30', ...more });
const states = async () =>
  new Set(
    (await test.house.store.read((view) => view.recordsOf(imported.classId))).map(
      ({ snapshot }) => snapshot.state,
    ),
  );
const textOf = (pdf: Uint8Array) => poppler('pdftotext', Buffer.from(pdf), '-layout');
const pdfScan = Buffer.from('%PDF-1.4 một bản quét');

describe('a class whose records are signed with pens', () => {
  it('is printed, reported, locked on an order and archived with its scan', async () => {
    await under(wet);
    const { cast, records, classId } = imported;
    for (const person of cast.subjectTeachers) expect(await dueFor(test.house, person)).toEqual([]);
    await report('signed', cast.registrar, { scan: pdfScan });
    expect(await states()).toEqual(new Set(['principalApproved']));
    await report('sealed', cast.registrar);
    expect(await states()).toEqual(new Set(['principalApproved']));
    await orderLock(test.house, { records, by: cast.principal, decisionNumber: '12/QĐ-VD' });
    expect(await dueFor(test.house, cast.registrar)).toEqual([]);
    await report('sealed', cast.registrar);
    expect(await states()).toEqual(new Set(['locked']));
    const { folder } = await archiveClass(test.house, { classId, by: cast.registrar });
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(files).toContain(`data/scans/${sha256(pdfScan)}.pdf`);
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  });

  it('prints the frozen data without any field, marked for pens, with the time of printing', async () => {
    await under(wet);
    const [recordId] = imported.records;
    const { document } = await readDocument(test.house, recordId!);
    const { bytes } = await printForPens(test.house, { recordId: recordId!, by: imported.cast.homeroom });
    const file = new PdfFile(bytes);
    expect(file.dict(file.catalog().get('AcroForm'))?.get('Fields') ?? []).toEqual([]);
    const text = textOf(bytes);
    expect(text).toContain('Bản in để ký tay');
    expect(text).toMatch(/Thời gian in: \d\d\/06\/2026/);
    expect(text).toContain(document.verificationCode);
    const journal = await test.house.store.read((view) => view.journal(0, 10_000));
    expect(journal.filter(({ event }) => event.type === 'paper.printed')).toHaveLength(1);
  });

  it('takes no report from others, of tomorrow, or with a scan that is none', async () => {
    await under(wet);
    const { registrar, homeroom } = imported.cast;
    const outcomes = await report('signed', homeroom);
    expect(outcomes.every((one) => 'refused' in one && one.refused.code === 'policy.notPermitted')).toBe(
      true,
    );
    await expect(report('signed', registrar, { on: '2026-13-01' })).rejects.toThrow('paper.badDay');
    await expect(report('signed', registrar, { on: '2031-01-01' })).rejects.toThrow('paper.badDay');
    const scan = Buffer.from('<svg onload=alert(1)>');
    await expect(report('signed', registrar, { scan })).rejects.toThrow('paper.badScan');
    const huge = Buffer.concat([pdfScan, Buffer.alloc(20_000_001)]);
    await expect(report('signed', registrar, { scan: huge })).rejects.toThrow('paper.badScan');
  });
});

it('nothing is printed for pens where the policy has keys only', async () => {
  await under({});
  const wish = { recordId: imported.records[0]!, by: imported.cast.homeroom };
  await expect(printForPens(test.house, wish)).rejects.toThrow('paper.digitalOnly');
});

it('a school with both signs with keys and may print for pens besides', async () => {
  await under({ documents: { transcript: { signedAs: 'both' } } });
  const { cast, records } = imported;
  expect((await dueFor(test.house, cast.subjectTeachers[0]!))[0]?.records).toHaveLength(5);
  const { bytes } = await printForPens(test.house, { recordId: records[0]!, by: cast.registrar });
  expect(textOf(bytes)).toContain('Bản in để ký tay');
});

describe('the seal of the policy', () => {
  it.each([36, 40, 32])('of %d mm is the size of its fields in the document', async (diameter) => {
    await under({ sealing: { diameter, sheetsPerImpression: 2 } });
    const { document } = await readDocument(test.house, imported.records[0]!);
    const points = (diameter * 72) / 25.4;
    const seals = document.slots.filter(({ purpose }) => purpose === 'seal');
    expect(seals.length).toBeGreaterThan(0);
    for (const { rect } of seals) expect(Math.abs(rect[3] - rect[1] - points)).toBeLessThan(0.02);
    const slices = document.slots.flatMap(({ slice }) => slice ?? []);
    expect(Math.max(...slices.map(({ count }) => count))).toBeLessThanOrEqual(2);
  });
});
