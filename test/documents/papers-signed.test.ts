// Each paper signed by everybody it names: valid for our verifier and for pdfsig, complete and closed.
import { draftPaper } from '../../src/documents/index.ts';
import { samplePapers } from '../support/papers.ts';
import { itWith } from '../support/programs.ts';
import { judged, ORGANISATION, signedPaper } from '../support/signed-papers.ts';
import { sampleImprint } from '../support/snapshots.ts';
import { poppler, qpdfComplaints } from './support/render.ts';

describe.each(samplePapers())('a signed %s', (_, snapshot) => {
  const drafted = draftPaper(snapshot, sampleImprint);
  const bytes = signedPaper(drafted, snapshot.signatories, 'TRÍCH SAO');

  it('is valid with every place filled, and locked by the school’s signature', () => {
    const report = judged(bytes);
    expect(report.verdict).toBe('valid');
    expect(report.openFields).toEqual([]);
    expect(report.signatures.map(({ integrity, trust }) => `${integrity} ${trust}`)).toEqual(
      // The service, everybody who is named, and the school.
      Array.from({ length: snapshot.signatories.length + 2 }, () => 'intact trusted'),
    );
    expect(report.signatures.at(-1)?.locksDocument).toBe(true);
  });

  it('shows when each signed, and for whom the school did', () => {
    const said = poppler('pdftotext', bytes, '-raw').replace(/\s+/g, ' ');
    expect(said.match(/Ký số: 05\/06\/2026 15:04:05 \+07:00/g)).toHaveLength(snapshot.signatories.length);
    expect(said).toContain('2026-06-05T15:04:05+07:00');
    expect(said).toContain(ORGANISATION);
    expect(said.includes('TRÍCH SAO Trường THCS Ví Dụ 2026-06-05T15:04:05+07:00')).toBe(
      snapshot.kind === 'extract',
    );
  });

  itWith('pdfsig')('satisfies pdfsig and qpdf', () => {
    const verdicts = poppler('pdfsig', bytes, '-nocert').match(/Signature Validation: .*/g) ?? [];
    expect(verdicts).toHaveLength(drafted.manifest.slots.length);
    expect(new Set(verdicts)).toEqual(new Set(['Signature Validation: Signature is Valid.']));
    expect(qpdfComplaints(bytes)).toBe('');
  });
});
