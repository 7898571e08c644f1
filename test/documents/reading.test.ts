// What a document says of itself: how many pages, and which record it claims to be.
import { attachedIdentity, draftDocument, pageCount } from '../../src/documents/index.ts';
import { canonicalJson, sha256 } from '../../src/kernel/index.ts';
import { barePdf } from '../support/bare-pdf.ts';
import { updated, withEntry } from '../support/changed.ts';
import { signedTranscript } from '../support/school-records.ts';
import { sampleImprint, sampleSummary, sampleTranscript } from '../support/snapshots.ts';

const drafted = draftDocument(sampleTranscript(), sampleImprint);

describe('the pages', () => {
  it('are counted at the leaves of the tree, signed or not', () => {
    expect(pageCount(drafted.bytes)).toBe(drafted.manifest.pages);
    expect(pageCount(signedTranscript().bytes)).toBe(drafted.manifest.pages);
    expect(pageCount(draftDocument(sampleSummary(), sampleImprint).bytes)).toBeGreaterThan(1);
  });

  it('of what is no PDF, of no tree and of one that runs in circles are unknown', () => {
    const base = barePdf();
    expect(pageCount(base)).toBe(1);
    expect(pageCount(Buffer.from('no PDF'))).toBeUndefined();
    expect(pageCount(updated(base, { 1: withEntry(base, 1, 'Pages', '7') }))).toBeUndefined();
    const circle = updated(base, { 1: withEntry(base, 1, 'Pages', '2 0 R'), 2: '<</Kids[2 0 R]/Count 1>>' });
    expect(pageCount(circle)).toBeUndefined();
  });
});

describe('the record a document claims to be', () => {
  const { recordId, version } = sampleTranscript();
  const snapshotHash = sha256(canonicalJson(sampleTranscript()));

  it('stands in the attached data, before and after signing', () => {
    expect(attachedIdentity(drafted.bytes)).toEqual({ recordId, version, snapshotHash });
    expect(attachedIdentity(signedTranscript().bytes)).toMatchObject({ recordId, version });
  });

  it('cannot be changed by a later update', () => {
    const { bytes } = drafted;
    const root = Number(/\/Root (\d+) 0 R/.exec(Buffer.from(bytes).toString('latin1'))![1]);
    const without = updated(bytes, { [root]: withEntry(bytes, root, 'AF', '[]') });
    expect(attachedIdentity(without)).toMatchObject({ recordId, version });
  });

  it('is undefined for documents from elsewhere and for what cannot be read', () => {
    expect(attachedIdentity(barePdf())).toBeUndefined();
    expect(attachedIdentity(Buffer.from('no PDF'))).toBeUndefined();
    expect(attachedIdentity(Buffer.from(drafted.bytes).subarray(0, 5000))).toBeUndefined();
  });
});
