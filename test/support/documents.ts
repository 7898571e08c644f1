// What must hold of every stored document, whatever happened on the way.
import { type Certificate, createVerifier, parseCertificate } from '../../src/signing/index.ts';
import { readDocument } from '../../src/server/application/index.ts';
import type { House } from '../../src/server/application/index.ts';
import { instant } from '../../src/kernel/index.ts';
import type { RecordId } from '../../src/kernel/index.ts';
import { testPki } from './pki.ts';

/**
 * Every person once, every slot once, every version a prefix of the next, and the file valid as it stands.
 * @param further anchors beside those of the tests, e.g. of a timestamp authority
 */
export async function expectSignedOnce(
  house: House,
  recordId: RecordId,
  further: readonly Certificate[] = [],
): Promise<void> {
  const { record, segments, filled } = await house.store.read(async (view) => ({
    record: (await view.records([recordId]))[0]!,
    segments: await view.segments([recordId]),
    filled: await view.filledSlots([recordId]),
  }));
  const { context } = record.snapshot;
  const current = segments.filter(({ version }) => version === context.version);
  const slots = context
    .document!.slots.filter(({ purpose }) => purpose !== 'author')
    .map(({ field }) => field);
  const mine = filled.filter(({ version }) => version === context.version);
  expect(mine.map(({ slot }) => slot).toSorted()).toEqual(slots.toSorted());
  expect(current.map(({ ordinal }) => ordinal)).toEqual(current.map((_, index) => index));
  // Draft, certification, then one segment per signature.
  expect(current).toHaveLength(2 + context.signatures.length);
  const { bytes, fileHash } = await readDocument(house, recordId);
  expect(fileHash).toBe(context.document!.fileHash);
  expect(bytes).toHaveLength(current.at(-1)!.cumulativeLength);
  const report = verifier(further)(bytes);
  expect(report.findings).toEqual([]);
  const found = report.signatures.flatMap(({ findings }) => findings);
  expect(found.filter(({ weight }) => weight !== 'note')).toEqual([]);
  expect(report.verdict).toBe('valid');
  expect(report.openFields).toEqual([]);
  expect(report.signatures).toHaveLength(1 + context.signatures.length);
}

const verifier = (further: readonly Certificate[]) =>
  createVerifier({
    anchors: [...testPki().anchors.map((der) => parseCertificate(Buffer.from(der))), ...further],
    at: instant('2026-12-01T00:00:00+07:00'),
  });
