// What the verifier proves of a successor, and every way somebody could try to make one lie. The attackers here hold the
// keys of the school, the principal, the homeroom teacher and the mathematics teacher: their files verify as signatures.
import { type Supersession, type TranscriptSnapshot } from '../../../src/documents/index.ts';
import { sha256 } from '../../../src/kernel/index.ts';
import {
  conclusionOf,
  examineSuccession,
  jsonOf,
  printedExamination,
  successionStatements,
  type Succession,
} from '../../../src/server/application/index.ts';
import { sampleSubjects, sampleTranscript } from '../../support/snapshots.ts';
import {
  correctedRows,
  firstSigned,
  firstVersion,
  permittedCell,
  secondSigned,
  signTranscript,
  successorOf,
  thirdSigned,
  verifySigned,
} from '../../support/signed-transcripts.ts';

const original = firstVersion();
const before = sampleTranscript();
const honest = successorOf(original, before);

const examine = async (pdf: Uint8Array): Promise<Succession> => {
  const found = await examineSuccession(pdf, verifySigned(pdf), verifySigned);
  if (!found) throw new Error('no succession');
  return found;
};
const codesOf = ({ findings }: Succession) => findings.map(({ code }) => code).sort();
/** Verified as signatures alone, so that only the succession can find it out. */
const attack = async (
  after: Partial<TranscriptSnapshot>,
  more: Partial<Supersession> = {},
  former: Uint8Array = original,
) => {
  const made = successorOf(former, before, after, more);
  expect(verifySigned(made.pdf).verdict).toBe('valid');
  return examine(made.pdf);
};
const rows = correctedRows();
const others = (change: (row: (typeof rows)[number]) => (typeof rows)[number]) =>
  rows.map((row) => (row.subject === 'NGUVAN' ? change(row) : row));

describe('an honest successor', () => {
  it('is proved: predecessor whole and valid, only the corrected places differ, each row covered', async () => {
    const found = await examine(honest.pdf);
    expect(codesOf(found)).toEqual(['succession.proved']);
    expect(found.weight).toBe('note');
    expect(found.predecessor).toMatchObject({ version: 1, fileHash: sha256(original), verdict: 'valid' });
    expect(found.rows.every(({ proved }) => proved)).toBe(true);
    expect(found.rows.filter(({ how }) => how === 'signedHere').map(({ subject }) => subject)).toEqual([
      'TOAN',
    ]);
    expect(found.rows.filter(({ changed }) => changed).map(({ subject }) => subject)).toEqual(['TOAN']);
    expect(found.rows.find(({ subject }) => subject === 'NGUVAN')).toMatchObject({
      how: 'carriedOver',
      signer: 'Nguyễn Thị Ánh Nguyệt',
      signedAt: firstSigned,
      version: 1,
    });
  });

  it('says nothing of documents that replace nothing, or are none of ours', async () => {
    expect(await examineSuccession(original, verifySigned(original), verifySigned)).toBeNull();
    const junk = Buffer.from('%PDF-1.7\nnichts');
    expect(await examineSuccession(junk, verifySigned(junk), verifySigned)).toBeNull();
  });

  it('tells it row by row on screen, as JSON and on paper', async () => {
    const succession = await examine(honest.pdf);
    const report = verifySigned(honest.pdf);
    const examined = {
      ...{ file: 'a.pdf', sha256: sha256(honest.pdf), pages: 4, report, verdicts: [], standing: null },
      succession,
    };
    const texts = successionStatements(succession, 'en').map(({ text }) => text);
    expect(texts).toContain(
      'TOAN (corrected): signed again in version 2 – Phan Thanh Bình, 20/06/2026 10:00:00',
    );
    expect(texts).toContain(
      'NGUVAN: unchanged, still covered by the signature in version 1 – Nguyễn Thị Ánh Nguyệt, 28/05/2026 09:10:11',
    );
    expect(jsonOf(examined).succession).toMatchObject({
      weight: 'note',
      rows: expect.arrayContaining([expect.objectContaining({ subject: 'TOAN', proved: true })]) as unknown,
    });
    const sheet = printedExamination({
      ...{ files: [examined], language: 'vi', now: secondSigned, offline: true, anchors: [], software: 'x' },
    } as never);
    expect(sheet.files[0]?.statements.map(({ text }) => text).join('\n')).toContain(
      'NGUVAN: không đổi, chữ ký ở bản 1 vẫn bao trùm',
    );
    expect(conclusionOf(examined)).toBe('valid');
    expect(conclusionOf({ ...examined, succession: { ...succession, weight: 'failure' } })).toBe('invalid');
    expect(conclusionOf({ ...examined, succession: { ...succession, weight: 'doubt' } })).toBe(
      'indeterminate',
    );
  });

  it('waits for the teacher whose row was corrected, without calling that a lie', async () => {
    const { bytes } = await import('../../../src/documents/index.ts').then(({ draftDocument }) =>
      draftDocument(
        honest.snapshot,
        { verificationCode: 'GL-7K3QW-9D2MX-0PRTV', printedAt: secondSigned },
        { predecessor: original },
      ),
    );
    const found = await examine(bytes);
    expect(found.rows.find(({ subject }) => subject === 'TOAN')).toMatchObject({ how: 'notYetSigned' });
    expect(found.weight).toBe('note');
  });
});

