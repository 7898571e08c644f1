// A version that takes the place of a signed one: what it prints, which places it leaves to sign, what travels inside.
import {
  attachedPredecessor,
  attachedSnapshot,
  differencesBetween,
  draftDocument,
  takePlaces,
  type DocumentSnapshot,
  type Supersession,
} from '../../src/documents/index.ts';
import { instant, sha256 } from '../../src/kernel/index.ts';
import {
  sampleClass,
  sampleImprint,
  sampleRows,
  sampleSubjects,
  sampleSummary,
  sampleTranscript,
} from '../support/snapshots.ts';
import { faultOf } from './support/fault-of.ts';
import { poppler } from './support/render.ts';

const signedAt = instant('2026-05-28T09:10:11+07:00');
const first = (snapshot: DocumentSnapshot) => draftDocument(snapshot, sampleImprint).bytes;

const supersession = (predecessor: Uint8Array, more: Partial<Supersession> = {}): Supersession => ({
  predecessor: {
    version: 1,
    fileHash: sha256(predecessor),
    snapshotHash: sha256('bản 1'),
    verificationCode: 'GL-1AAAA-2BBBB-3CCCC',
  },
  corrections: [{ id: 'sửa-1', decisionNumber: '7/QĐ-VD', at: signedAt, cells: [] }],
  differences: [{ place: 'rows/TOAN/year', before: '{"tenths":73}', after: '{"tenths":74}' }],
  carriedOver: sampleSubjects
    .filter(({ code }) => code !== 'TOAN')
    .map(({ code, teacher }) => ({ subject: code, signer: teacher, signedAt, version: 1 })),
  places: ['rows/TOAN/term1', 'rows/TOAN/year'],
  ...more,
});

const transcript = first(sampleTranscript());
const successor = (more: Partial<Supersession> = {}) =>
  draftDocument(sampleTranscript({ version: 2, supersedes: supersession(transcript, more) }), sampleImprint, {
    predecessor: transcript,
  });
const textOf = (bytes: Uint8Array) => poppler('pdftotext', bytes, '-layout').replace(/\s+/g, ' ');

describe('the successor of a transcript', () => {
  it('leaves places to sign to the affected subject alone, and to everybody above', () => {
    const { slots } = successor().manifest;
    expect(slots.flatMap(({ subject }) => subject ?? [])).toEqual(['TOAN']);
    const others = (purpose: string) => slots.filter((slot) => slot.purpose === purpose).length;
    const before = draftDocument(sampleTranscript(), sampleImprint).manifest.slots;
    for (const purpose of ['author', 'homeroom', 'principal', 'seal', 'sealSlice'])
      expect(others(purpose)).toBe(before.filter((slot) => slot.purpose === purpose).length);
  });

  it('prints the earlier signatures by name and time, as those of the version before', () => {
    const text = textOf(successor().bytes);
    expect(text).toContain('Đã kí: 28/05/2026 09:10:11');
    expect(text).toContain('bản trước (bản 1)');
    expect(text.match(/bản trước \(bản 1\)/g)).toHaveLength(sampleSubjects.length - 1);
  });

  it('counts the corrected places, names their subjects and what it takes the place of', () => {
    const text = textOf(successor().bytes);
    expect(text).toContain('Trong trang này có sửa chữa ở 2 chỗ, thuộc môn học, hoạt động giáo dục: Toán.');
    expect(text).toContain('Bản này thay bản 1 (mã GL-1AAAA-2BBBB-3CCCC), theo quyết định số 7/QĐ-VD');
    const other = textOf(successor({ places: [] }).bytes);
    expect(other).toContain('sửa chữa ở 0 chỗ, thuộc môn học, hoạt động giáo dục: không có.');
  });

  it('carries the signed file inside, byte for byte, and nothing else by that name', () => {
    const { bytes } = successor();
    expect(Buffer.compare(Buffer.from(attachedPredecessor(bytes) ?? []), Buffer.from(transcript))).toBe(0);
    expect(attachedPredecessor(transcript)).toBeUndefined();
    expect(attachedSnapshot(bytes)?.snapshot).toMatchObject({
      supersedes: { predecessor: { fileHash: sha256(transcript) } },
    });
    expect(poppler('pdfdetach', bytes, '-list')).toContain('ban-truoc.pdf');
  });

  it('is not drawn around another file, nor without the one it names', () => {
    const snapshot = sampleTranscript({ version: 2, supersedes: supersession(transcript) });
    const wrong = [undefined, first(sampleTranscript({ className: '8A2' }))];
    for (const predecessor of wrong) {
      const draft = () => draftDocument(snapshot, sampleImprint, predecessor ? { predecessor } : {});
      expect(faultOf(draft).code).toBe('documents.predecessor');
    }
    expect(
      faultOf(() => draftDocument(sampleTranscript(), sampleImprint, { predecessor: transcript })).code,
    ).toBe('documents.predecessor');
  });

  it('gives the same bytes again', () => {
    expect(Buffer.compare(Buffer.from(successor().bytes), Buffer.from(successor().bytes))).toBe(0);
  });
});

