// A file held against what the school has stored: each way in which it may not be that, beside an untouched twin.
import fc from 'fast-check';
import { draftDocument, type DocumentSnapshot } from '../../src/documents/index.ts';
import { instant, sha256 } from '../../src/kernel/index.ts';
import type { RecordId } from '../../src/kernel/index.ts';
import {
  extendRecords,
  readDocument,
  standingOf,
  standingTable,
} from '../../src/server/application/index.ts';
import type { Segment, Standing } from '../../src/server/application/index.ts';
import { createVerifier, extend, parseCertificate } from '../../src/signing/index.ts';
import { PdfFile } from '../../src/signing/pdf/index.ts';
import { inProcessSource, inProcessTimestamper, timestampAuthority } from '../support/authorities.ts';
import { flipped, updated, withEntry } from '../support/changed.ts';
import { importBook, smallBook, testHouse, throughTheLock } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { testPki } from '../support/pki.ts';
import { signedTranscript } from '../support/school-records.ts';
import { signedElsewhere } from '../support/signed-elsewhere.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const verify = createVerifier({ anchors, at: instant('2026-06-20T08:00:00+07:00') });

let test: TestHouse;
let imported: ImportedClass;
let id: RecordId;
let whole: Buffer;
let chain: readonly Segment[];

beforeAll(async () => {
  test = await testHouse();
  imported = await importBook(test.house, smallBook({}, 1));
  await throughTheLock(test.house, imported);
  id = imported.records[0]!;
  whole = Buffer.from((await readDocument(test.house, id)).bytes);
  chain = await test.house.store.read((view) => view.segments([id]));
});
afterAll(() => test.close());

const held = (pdf: Uint8Array, house = test.house): Promise<Standing> => standingOf(house, pdf, verify(pdf));
const upTo = (ordinal: number) => whole.subarray(0, chain[ordinal]!.cumulativeLength);
const missingIn = ({ known }: Standing) =>
  known!.deeds.filter(({ inFile }) => inFile === 'missing').map(({ ordinal }) => ordinal);

describe('the untouched file', () => {
  it('is complete, with every deed as stored and in the order of signing', async () => {
    const { kind, weight, known } = await held(whole);
    expect([kind, weight]).toEqual(['complete', 'note']);
    expect(known!.deeds.map(({ inFile }) => inFile)).toEqual(known!.deeds.map(() => 'asStored'));
    const roles = known!.deeds.map(({ role }) => role);
    expect(roles[0]).toBe('certification');
    expect(roles.slice(-3)).toEqual(['homeroomTeacher', 'principal', 'seal']);
    expect(new Set(roles.slice(1, -3))).toEqual(new Set(['subjectTeacher']));
    expect(known!.deeds.at(-2)!.person).toBe(imported.cast.names.get(imported.cast.principal));
    expect(known).toMatchObject({ version: 1, latestVersion: 1, unexpected: [], differsAt: null });
    expect(known!.stored).toEqual({ sha256: sha256(whole), length: whole.length });
  });

  it('has as many deeds as signatures, field by field', async () => {
    const { known } = await held(whole);
    expect(known!.deeds.map(({ fields }) => [...fields].toSorted())).toEqual(
      verify(whole).signatures.map(({ fields }) => [...fields].toSorted()),
    );
  });
});

describe('a rollback', () => {
  it('to any earlier state is told, with exactly the signatures that are missing', async () => {
    for (const { ordinal } of chain.slice(0, -1)) {
      const found = await held(upTo(ordinal));
      expect([found.kind, found.weight]).toEqual(['rolledBack', 'doubt']);
      expect(missingIn(found)).toEqual(chain.slice(ordinal + 1).map((later) => later.ordinal));
    }
  });

  it('is nothing the signatures themselves could show', () => {
    expect(verify(upTo(chain.length - 2)).verdict).toBe('valid');
  });

  it('names who is missing in both languages', async () => {
    const { vi, en } = await held(upTo(chain.length - 2));
    const registrar = imported.cast.names.get(imported.cast.registrar)!;
    expect(vi).toContain(`${registrar} (văn thư đóng dấu`);
    expect(en).toContain(`without what was signed since: ${registrar} (sealed by the registrar`);
  });
});

describe('a removed signature', () => {
  const lastField = () => verify(whole).signatures.at(-1)!.fields[0]!;
  const objectOf = (field: string) => {
    const file = new PdfFile(whole);
    const numbers = Array.from({ length: Number(file.last.trailer.get('Size')) }, (_, number) => number);
    return numbers.find((number) => {
      const object = file.object(number);
      return (
        object instanceof Map &&
        (object.get('T') as { bytes?: Buffer } | undefined)?.bytes?.toString() === field
      );
    })!;
  };

  const emptiedField = (field: string) =>
    withEntry(whole, objectOf(field), 'V', 'null').replace('/V null', '');

  it('is told where an update empties its fields, all its bytes still there', async () => {
    const seal = verify(whole).signatures.at(-1)!;
    const emptied = Object.fromEntries(seal.fields.map((field) => [objectOf(field), emptiedField(field)]));
    expect(seal.fields).toContain(lastField());
    const found = await held(updated(whole, emptied));
    expect([found.kind, found.weight]).toEqual(['signaturesRemoved', 'failure']);
    expect(missingIn(found)).toEqual([chain.length - 1]);
  });

  it('is told where the file was cut back and something else put in its place', async () => {
    const shorter = upTo(chain.length - 2);
    const found = await held(updated(shorter, {}, ['<</Nothing true>>']));
    expect(found.kind).toBe('signaturesRemoved');
    // The update may begin with the same bytes as the one that was cut away.
    expect(found.known!.differsAt! - shorter.length).toBeLessThan(8);
  });
});

