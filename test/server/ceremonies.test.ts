// One gesture over many documents: outcomes one by one, stopping and going on, returning and signing again.
import {
  createAccount,
  dueFor,
  orderLock,
  readDocument,
  restoreAccount,
  returnRecord,
  runEffects,
  sealRecords,
  signRecords,
  submitRecords,
  suspendAccount,
} from '../../src/server/application/index.ts';
import type { PersonId } from '../../src/kernel/index.ts';
import type { Progress } from '../../src/server/application/index.ts';
import { gateOf } from '../support/accounts.ts';
import { expectSignedOnce } from '../support/documents.ts';
import {
  importBook,
  serviceSigner,
  signAs,
  signerOf,
  smallBook,
  submitAll,
  testHouse,
  throughTheLock,
} from '../support/house.ts';
import { testConditions } from '../support/conditions.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';

let test: TestHouse;
let imported: ImportedClass;
beforeEach(async () => {
  test = await testHouse();
  imported = await importBook(test.house, smallBook({}, 3));
});
afterEach(() => test.close());

describe('a ceremony', () => {
  it('tells each document as it is stored', async () => {
    await submitAll(test.house, imported);
    const told: Progress[] = [];
    const { cast, records } = imported;
    await signAs(test.house, imported, cast.subjectTeachers[0]!, 'subjectTeacher', records, {
      onProgress: (progress) => told.push(progress),
    });
    expect(told.map(({ done }) => done)).toEqual(records.map((_, index) => index + 1));
    expect(new Set(told.map(({ recordId }) => recordId))).toEqual(new Set(records));
    expect(told.every(({ stage, trouble, total }) => stage === 'sign' && !trouble && total === 6)).toBe(true);
  });

  it('stops cleanly when told to and continues the same ceremony when run again', async () => {
    await submitAll(test.house, imported);
    const { cast, records } = imported;
    const teacher = cast.subjectTeachers[0]!;
    const stop = new AbortController();
    stop.abort();
    const stopped = await signAs(test.house, imported, teacher, 'subjectTeacher', records, {
      signal: stop.signal,
    });
    expect(stopped).toMatchObject({ signed: 0, waiting: records.length });
    const resumed = await signAs(test.house, imported, teacher, 'subjectTeacher', records);
    expect(resumed).toMatchObject({ ceremonyId: stopped.ceremonyId, signed: records.length, waiting: 0 });
    const items = await test.house.store.read((view) => view.ceremonyItems(resumed.ceremonyId));
    expect(items.map(({ outcome }) => outcome)).toEqual(records.map(() => 'signed'));
  });

  it('stops before its next documents when the account of its person is suspended', async () => {
    // More than one chunk.
    imported = await importBook(test.house, smallBook({}, 24));
    await submitAll(test.house, imported);
    const gate = gateOf(test);
    const { cast, records } = imported;
    const [teacher] = cast.subjectTeachers;
    const setup = { service: 'setup' };
    const { account } = await createAccount(gate, { person: teacher!, loginName: 'gvbm' }, setup);
    const told: Progress[] = [];
    let suspended: Promise<void> | undefined;
    const sign = (signing: TestHouse['house']) =>
      signAs(signing, imported, teacher!, 'subjectTeacher', records, {
        onProgress: (progress) => void told.push(progress),
      });
    const { house } = test;
    const workshop: typeof house.workshop = {
      ...house.workshop,
      lanes: 1,
      sign: async (...asked) => {
        await (suspended ??= suspendAccount(gate, account.id, setup));
        return house.workshop.sign(...asked);
      },
    };
    await expect(sign({ ...house, workshop })).rejects.toThrow('account.suspended');
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(records.length);
    await restoreAccount(gate, account.id, setup);
    await sign(house);
    expect((await dueFor(house, teacher!)).length).toBe(0);
  }, 30_000);

  it('is refused document by document, with the reason, and uses no key for what is not due', async () => {
    await submitAll(test.house, imported);
    const { cast, records } = imported;
    const held = await signAs(test.house, imported, cast.principal, 'principal', records);
    expect(held.signed).toBe(0);
    expect(new Set(held.outcomes.map(({ trouble }) => trouble?.code))).toEqual(
      new Set(['signing.subjectsFirst']),
    );
    const stranger = await signAs(test.house, imported, cast.registrar, 'homeroomTeacher', records);
    expect(stranger.outcomes[0]!.trouble?.code).toBe('signing.wrongPerson');
    const segments = await test.house.store.read((view) => view.segments(records));
    expect(segments).toHaveLength(2 * records.length);
  });

  it('waits for the order before anything is sealed, and locks after', async () => {
    const { house } = test;
    const { cast, records } = imported;
    const seal = signerOf('Trường Ví Dụ', 'Trường Ví Dụ');
    const conditions = testConditions(house.clock);
    const sealing = { registrar: cast.registrar, seal, conditions, organisation: 'Trường Ví Dụ', records };
    expect((await sealRecords(house, sealing)).outcomes[0]!.trouble?.code).toBe('record.notSubmitted');
    await throughTheLock(house, imported);
    for (const id of records) await expectSignedOnce(house, id);
    expect((await sealRecords(house, sealing)).outcomes[0]!.trouble?.code).toBe('record.locked');
    const order = await orderLock(house, { records, by: cast.registrar, decisionNumber: '1' });
    expect(order.every((outcome) => 'refused' in outcome)).toBe(true);
  });

  it('of a returned and resubmitted record makes a new version and keeps the bytes of the old one', async () => {
    const { house } = test;
    const { cast, records, classId } = imported;
    await submitAll(house, imported);
    const teacher = cast.subjectTeachers[0]!;
    await signAs(house, imported, teacher, 'subjectTeacher', records);
    const id = records[0]!;
    const before = await readDocument(house, id);
    await returnRecord(house, { recordId: id, by: cast.homeroom, reason: 'Sai điểm Toán' });
    await submitRecords(house, { classId, by: cast.homeroom, records: [id] });
    await runEffects(house, { serviceSigner, conditions: testConditions(house.clock) });
    await signAs(house, imported, teacher, 'subjectTeacher', [id]);
    const after = await readDocument(house, id);
    expect(after.document.version).toBe(2);
    expect(after.document.verificationCode).not.toBe(before.document.verificationCode);
    expect((await readDocument(house, id, 1)).fileHash).toBe(before.fileHash);
    expect(Buffer.compare((await readDocument(house, id, 1)).bytes, before.bytes)).toBe(0);
  });

  it('appends: every signed version is a byte-prefix of every later one', async () => {
    const { house } = test;
    const { cast, records } = imported;
    await submitAll(house, imported);
    let before = (await readDocument(house, records[0]!)).bytes;
    for (const teacher of cast.subjectTeachers.slice(0, 4)) {
      await signAs(house, imported, teacher, 'subjectTeacher', records.slice(0, 1));
      const { bytes } = await readDocument(house, records[0]!);
      expect(bytes.length).toBeGreaterThan(before.length);
      expect(Buffer.compare(bytes.subarray(0, before.length), before)).toBe(0);
      before = bytes;
    }
  });

  it('with a key that is not the certificate’s fails before anything is stored', async () => {
    await submitAll(test.house, imported);
    const { cast, records } = imported;
    const person = cast.subjectTeachers[0]!;
    const name = await nameOfSigner(person);
    const { chain } = signerOf(name);
    const weak = { key: signerOf('other', 'x').key, chain, algorithm: 'rsa-pkcs1-sha256' as const };
    const conditions = testConditions(test.house.clock);
    const request = { person, role: 'subjectTeacher', conditions, records } as const;
    await expect(signRecords(test.house, { ...request, signer: weak })).rejects.toThrow(
      'device.algorithmMismatch',
    );
    const due = await dueFor(test.house, request.person);
    expect(due).toMatchObject([{ role: 'subjectTeacher', records }]);
  });

  it('with another person’s key is refused before anything is signed (R13)', async () => {
    await submitAll(test.house, imported);
    const { cast, records } = imported;
    const person = cast.subjectTeachers[0]!;
    const conditions = testConditions(test.house.clock);
    const request = { person, role: 'subjectTeacher', conditions, records } as const;
    await expect(signRecords(test.house, { ...request, signer: signerOf('Một Người Khác') })).rejects.toThrow(
      'signing.keyOfAnother',
    );
    const name = await nameOfSigner(person);
    const shouting = signerOf(name.toLocaleUpperCase('vi'));
    expect((await signRecords(test.house, { ...request, signer: shouting })).signed).toBe(records.length);
  });

  const nameOfSigner = async (person: PersonId) =>
    (await test.house.store.read((view) => view.people([person])))[0]!.name;
});
