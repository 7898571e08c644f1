// Copies on a leader's decision: numbered without gap, sealed with the school's key, and honest about their original.
import { attachedSnapshot, pageCount } from '../../../src/documents/index.ts';
import { instant } from '../../../src/kernel/index.ts';
import {
  cancelCopy,
  correctIssue,
  paperOfCode,
  readDocument,
  readOfficePaper,
  readRegister,
  verifyJournal,
} from '../../../src/server/application/index.ts';
import type { Installation } from '../../../src/server/installation.ts';
import { copyRequest, make, order } from '../../support/copies-office.ts';
import { codeOf } from '../../support/faults.ts';
import {
  importBook,
  signerOf,
  smallBook,
  testHouse,
  throughTheLock,
  type ImportedClass,
  type TestHouse,
} from '../../support/house.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';

jest.setTimeout(60_000);

const ending = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (reason: unknown) => (reason as { readonly code: string }).code,
  );

describe('a copy that the office hands out', () => {
  let test: TestHouse;
  let imported: ImportedClass;
  let house: Installation;
  beforeAll(async () => {
    test = await testHouse();
    house = test.house;
    imported = await importBook(house, smallBook());
    await throughTheLock(house, imported);
  });
  afterAll(() => test.close());
  afterEach(async () => expect((await verifyJournal(house)).findings).toEqual([]));

  const bytesOf = async (paperId: string) =>
    (await readOfficePaper(house, { paperId, by: imported.cast.registrar })).bytes;

  it('bears SAO Y, the school’s signature alone, and the sealed original whole', async () => {
    const { id } = await order(house, imported);
    const { paper, segments } = await make(house, imported, id);
    expect(paper.title).toMatch(/^Sao y số 01\/2026\/SY – Học bạ – /);
    expect(segments.map(({ role }) => role)).toEqual(['draft', 'seal']);
    const bytes = await bytesOf(paper.id);
    const report = verifySigned(bytes);
    expect(report).toMatchObject({
      verdict: 'valid',
      signatures: [{ signer: { name: 'Trường THCS Ví Dụ' } }],
    });
    const original = await readDocument(house, imported.records[0]!);
    const snapshot = attachedSnapshot(bytes)!.snapshot as { source: object; number: string; request: string };
    expect(snapshot).toMatchObject({
      number: '01/2026/SY',
      form: 'SAO Y',
      source: { fileHash: original.fileHash, verificationCode: original.document.verificationCode },
    });
    expect(snapshot.request).toContain(copyRequest.by);
    expect(snapshot.request).toContain('31/QĐ-VD');
    expect(pageCount(bytes)).toBe(pageCount(original.bytes));
  });

  it('gets one number however often and by how many it is made, and the next copy the next number', async () => {
    const { id } = await order(house, imported);
    const both = await Promise.all([make(house, imported, id), make(house, imported, id)]);
    expect(both.map(({ paper }) => paper.number)).toEqual([2, 2]);
    expect(both[0].segments).toEqual(both[1].segments);
    expect((await make(house, imported, id)).segments).toEqual(both[0].segments);
    const orders = await Promise.all([1, 2, 3, 4].map(() => order(house, imported)));
    const made = await Promise.all(orders.map((one) => make(house, imported, one.id)));
    expect(made.map(({ paper }) => paper.number).toSorted()).toEqual([3, 4, 5, 6]);
  });

  it('of an extract shows the chosen rows only, and is certified before it is sealed', async () => {
    const [record] = await house.store.read((view) => view.records([imported.records[0]!]));
    const { document } = await readDocument(house, record!.id);
    const frozen = JSON.parse(Buffer.from(await house.blobs.get(document.snapshotHash)).toString()) as {
      rows: { subject: string; subjectName: string }[];
    };
    const [first] = frozen.rows;
    const choice = { periods: ['year'] as const, subjects: [first!.subject] };
    const { id } = await order(house, imported, { kind: 'extract', choice });
    const { paper, segments } = await make(house, imported, id);
    expect(paper.title).toContain('Trích sao số 01/2026/TrS');
    expect(segments.map(({ role }) => role)).toEqual(['draft', 'certification', 'seal']);
    const bytes = await bytesOf(paper.id);
    expect(verifySigned(bytes).verdict).toBe('valid');
    const snapshot = attachedSnapshot(bytes)!.snapshot as { rows: unknown[] };
    expect(snapshot.rows).toEqual([
      { subjectName: first!.subjectName, results: { year: expect.anything() as object } },
    ]);
    expect(snapshot).not.toHaveProperty('conduct');
    const none = await order(house, imported, {
      kind: 'extract',
      choice: { periods: ['year'], subjects: ['KHÔNG CÓ'] },
    });
    expect(await codeOf(make(house, imported, none.id))).toBe('office.nothingExtracted');
  });

  it('is ordered by the principal alone, made by the registrar alone, with the school’s key alone', async () => {
    const { cast, records } = imported;
    for (const by of [cast.registrar, cast.homeroom, cast.subjectTeachers[0]!])
      expect(await codeOf(order(house, imported, { by }))).toBe('access.notPermitted');
    const { id } = await order(house, imported);
    for (const by of [cast.principal, cast.homeroom, cast.subjectTeachers[0]!])
      expect(await codeOf(make(house, imported, id, { by }))).toBe('access.notPermitted');
    const seal = signerOf('Trường Khác', 'Trường Khác');
    expect(await codeOf(make(house, imported, id, { seal }))).toBe('signing.keyOfAnother');
    expect(await codeOf(make(house, imported, '00000000-0000-4000-8000-000000000000'))).toBe(
      'office.orderUnknown',
    );
    expect(await codeOf(order(house, imported, { decisionNumber: ' ' }))).toBe('office.decisionMissing');
    const request = { ...copyRequest, identity: '' };
    expect(await codeOf(order(house, imported, { request }))).toBe('office.requestIncomplete');
    const summary = (await house.store.read((view) => view.records(records))).find(
      ({ kind }) => kind === 'classSummary',
    )!;
    expect(await codeOf(order(house, imported, { kind: 'extract', recordId: summary.id }))).toBe(
      'office.transcriptsOnly',
    );
    expect((await make(house, imported, id)).paper.number).toBe(7);
  });

  it('never sealed keeps its number, which a line of the register makes void once and for good', async () => {
    const { cast } = imported;
    const { id } = await order(house, imported);
    const cancel = (reason = 'Hỏng phôi', by = cast.registrar) =>
      codeOf(cancelCopy(house, { orderId: id, reason, by }));
    expect(await cancel()).toBe('office.paperUnknown');
    const stranger = signerOf('Trường Khác', 'Trường Khác');
    const dead = {
      ...house,
      workshop: { ...house.workshop, sign: () => Promise.reject(new Error('mất điện')) },
    };
    await expect(make(dead, imported, id)).rejects.toThrow('mất điện');
    expect(await codeOf(make(house, imported, id, { seal: stranger }))).toBe('signing.keyOfAnother');
    expect(await cancel(' ')).toBe('office.requestIncomplete');
    for (const by of [cast.principal, cast.homeroom])
      expect(await cancel('x', by)).toBe('access.notPermitted');
    const line = await cancelCopy(house, { orderId: id, reason: 'Hỏng phôi', by: cast.registrar });
    expect(line).toMatchObject({ copies: 0, recipient: '–', cancels: true, reason: 'Hỏng phôi' });
    expect(line.document).toMatch(/^Sao y số 08\/2026\/SY/);
    expect(await cancel()).toBe('office.copyCancelled');
    expect(await codeOf(make(house, imported, id))).toBe('office.copyCancelled');
    const receipt = { recipient: 'Ai đó', identity: '1', copies: 1, reason: 'nhầm', by: cast.registrar };
    const put = correctIssue(house, { ...receipt, schoolId: line.schoolId, number: line.number });
    expect(await codeOf(put)).toBe('office.copyCancelled');
    const until = house.clock.now();
    const asked = { schoolId: line.schoolId, from: instant(0), until, by: cast.registrar };
    const { entries } = await readRegister(house, { ...asked, kind: 'issueRegister' });
    expect(entries).toMatchObject([{ copies: 0, request: 'Hủy số, không đóng dấu: Hỏng phôi' }]);
    const paper = await house.store.read((view) => view.paperOfOrder(id));
    expect(await paperOfCode(house, paper!.verificationCode)).toMatchObject({
      sealedAt: null,
      cancelledAt: line.at,
    });
    const next = await make(house, imported, (await order(house, imported)).id);
    expect(next.paper.number).toBe(9);
    const sealed = { orderId: next.paper.orderId!, reason: 'x', by: cast.registrar };
    expect(await codeOf(cancelCopy(house, sealed))).toBe('office.signedAlready');
  });

  it('that is sealed and cancelled at once is one of the two, never both', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const { id } = await order(house, imported);
      const dead = {
        ...house,
        workshop: { ...house.workshop, sign: () => Promise.reject(new Error('mất điện')) },
      };
      await expect(make(dead, imported, id)).rejects.toThrow('mất điện');
      const [made, cancelled] = await Promise.all([
        ending(make(house, imported, id)),
        ending(cancelCopy(house, { orderId: id, reason: 'Hỏng phôi', by: imported.cast.registrar })),
      ]);
      expect(['done office.signedAlready', 'office.copyCancelled done']).toContain(`${made} ${cancelled}`);
    }
  });

  it('is not made of what bears no seal, nor for another school', async () => {
    const open = await importBook(house, smallBook({ className: '8Z' }));
    expect(await codeOf(order(house, open))).toBe('office.notSealed');
    const book = smallBook({ className: '9Z' });
    const other = await importBook(house, { ...book, school: { ...book.school, name: 'Trường Bên Cạnh' } });
    const { id } = await order(house, imported);
    const people = await house.store.read((view) => view.people());
    const next = (await house.store.read((view) => view.schools())).find(
      ({ name }) => name === 'Trường Bên Cạnh',
    )!;
    for (const { id: by } of people.filter(({ schoolId }) => schoolId === next.id)) {
      expect(await codeOf(make(house, imported, id, { by }))).toBe('office.orderUnknown');
      expect(await codeOf(order(house, imported, { by }))).toBe('access.notPermitted');
    }
    expect(other.records.length).toBeGreaterThan(0);
  });

  it('keeps its number when the process dies anywhere between number and seal, and leaves no gap', async () => {
    const { id } = await order(house, imported);
    const numbers = new Set<number | null>();
    let died = 0;
    for (let at = 1; ; at += 1) {
      let moments = 0;
      const danger = async <Result>(work: () => Promise<Result>): Promise<Result> => {
        if ((moments += 1) >= at) throw new Error('dead');
        const result = await work();
        if ((moments += 1) >= at) throw new Error('dead');
        return result;
      };
      const { blobs, workshop, store } = house;
      const dying: Installation = {
        ...house,
        blobs: {
          ...blobs,
          putMany: (contents) => danger(() => blobs.putMany(contents)),
          putTogether: (contents) => danger(() => blobs.putTogether(contents)),
        },
        workshop: { ...workshop, sign: (signer, tasks) => danger(() => workshop.sign(signer, tasks)) },
        store: { ...store, write: (work) => danger(() => store.write(work)) },
      };
      const made = await make(dying, imported, id).catch((error: unknown) => {
        expect(String(error)).toContain('dead');
        died += 1;
        return null;
      });
      const paper = await house.store.read((view) => view.paperOfOrder(id));
      if (paper) numbers.add(paper.number);
      if (made) break;
    }
    expect(died).toBeGreaterThanOrEqual(6);
    expect(numbers.size).toBe(1);
    const papers = await house.store.read(async (view) =>
      view.officePapers((await view.copyOrder(id))!.schoolId),
    );
    const copies = papers.filter(({ kind }) => kind === 'certifiedCopy').map(({ number }) => number!);
    expect(copies.toSorted((a, b) => a - b)).toEqual(copies.map((_, index) => index + 1));
    const paper = papers.find(({ orderId }) => orderId === id)!;
    expect(verifySigned(await bytesOf(paper.id)).verdict).toBe('valid');
  });
});
