// A copy never hides that another version took the place of its original.
import { attachedSnapshot } from '../../../src/documents/index.ts';
import {
  paperOfCode,
  printRecord,
  readOfficePaper,
  standingOf,
} from '../../../src/server/application/index.ts';
import { make, order } from '../../support/copies-office.ts';
import { finalOf, transcriptOf } from '../../support/correction-cells.ts';
import { correctWholly, sealedSchool, type CorrectedSchool } from '../../support/corrections.ts';
import { codeOf } from '../../support/faults.ts';
import { flipped } from '../../support/changed.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';
import { smallBook } from '../../support/house.ts';

jest.setTimeout(60_000);

describe('a superseded record', () => {
  let school: CorrectedSchool;
  beforeAll(async () => {
    school = await sealedSchool({ book: smallBook() });
  });
  afterAll(() => school.close());

  it('is copied only where the order says so, and the copy says it too', async () => {
    const { house, imported } = school;
    const { id: recordId } = await transcriptOf(school, 0);
    const early = await order(house, imported, { recordId });
    const { path, after, by } = finalOf(school, 0);
    await correctWholly(school, { by, cells: [{ path, after }] });
    // Ordered before the correction, made after it: the order spoke of a version that is no longer in force.
    expect(await codeOf(make(house, imported, early.id))).toBe('office.superseded');
    expect(await codeOf(order(house, imported, { recordId, version: 1 }))).toBe('office.superseded');
    expect(await codeOf(order(house, imported, { recordId, version: 9 }))).toBe('record.documentMissing');
    const old = await order(house, imported, { recordId, version: 1, evenSuperseded: true });
    const { paper } = await make(house, imported, old.id);
    const { bytes } = await readOfficePaper(house, { paperId: paper.id, by: imported.cast.registrar });
    const { source } = attachedSnapshot(bytes)!.snapshot as { source: { title: string; version: number } };
    expect(source).toMatchObject({
      version: 1,
      title: expect.stringContaining('bản 1, đã được thay thế') as string,
    });
    const held = async (pdf: Uint8Array) => (await standingOf(house, pdf, verifySigned(pdf))).kind;
    const presentBytes = async (paperId: string) =>
      (await readOfficePaper(house, { paperId, by: imported.cast.registrar })).bytes;
    expect(await held(bytes)).toBe('copyOfSuperseded');
    expect(await held(flipped(bytes, bytes.length - 40))).toBe('copyAltered');
    const [draft] = await house.store.read((view) => view.paperSegments(paper.id));
    expect(await held(bytes.subarray(0, draft!.length))).toBe('copyUnfinished');
    const standing = async (code: string) => (await paperOfCode(house, code))!.source!.standing;
    expect(await standing(paper.verificationCode)).toBe('superseded');
    const present = await make(house, imported, (await order(house, imported, { recordId })).id);
    expect(JSON.parse(present.paper.snapshot)).toMatchObject({
      source: { version: 2 },
      number: '02/2026/SY',
    });
    expect(await standing(present.paper.verificationCode)).toBe('inForce');
    expect(await held(await presentBytes(present.paper.id))).toBe('copyInForce');
    const print = await printRecord(house, {
      recordId,
      version: 1,
      purpose: 'đối chiếu',
      by: imported.cast.registrar,
    });
    expect(print.line.document).toContain('đã được thay thế');
  });
});
