// What the school says of one and the same file as its record goes on, and when its own books are damaged.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { instant, sha256 } from '../../src/kernel/index.ts';
import type { RecordId } from '../../src/kernel/index.ts';
import {
  readDocument,
  returnRecord,
  runEffects,
  standingOf,
  submitRecords,
} from '../../src/server/application/index.ts';
import { openDatabase } from '../../src/server/persistence/index.ts';
import { createVerifier, parseCertificate } from '../../src/signing/index.ts';
import { flipped } from '../support/changed.ts';
import { testConditions } from '../support/conditions.ts';
import { importBook, serviceSigner, signAs, smallBook, submitAll, testHouse } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { testPki } from '../support/pki.ts';
import { signedElsewhere } from '../support/signed-elsewhere.ts';

const anchors = testPki().anchors.map(parseCertificate);
const verify = createVerifier({ anchors, at: instant('2026-06-20T08:00:00+07:00') });

describe('the life of a record', () => {
  let other: TestHouse;
  let running: ImportedClass;
  let record: RecordId;
  const bytesOf = async () => Buffer.from((await readDocument(other.house, record)).bytes);
  const heldThere = (pdf: Uint8Array) => standingOf(other.house, pdf, verify(pdf));

  beforeAll(async () => {
    other = await testHouse();
    running = await importBook(other.house, smallBook({}, 1));
    record = running.records[0]!;
    await submitAll(other.house, running);
  });
  afterAll(() => other.close());

  it('makes the same file current, rolled back, withdrawn and superseded in turn', async () => {
    const { house } = other;
    const { cast, classId } = running;
    const teacher = cast.subjectTeachers[0]!;
    await signAs(house, running, teacher, 'subjectTeacher', [record]);
    const first = await bytesOf();
    expect(await heldThere(first)).toMatchObject({ kind: 'current', weight: 'note' });

    const elsewhere = signedElsewhere(first, 'Người Ngoài Cuộc', ['HomeroomB']);
    const found = await heldThere(elsewhere);
    expect([found.kind, found.weight, found.known!.unexpected]).toEqual([
      'signedElsewhere',
      'doubt',
      ['Người Ngoài Cuộc'],
    ]);

    await signAs(house, running, cast.subjectTeachers[1]!, 'subjectTeacher', [record]);
    expect(await heldThere(first)).toMatchObject({ kind: 'rolledBack' });
    const last = await bytesOf();

    await returnRecord(house, { recordId: record, by: cast.homeroom, reason: 'Sai điểm Toán' });
    expect(await heldThere(last)).toMatchObject({ kind: 'withdrawn', weight: 'doubt' });

    await submitRecords(house, { classId, by: cast.homeroom, records: [record] });
    await runEffects(house, { serviceSigner, conditions: testConditions(house.clock) });
    const superseded = await heldThere(last);
    expect(superseded).toMatchObject({ kind: 'superseded', known: { version: 1, latestVersion: 2 } });
    expect(superseded.vi).toContain('thay bằng bản 2');
    expect(await heldThere(await bytesOf())).toMatchObject({ kind: 'current', known: { version: 2 } });
  });

  it('that was rewritten behind the journal’s back is told as a contradiction', async () => {
    const last = await bytesOf();
    const database = await openDatabase(path.join(other.folder, 'giaplai.sqlite'));
    const rewrite = (from: string, to: string) =>
      database.query('UPDATE records SET context = replace(context, ?, ?)', [from, to]);
    await rewrite(sha256(last), sha256('something else'));
    expect(await heldThere(last)).toMatchObject({ kind: 'contradiction', weight: 'doubt' });
    const altered = await heldThere(flipped(last, last.length - 100));
    expect(altered).toMatchObject({ weight: 'failure' });
    await rewrite(sha256('something else'), sha256(last));
    expect(await heldThere(last)).toMatchObject({ kind: 'current' });
    await database.destroy();
  });

  it('whose stored bytes are lost is still compared by their hashes', async () => {
    const last = await bytesOf();
    rmSync(path.join(other.folder, 'blobs'), { recursive: true });
    expect(await heldThere(last)).toMatchObject({ kind: 'current' });
    const found = await heldThere(flipped(last, last.length - 100));
    expect(found).toMatchObject({ kind: 'altered', known: { differsAt: null } });
  });
});
