// What Apache PDFBox signed, judged by our verifier and signed on by us; what it does to our documents.
import { deflateSync } from 'node:zlib';
import { instant } from '../../src/kernel/index.ts';
import { verify } from '../../src/signing/index.ts';
import { parseCertificate } from '../../src/signing/x509/index.ts';
import { flipped } from '../support/changed.ts';
import { drafted, judgedBy } from '../support/foreign-pdf.ts';
import { endPdfBox, itWithPdfBox, pdfBox, type PdfBoxSigning } from '../support/pdfbox.ts';
import { hasProgram } from '../support/programs.ts';
import { expectSound, judged, pki, received } from '../support/received.ts';
import { signedTranscript } from '../support/school-records.ts';

afterAll(endPdfBox);
const at = instant('2026-06-04T09:30:00+07:00');
const identities = {
  RSA: pki.issue({ name: 'Tổ trưởng Mẫu' }).device,
  'an elliptic curve': pki.issue({ name: 'Giáo viên Cong', profile: 'p256' }).device,
};

/** In a field that PDFBox makes, unless there is one of the name. */
const signedByPdfBox = (pdf: Uint8Array, more: Partial<PdfBoxSigning> = {}) =>
  pdfBox().sign({ pdf, device: identities.RSA, form: 'CADES', field: 'Other', at, ...more });

const kinds = { 'a classic table': false, 'cross-reference streams': true };

describe('a document that PDFBox signed', () => {
  for (const form of ['PKCS7', 'PKCS7_DER', 'CADES'] as const) {
    for (const [key, device] of Object.entries(identities)) {
      itWithPdfBox(`with ${key}, as ${form}, is valid up to our root`, async () => {
        const report = judged(await signedByPdfBox(await drafted(), { device, form }));
        expect(report).toMatchObject({ verdict: 'valid', findings: [], openFields: [] });
        expect(report.signatures).toMatchObject([
          { integrity: 'intact', trust: 'trusted', changesSince: 'none', claimedAt: at, level: 'B-B' },
        ]);
      });
    }
  }

  // Certificates that are not needed stand unsigned in its CMS: the root, for one. All else counts.
  itWithPdfBox('is never valid with a byte changed that is signed, or in the signature value', async () => {
    const pdf = await signedByPdfBox(await drafted());
    const [{ byteRange } = { byteRange: [] }] = (await pdfBox().read(pdf)).signatures;
    const [, before = 0, after = 0] = byteRange;
    const value = pdf.lastIndexOf(
      /[1-9A-F]0*>/.exec(pdf.toString('latin1', before, after))?.[0] ?? '',
      after,
    );
    const step = Math.floor(pdf.length / 150);
    for (let changed = 3; changed < pdf.length; changed += step) {
      if (changed > before && changed < after) continue;
      expect([changed, judged(flipped(pdf, changed, changed % 8)).verdict]).not.toEqual([changed, 'valid']);
    }
    for (let back = 0; back < 512; back += 31)
      expect(judged(flipped(pdf, value - back, 0)).verdict).not.toBe('valid');
  });

  itWithPdfBox('is not valid when nobody trusts the root, or the certificate had expired', async () => {
    const pdf = await signedByPdfBox(await drafted());
    const stranger = [parseCertificate(pki.stranger.certificate)];
    const [signature] = verify(pdf, { anchors: stranger, at: pki.at }).signatures;
    expect(signature).toMatchObject({ integrity: 'intact', trust: 'untrusted' });
    const expired = judged(await signedByPdfBox(await drafted(), { device: pki.bad.expired().device }));
    expect(expired.verdict).not.toBe('valid');
    expect(expired.signatures[0]).toMatchObject({ integrity: 'intact', trust: 'untrusted' });
  });

  for (const [name, useObjectStreams] of Object.entries(kinds)) {
    itWithPdfBox(`three times with ${name} is valid, and each signature knows of the next`, async () => {
      let pdf = await drafted({ useObjectStreams });
      for (const field of ['A', 'B', 'C']) pdf = await signedByPdfBox(pdf, { field });
      const report = judged(pdf);
      expect(report).toMatchObject({ verdict: 'valid', findings: [] });
      expect(report.signatures.map(({ changesSince }) => changesSince)).toEqual([
        'signing',
        'signing',
        'none',
      ]);
    });
  }
});

describe('our signatures behind one of PDFBox', () => {
  for (const [name, useObjectStreams] of Object.entries(kinds)) {
    itWithPdfBox(`with ${name}: all five are valid for us, for pdfsig and for PDFBox`, async () => {
      const first = await signedByPdfBox(await drafted({ useObjectStreams }));
      const signed = received(first);
      expectSound(signed, 1);
      const { signatures } = await pdfBox().read(signed.pdf);
      expect(signatures.map(({ verdict }) => verdict)).toEqual(Array(5).fill('verified'));
      // The seal stands in four fields, and pdfsig counts fields.
      if (hasProgram('pdfsig'))
        expect(judgedBy('pdfsig', ['-nocert'], signed.pdf).output.match(/Validation: .*/g)).toEqual(
          Array(8).fill('Validation: Signature is Valid.'),
        );
    });
  }
});

describe('PDFBox signing in a transcript of ours', () => {
  const { bytes, lengths } = signedTranscript();

  itWithPdfBox('before anybody else is valid', async () => {
    const pdf = await signedByPdfBox(bytes.subarray(0, lengths[0]), { field: 'PrincipalB' });
    const report = judged(pdf);
    expect(report.verdict).toBe('valid');
    expect(report.signatures).toMatchObject([{ fields: ['PrincipalB'], integrity: 'intact' }]);
  });

  itWithPdfBox('with a scan in its field is valid behind the certification and a teacher', async () => {
    const layer = deflateSync(Buffer.alloc(40 * 20, 0x40));
    const picture = { scan: [40, 20], field: [150, 60], gray: layer, alpha: layer } as const;
    const base = bytes.subarray(0, lengths[2]);
    const report = judged(await signedByPdfBox(base, { field: 'PrincipalB', picture }));
    expect(report).toMatchObject({ verdict: 'valid', findings: [] });
    expect(report.signatures.map(({ changesSince }) => changesSince)).toEqual(['signing', 'signing', 'none']);
  });

  // With nothing to show it flattens the field's rectangle; a field of its own is worse still.
  itWithPdfBox('without one is intact, but a change nobody allowed', async () => {
    for (const field of ['PrincipalB', 'Unknown']) {
      const report = judged(await signedByPdfBox(bytes.subarray(0, lengths[2]), { field }));
      expect(report.verdict).toBe('invalid');
      expect(report.signatures).toMatchObject([
        { fields: ['Author'], integrity: 'intact', changesSince: 'other' },
        { integrity: 'intact', changesSince: 'other' },
        { integrity: 'intact', changesSince: 'none' },
      ]);
    }
  });
});