describe('the successor of a class summary', () => {
  it('leaves one place in the grid and says what was corrected', () => {
    const before = first(sampleSummary());
    const snapshot = sampleSummary({
      version: 2,
      supersedes: supersession(before, { places: ['rows/THCS580001/results/TOAN'] }),
    });
    const { bytes, manifest } = draftDocument(snapshot, sampleImprint, { predecessor: before });
    expect(manifest.slots.flatMap(({ subject }) => subject ?? [])).toEqual(['TOAN']);
    const text = textOf(bytes);
    expect(text).toContain('có sửa chữa ở 1 chỗ, thuộc môn học: Toán. Bản này thay bản 1');
    expect(text.match(/bản trước \(bản 1\)/g)).toHaveLength(sampleSubjects.length - 1);
  });
});

describe('places of a snapshot', () => {
  it('name what differs by subject or pupil, not by number', () => {
    const rows = sampleRows();
    const changed = rows.map((row) => (row.subject === 'LSDL' ? { ...row, year: { tenths: 11 } } : row));
    expect(differencesBetween(sampleTranscript(), sampleTranscript({ rows: changed, version: 9 }))).toEqual([
      { place: 'rows/LSDL/year', before: '{"tenths":79}', after: '{"tenths":11}' },
    ]);
    const pupils = sampleClass(3);
    const other = pupils.map((row, index) => (index === 1 ? { ...row, conduct: 'Đạt' } : row));
    expect(
      differencesBetween(sampleSummary({ rows: pupils }), sampleSummary({ rows: other })).map(
        ({ place }) => place,
      ),
    ).toEqual(['rows/THCS580002/conduct']);
  });

  it('see rows that were removed, added, doubled or put in another order', () => {
    const rows = sampleRows();
    const variants = [
      rows.slice(1),
      [...rows, { ...rows[0]!, subject: 'THEM' }],
      [...rows, rows[0]!],
      rows.toReversed(),
    ];
    for (const variant of variants)
      expect(
        differencesBetween(sampleTranscript(), sampleTranscript({ rows: variant })).map(({ place }) => place),
      ).toContain('rows');
  });

  it('can be taken one by one; the rest stays as it was signed', () => {
    const present = sampleTranscript({
      rows: sampleRows().map((row) => ({ ...row, remark: 'Khác' })),
      title: null,
    });
    const taken = takePlaces(sampleTranscript(), present, (place) => place === 'rows/TOAN/remark');
    expect(differencesBetween(sampleTranscript(), taken).map(({ place }) => place)).toEqual([
      'rows/TOAN/remark',
    ]);
    expect(takePlaces(sampleTranscript(), present, () => true)).toEqual({ ...present });
    expect(takePlaces(sampleTranscript(), present, () => false)).toEqual(sampleTranscript());
  });
});
