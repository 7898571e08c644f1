// Signatures made by other products: valid ones pass, and what was changed behind them is caught all the same.
import { createHash, webcrypto } from 'node:crypto';
import { CryptoKeySigner, PDF } from '@libpdf/core';
import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { SignPdf } from '@signpdf/signpdf';
import { Signer } from '@signpdf/utils';
import { PDFDocument } from 'pdf-lib';
import { signerTemplate } from '../../../src/signing/cms/index.ts';
import { type VerificationReport, verify } from '../../../src/signing/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { flipped, updated, withEntry } from '../../support/changed.ts';
import { testPki } from '../../support/pki.ts';
import { signed } from '../../support/signing.ts';
import { barePdf } from '../../support/bare-pdf.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const check = (pdf: Uint8Array): VerificationReport => verify(pdf, { anchors, at: pki.at });
const device = pki.issue({ name: 'Signer' }).device;

async function drafted(useObjectStreams: boolean): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([300, 400]).drawText('Ke hoach bai day');
  document.addPage([400, 300]);
  return Buffer.from(await document.save({ useObjectStreams }));
}

/** Placeholder and embedding of @signpdf; its forge signer misspells issuers with accents, so the CMS is ours. */
class CmsSigner extends Signer {
  override sign(pdf: Buffer): Promise<Buffer> {
    const template = signerTemplate(device);
    const toBeSigned = template.toBeSigned(createHash('sha256').update(pdf).digest());
    const signature = device.signSync(toBeSigned);
    return Promise.resolve(template.signedData({ signedAttributes: toBeSigned.bytes, signature }));
  }
}

function bySignpdf(pdf: Buffer): Promise<Buffer> {
  const options = { reason: 'a', contactInfo: '', name: 'b', location: '' };
  return new SignPdf().sign(plainAddPlaceholder({ pdfBuffer: pdf, ...options }), new CmsSigner());
}

async function byLibpdf(pdf: Uint8Array, fieldName: string): Promise<Buffer> {
  const scheme = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await webcrypto.subtle.importKey(
    'pkcs8',
    device.key.export({ format: 'der', type: 'pkcs8' }),
    scheme,
    false,
    ['sign'],
  );
  const [own = new Uint8Array(), ...issuers] = device.chain;
  const signer = new CryptoKeySigner(key, own, 'RSA', 'RSASSA-PKCS1-v1_5', issuers);
  const document = await PDF.load(pdf);
  return Buffer.from((await document.sign({ signer, fieldName, reason: 'Xác nhận' })).bytes);
}

describe('a file signed by @libpdf/core', () => {
  it.each([false, true])('once or twice is valid (object streams: %s)', async (useObjectStreams) => {
    const once = await byLibpdf(await drafted(useObjectStreams), 'First');
    const twice = await byLibpdf(once, 'Second');
    expect(check(once)).toMatchObject({ verdict: 'valid' });
    expect(check(twice)).toMatchObject({
      verdict: 'valid',
      signatures: [{ changesSince: 'signing' }, { changesSince: 'none' }],
    });
  });

  it('and then by us stays valid, and the other way round', async () => {
    const ours = signed(barePdf({ fields: ['A', 'B'] }), device, ['A']);
    const theirs = await byLibpdf(ours, 'Theirs');
    expect(check(theirs)).toMatchObject({ verdict: 'valid' });
    expect(check(signed(theirs, device, ['B']))).toMatchObject({ verdict: 'valid' });
  });

  it('with a page or a byte changed afterwards is not', async () => {
    const once = await byLibpdf(await drafted(false), 'First');
    expect(check(flipped(once, 60)).verdict).toBe('invalid');
    const page = updated(once, { 2: withEntry(once, 2, 'Count', '1') });
    expect(check(page).verdict).toBe('invalid');
  });

  it('after our seal or certification is not: nobody may add a field then', async () => {
    const sealed = signed(barePdf({ fields: ['Seal!'] }), device, ['Seal']);
    expect(check(await byLibpdf(sealed, 'Late')).verdict).toBe('invalid');
  });
});

describe('a file signed by @signpdf', () => {
  it('once is valid', async () => {
    const pdf = await bySignpdf(await drafted(false));
    expect(check(pdf)).toMatchObject({ verdict: 'valid' });
    expect(check(flipped(pdf, 60)).verdict).toBe('invalid');
  });
});
