// A school adopts its regulation, amends it, and old years keep what they had.
import { canonicalJson, instant, sha256 } from '../../src/kernel/index.ts';
import type { Instant, PersonId } from '../../src/kernel/index.ts';
import type { Policy } from '../../src/policies/index.ts';
import {
  adoptPolicy,
  governing,
  importClass,
  policyInForce,
  readJournal,
  verifyJournal,
} from '../../src/server/application/index.ts';
import type { AdoptedPolicy } from '../../src/server/application/index.ts';
import { fileHashOf, importBook, signAs, smallBook, submitAll, testHouse } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { policyWith } from '../support/policies.ts';

let test: TestHouse;
let imported: ImportedClass;
let schoolId: string;
beforeEach(async () => {
  test = await testHouse();
  imported = await importBook(test.house, smallBook());
  schoolId = (await test.house.store.read((view) => view.schools()))[0]!.id;
});
afterEach(() => test.close());

const adopt = (policy: Policy, more: { by?: PersonId; decisionNumber?: string } = {}) =>
  adoptPolicy(test.house, {
    schoolId,
    bytes: Buffer.from(JSON.stringify(policy)),
    by: imported.cast.principal,
    decisionNumber: '3/QĐ-VD',
    ...more,
  });
const inForce = (schoolYear: string, at: string) =>
  policyInForce(test.house, { schoolId, schoolYear, at: instant(at) });

describe('adopting a policy', () => {
  it('stores it as it is and tells the journal who decided by which number', async () => {
    const { outcome, adopted } = await adopt(policyWith({ effectiveFrom: '2025-09-01' }));
    expect(outcome).toBe('adopted');
    const bytes = await test.house.blobs.get(adopted.hash);
    expect(Buffer.from(bytes).toString()).toBe(canonicalJson(policyWith({ effectiveFrom: '2025-09-01' })));
    const entries = [];
    for await (const entry of readJournal(test.house)) entries.push(entry);
    expect(entries.at(-1)).toMatchObject({
      actor: `person:${imported.cast.principal}`,
      event: { type: 'policy.adopted', version: 1, decisionNumber: '3/QĐ-VD', hash: adopted.hash },
    });
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  });

  it('a second time changes nothing, whatever the order of its members', async () => {
    await adopt(policyWith());
    const turned = Object.fromEntries(Object.entries(policyWith()).toReversed()) as unknown as Policy;
    expect((await adopt(turned)).outcome).toBe('unchanged');
  });

  it('never overwrites a version', async () => {
    await adopt(policyWith());
    await expect(adopt(policyWith({ name: 'Quy chế khác' }))).rejects.toThrow('policy.versionTaken');
    const rows = await test.house.store.read((view) => view.adoptedPolicies(schoolId));
    expect(rows.map(({ version }) => version)).toEqual([1]);
  });

  it('is refused with every mistake told, and leaves no trace', async () => {
    await expect(adopt(policyWith({ corrections: { quorum: 3 } }))).rejects.toThrow(
      /policy.invalid.*\/corrections\/quorum/s,
    );
    expect(await test.house.store.read((view) => view.adoptedPolicies(schoolId))).toEqual([]);
  });

  it('needs the number of a decision, from the file or from the school', async () => {
    await expect(adopt(policyWith(), { decisionNumber: '  ' })).rejects.toThrow('policy.decisionMissing');
    const own = policyWith({ decision: { number: '274/QĐ-VD', date: '2025-10-05' } });
    const { adopted } = await adopt(own);
    expect(adopted).toMatchObject({ decisionNumber: '274/QĐ-VD', effectiveFrom: '2025-10-05' });
  });

  it('is for the principal alone', async () => {
    for (const by of [imported.cast.registrar, imported.cast.homeroom, imported.cast.subjectTeachers[0]!])
      await expect(adopt(policyWith(), { by })).rejects.toThrow('access.notPermitted');
  });
});

describe('the policy in force', () => {
  it('is none before one is adopted, and none for years it does not govern', async () => {
    expect(await inForce('2025-2026', '2026-06-01T08:00:00+07:00')).toBeNull();
    await adopt(policyWith({ schoolYears: { from: '2025-2026', to: '2025-2026' } }));
    expect((await inForce('2025-2026', '2026-06-02T08:00:00+07:00'))?.policy.version).toBe(1);
    expect(await inForce('2026-2027', '2026-10-01T08:00:00+07:00')).toBeNull();
    expect(await inForce('2024-2025', '2026-06-02T08:00:00+07:00')).toBeNull();
  });

  it('begins on its day of effect, in Vietnam', async () => {
    await adopt(policyWith({ effectiveFrom: '2026-06-10' }));
    expect(await inForce('2025-2026', '2026-06-09T23:59:59+07:00')).toBeNull();
    expect((await inForce('2025-2026', '2026-06-10T00:00:00+07:00'))?.policy.version).toBe(1);
  });
});