describe('a signature made anew', () => {
  it('in the place of a stored one is told, even by a trusted key in the same name', async () => {
    const base = upTo(chain.length - 2);
    const seal = (await held(whole)).known!.deeds.at(-1)!;
    const forged = signedElsewhere(base, 'Trường Ví Dụ', seal.fields);
    expect(verify(forged).verdict).toBe('valid');
    const found = await held(forged);
    expect([found.kind, found.weight]).toEqual(['signedAnew', 'failure']);
    expect(found.known!.deeds.at(-1)).toMatchObject({ inFile: 'signedAnew', role: 'seal' });
  });
});

describe('changed bytes', () => {
  it('are told wherever they are, with the place', async () => {
    const places = fc.tuple(fc.nat(whole.length - 1), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(places, async ([at, bit]) => {
        const { kind, weight, known } = await held(flipped(whole, at, bit));
        // In the first bytes of the base the claim to be this record may itself be broken.
        if (kind === 'unknown') expect(at).toBeLessThan(chain[0]!.length);
        else {
          expect(['altered', 'signedAnew', 'otherFile']).toContain(kind);
          expect(weight).toBe('failure');
          expect(known!.differsAt).toBe(at);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('at the end are told as a file cut off', async () => {
    const found = await held(whole.subarray(0, whole.length - 500));
    expect(found.kind).toBe('cutOff');
    expect(found.known!.differsAt).toBe(whole.length - 500);
  });

  it('appended behind the end are told', async () => {
    const found = await held(Buffer.concat([whole, Buffer.from('<!-- -->')]));
    expect([found.kind, found.weight]).toEqual(['altered', 'failure']);
  });
});

describe('another file', () => {
  it('that claims to be the record is told', async () => {
    const { document } = await readDocument(test.house, id);
    const frozen = Buffer.from(await test.house.blobs.get(document.snapshotHash)).toString('utf8');
    const snapshot = JSON.parse(frozen) as DocumentSnapshot;
    const { verificationCode, printedAt } = document;
    const better = { ...snapshot, homeroomTeacher: 'Người Khác' } as DocumentSnapshot;
    const found = await held(draftDocument(better, { verificationCode, printedAt }).bytes);
    expect([found.kind, found.weight]).toEqual(['otherFile', 'failure']);
    expect(found.known!.record.id).toBe(id);
  });

  it('of another school is unknown, which is not held against it', async () => {
    const { bytes } = signedTranscript();
    expect(await held(bytes)).toMatchObject({ kind: 'unknown', weight: 'note', known: null });
    expect(await held(Buffer.from('no PDF at all'))).toMatchObject({ kind: 'unknown' });
    expect(await held(Buffer.alloc(0))).toMatchObject({ kind: 'unknown' });
  });

  it('full of ends of files is judged in moments', async () => {
    const started = performance.now();
    const many = Buffer.concat([whole, Buffer.from('%%EOF\n'.repeat(500_000))]);
    expect((await held(many)).weight).toBe('failure');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('archive data', () => {
  const at = instant('2026-06-10T08:00:00+07:00');
  const extending = (pdf: Uint8Array) =>
    extend(pdf, {
      to: 'B-LTA',
      anchors,
      revocation: inProcessSource(() => at),
      timestamper: inProcessTimestamper(timestampAuthority(), () => at),
      at,
      otherwise: 'lowerLevel',
    });

  it('added elsewhere behind the whole stored file is noted and no more', async () => {
    const extended = Buffer.concat([whole, (await extending(whole)).tail]);
    expect(extended.length).toBeGreaterThan(whole.length);
    expect(await held(extended)).toMatchObject({ kind: 'extendedElsewhere', weight: 'note' });
  });

  it('added by the school makes the file before it an older copy, and a part of it as well', async () => {
    await extendRecords(test.house, { records: [id], extending });
    const extended = Buffer.from((await readDocument(test.house, id)).bytes);
    expect(await held(extended)).toMatchObject({ kind: 'complete' });
    expect(await held(whole)).toMatchObject({ kind: 'olderCopy', weight: 'note' });
    const between = extended.indexOf('%%EOF\n', whole.length) + 6;
    expect(between).toBeLessThan(extended.length);
    expect(await held(extended.subarray(0, between))).toMatchObject({ kind: 'olderCopy', weight: 'note' });
    expect(await held(extended.subarray(0, between - 20))).toMatchObject({ kind: 'cutOff' });
  });
});

describe('every standing', () => {
  it('is told in both languages, and what makes a file worse than its signatures has a name', () => {
    for (const { vi, en, weight, ...row } of Object.values(standingTable)) {
      expect(vi).not.toBe(en);
      if (weight === 'doubt') expect('headline' in row).toBe(true);
    }
  });
});