describe('a successor that lies', () => {
  it('by another file inside than the one it names', async () => {
    const other = signTranscript(sampleTranscript({ title: null }), firstSigned);
    const { snapshot } = successorOf(original, before);
    const named = { ...snapshot.supersedes!.predecessor, fileHash: sha256(other) };
    const swapped = {
      ...snapshot,
      supersedes: { ...snapshot.supersedes!, predecessor: named },
    };
    const found = await examine(signTranscript(swapped, secondSigned, other));
    expect(codesOf(found)).toEqual(['succession.otherRecord']);
    expect(found.weight).toBe('failure');
  });

  it('by a predecessor of another pupil', async () => {
    const theirs = sampleTranscript({ pupil: { ...before.pupil, code: 'THCS580002', name: 'Lê Văn Khác' } });
    const file = signTranscript(theirs, firstSigned);
    const made = successorOf(file, theirs, { rows });
    expect(verifySigned(made.pdf).verdict).toBe('valid');
    expect(codesOf(await examine(made.pdf))).toEqual(['succession.otherRecord']);
  });

  it('by a row changed quietly, without naming it', async () => {
    const quiet = others((row) => ({ ...row, year: { tenths: 100 } }));
    const declared = successorOf(original, before).snapshot.supersedes!.differences;
    const found = await attack({ rows: quiet }, { differences: declared });
    expect(codesOf(found)).toEqual([
      'succession.beyondCorrection',
      'succession.changedUnsigned',
      'succession.undeclared',
    ]);
    expect(found.rows.find(({ subject }) => subject === 'NGUVAN')).toMatchObject({ proved: false });
  });

  it('by a row changed and named, that the permission does not cover', async () => {
    const found = await attack({ rows: others((row) => ({ ...row, year: { tenths: 100 } })) });
    expect(codesOf(found)).toEqual(['succession.beyondCorrection', 'succession.changedUnsigned']);
  });

  it('by widening the permission on paper: the teacher of the row still has not signed', async () => {
    const cells = [permittedCell, { ...permittedCell, path: 'pupils/THCS580001/entries/HK2/NGUVAN/final' }];
    const corrections = [{ id: 'sửa-1', decisionNumber: '7/QĐ-VD', at: firstSigned, cells }];
    const found = await attack(
      { rows: others((row) => ({ ...row, year: { tenths: 100 } })) },
      { corrections },
    );
    expect(codesOf(found)).toEqual(['succession.changedUnsigned']);
  });

  it('by other words of a colleague, another teacher’s name, another order of rows', async () => {
    const remark = await attack({ rows: others((row) => ({ ...row, remark: 'Rất yếu' })) });
    expect(remark.weight).toBe('failure');
    const teacher = await attack({ rows: others((row) => ({ ...row, teacher: 'Ai Khác' })) });
    expect(codesOf(teacher)).toContain('succession.beyondCorrection');
    const order = await attack({ rows: rows.toReversed() });
    expect(codesOf(order)).toContain('succession.beyondCorrection');
  });

  it('by levels, conduct or a name that no permitted cell could change', async () => {
    const conduct = await attack({ rows, conduct: { ...before.conduct, year: 'Khá' } });
    expect(codesOf(conduct)).toEqual(['succession.beyondCorrection']);
    const name = await attack({ rows, pupil: { ...before.pupil, name: 'Trần Văn Khác' } });
    expect(codesOf(name)).toEqual(['succession.beyondCorrection']);
  });

  it('by naming signatures that nobody gave', async () => {
    const carriedOver = honest.snapshot.supersedes!.carriedOver;
    const claim = (change: (one: (typeof carriedOver)[number]) => (typeof carriedOver)[number]) => ({
      carriedOver: carriedOver.map((one) => (one.subject === 'NGUVAN' ? change(one) : one)),
    });
    const wrongTime = await attack(
      { rows },
      claim((one) => ({ ...one, signedAt: secondSigned })),
    );
    const wrongName = await attack(
      { rows },
      claim((one) => ({ ...one, signer: 'Lê Văn Thế' })),
    );
    const wrongVersion = await attack(
      { rows },
      claim((one) => ({ ...one, version: 0 })),
    );
    for (const found of [wrongTime, wrongName, wrongVersion])
      expect(codesOf(found)).toEqual(['succession.rowUncovered']);
  });

  it('by a predecessor whose signatures are broken, or that nobody trusted', async () => {
    const broken = Buffer.from(original);
    const at = broken.indexOf('/Contents<') + 400;
    broken.write(broken.toString('latin1', at, at + 1) === '0' ? '1' : '0', at, 'latin1');
    const found = await attack({ rows }, {}, broken);
    expect(found.predecessor?.verdict).toBe('invalid');
    expect(codesOf(found)).toContain('succession.predecessorInvalid');
  });

  it('by a predecessor cut back to before the others had signed', async () => {
    // The draft, the certification and one teacher.
    const ends = [...original.toString('latin1').matchAll(/%%EOF\n/g)].map(({ index }) => index + 6);
    const cut = original.subarray(0, ends[2]);
    const found = await attack({ rows }, {}, cut);
    expect(codesOf(found)).toContain('succession.rowUncovered');
    expect(found.weight).toBe('failure');
  });

  it('by leaving the file out that it names', async () => {
    const { snapshot } = honest;
    const without = (draft: Buffer) =>
      Buffer.from(draft.toString('latin1').replaceAll('ban-truoc.pdf', 'ban-khong.pdf'), 'latin1');
    const bare = signTranscript(snapshot, secondSigned, original, without);
    expect(verifySigned(bare).verdict).toBe('valid');
    expect(codesOf(await examine(bare))).toEqual(['succession.predecessorMissing']);
  });

  it('by words that say nothing, or a version that is not before it', async () => {
    const odd = { ...honest.snapshot, supersedes: { predecessor: 'bản trước' } as unknown as Supersession };
    const { draftDocument } = await import('../../../src/documents/index.ts');
    const imprint = { verificationCode: 'GL-7K3QW-9D2MX-0PRTV', printedAt: secondSigned };
    expect(() => draftDocument(odd, imprint)).toThrow();
    const again = await attack({ rows, version: 1 });
    expect(codesOf(again)).toEqual(['succession.otherRecord']);
  });
});