describe('of several versions', () => {
  const version = (
    number: number,
    effectiveFrom: string,
    from: string,
    to: string | null = null,
  ): AdoptedPolicy => ({
    schoolId: 'a',
    version: number,
    from,
    to,
    effectiveFrom,
    decisionNumber: String(number),
    hash: sha256(String(number)),
    adoptedBy: 'p' as PersonId,
    adoptedAt: instant(`${effectiveFrom}T08:00:00+07:00`),
  });
  const at = (date: string): Instant => instant(`${date}T12:00:00+07:00`);
  const first = version(1, '2023-09-21', '2023-2024');
  const amended = version(2, '2024-03-01', '2023-2024');
  const renewed = version(3, '2025-10-05', '2023-2024');

  it('the latest in effect governs a running year', () => {
    const all = [first, amended, renewed];
    expect(governing(all, '2023-2024', at('2024-02-29'))?.version).toBe(1);
    expect(governing(all, '2023-2024', at('2024-03-02'))?.version).toBe(2);
    expect(governing(all, '2025-2026', at('2025-10-06'))?.version).toBe(3);
  });

  it('a year that is over keeps the one it ended with, whatever is adopted later', () => {
    for (const day of ['2024-08-01', '2025-10-06', '2040-01-01'])
      expect(governing([first, amended, renewed], '2023-2024', at(day))?.version).toBe(2);
  });

  it('one that was dated back after the year was over does not reach it', () => {
    const backdated = { ...version(4, '2024-05-01', '2023-2024'), adoptedAt: at('2026-01-01') };
    expect(governing([first, backdated], '2023-2024', at('2026-02-01'))?.version).toBe(1);
  });

  it('one that is dated back takes over on the day it is adopted, within the running year', () => {
    const backdated = { ...version(2, '2023-08-15', '2023-2024'), adoptedAt: at('2024-03-01') };
    expect(governing([first, backdated], '2023-2024', at('2024-02-29'))?.version).toBe(1);
    expect(governing([first, backdated], '2023-2024', at('2024-03-02'))?.version).toBe(2);
  });

  it('the first that reaches back governs a year that had none', () => {
    expect(
      governing([renewed, version(5, '2026-01-01', '2023-2024')], '2023-2024', at('2026-02-01'))?.version,
    ).toBe(3);
  });
});

describe('a policy that speaks of timestamps', () => {
  const timestamps = {
    timestamped: 'everybody',
    withoutTimestamp: 'refuse',
    uncheckedCertificate: 'refuse',
  } as const;

  it('binds every ceremony, whatever easier conditions it is held under', async () => {
    const { house } = test;
    const teacher = imported.cast.subjectTeachers[0]!;
    await submitAll(house, imported);
    await adopt(policyWith({ timestamps }));
    await expect(signAs(house, imported, teacher, 'subjectTeacher', imported.records)).rejects.toThrow(
      'signing.noTimestamper',
    );
    expect(await house.store.read((view) => view.filledSlots(imported.records))).toEqual([]);
  });

  it('leaves ceremonies of years it does not govern alone', async () => {
    const teacher = imported.cast.subjectTeachers[0]!;
    await submitAll(test.house, imported);
    await adopt(policyWith({ timestamps, schoolYears: { from: '2026-2027' } }));
    const held = await signAs(test.house, imported, teacher, 'subjectTeacher', imported.records);
    expect(held.signed).toBe(imported.records.length);
  });
});

describe('importing under a policy', () => {
  it('names the approver of the grade, and one that is not in the book is asked for', async () => {
    const byVice = policyWith({ approval: [{ grades: [6, 7, 8, 9], approver: 'vicePrincipal' }] });
    await adopt(byVice);
    const book = smallBook();
    await importClass(test.house, { book, fileHash: fileHashOf(book) });
    const records = await test.house.store.read((view) => view.recordsOf(imported.classId));
    for (const { snapshot } of records)
      expect(snapshot.context.assignments.approver.capacity).toBe('vicePrincipal');
    const without = smallBook({ staff: { ...book.staff, vicePrincipal: '' } });
    await expect(importClass(test.house, { book: without, fileHash: fileHashOf(without) })).rejects.toThrow(
      'class.roleUnassigned',
    );
  });
});