describe('two corrections, one after the other', () => {
  const cell = { path: 'pupils/THCS580001/entries/HK2/NGUVAN/final', before: '60', after: '90' };
  const secondRows = rows.map((row) => (row.subject === 'NGUVAN' ? { ...row, year: { tenths: 90 } } : row));
  const said = (mathsFrom: number, mathsAt = secondSigned): Partial<Supersession> => ({
    corrections: [{ id: 'sửa-2', decisionNumber: '9/QĐ-VD', at: secondSigned, cells: [cell] }],
    carriedOver: sampleSubjects
      .filter(({ code }) => code !== 'NGUVAN')
      .map(({ code, teacher }) =>
        code === 'TOAN'
          ? { subject: code, signer: teacher, signedAt: mathsAt, version: mathsFrom }
          : { subject: code, signer: teacher, signedAt: firstSigned, version: 1 },
      ),
    places: ['rows/TOAN/term2', 'rows/TOAN/year', 'rows/NGUVAN/year'],
  });

  it('are proved down to the first version', async () => {
    const third = successorOf(
      honest.pdf,
      honest.snapshot,
      { rows: secondRows, version: 3 },
      said(2),
      thirdSigned,
    );
    const found = await examine(third.pdf);
    expect(codesOf(found)).toEqual(['succession.proved']);
    expect(found.earlier).toMatchObject({ version: 2, weight: 'note', predecessor: { version: 1 } });
    expect(found.rows.find(({ subject }) => subject === 'TOAN')).toMatchObject({ version: 2, proved: true });
    expect(found.rows.find(({ subject }) => subject === 'LSDL')).toMatchObject({ version: 1, proved: true });
  });

  it('do not let a row pass for signed in a version it was changed after', async () => {
    const third = successorOf(
      honest.pdf,
      honest.snapshot,
      { rows: secondRows, version: 3 },
      said(1, firstSigned),
      thirdSigned,
    );
    expect(codesOf(await examine(third.pdf))).toEqual(['succession.rowUncovered']);
  });

  it('carry the lie of the first into the verdict on the second', async () => {
    const lie = successorOf(original, before, { rows: others((row) => ({ ...row, year: { tenths: 100 } })) });
    const onTop = lie.snapshot.rows.map((row) =>
      row.subject === 'NGUVAN' ? { ...row, year: { tenths: 90 } } : row,
    );
    const third = successorOf(lie.pdf, lie.snapshot, { rows: onTop, version: 3 }, said(2), thirdSigned);
    const found = await examine(third.pdf);
    expect(found.earlier?.weight).toBe('failure');
    expect(found.weight).toBe('failure');
  });
});
