// Plugging into @signpdf and back: our devices as its signers, its signers as ours.
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';
import { extractSignature, Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import { writeKeyFile } from '../../../certs-dev/key-file.ts';
import { parseSignedData, verifySigner } from '../../../src/signing/cms/index.ts';
import { identityOfSigner, signpdfSigner, signWithSigner } from '../../../src/signing/devices/index.ts';
import {
  createVerifier,
  embedCms,
  OpenDocument,
  parseCertificate,
  prepareForCms,
  signedContent,
  type SigningRequest,
} from '../../../src/signing/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { codeOf, faultOf } from '../../support/faults.ts';
import { testPki } from '../../support/pki.ts';
import { itWith, runProgram } from '../../support/programs.ts';
import { request } from '../../support/signing.ts';

const pki = testPki();
const teacher = pki.issue({ name: 'Nguyễn Thị Mẫu' });
const principal = pki.issue({ name: 'Lê Văn Mẫu', profile: 'p256' });
const other = pki.issue({ name: 'Người Khác', freshKey: true });
const verify = createVerifier({
  anchors: pki.anchors.map((der) => parseCertificate(Buffer.from(der))),
  at: pki.at,
});
/** forge, with which P12Signer reads, knows RSA only, in issuers too. And it signs once: each test takes a fresh one. */
const clerkOf = (authority: string) => {
  const issuer = pki.issue({
    name: authority,
    organisation: authority,
    issuer: pki.root,
    freshKey: true,
    keyUsage: ['keyCertSign'],
    authority: {},
  });
  return pki.issue({ name: 'Trần Thị Mẫu', issuer });
};
const clerk = clerkOf('CA RSA');
const p12 = ({ key, certificate } = clerk) =>
  new P12Signer(
    writeKeyFile({
      key,
      chain: [certificate],
      passphrase: 'mat-khau',
      friendlyName: 'Văn thư',
      iterations: 1000,
    }),
    { passphrase: 'mat-khau' },
  );
const requestFor = (field: string, signer = teacher): SigningRequest => request(signer.device, [field]);

describe('our devices as @signpdf signers', () => {
  it.each([
    ['RSA', teacher],
    ['ECDSA', principal],
  ])('sign what @signpdf prepared: %s', async (_, identity) => {
    const placed = plainAddPlaceholder({
      pdfBuffer: barePdf({ fields: [] }),
      reason: 'Thử',
      contactInfo: '',
      name: 'Thử',
      location: '',
      subFilter: SUBFILTER_ETSI_CADES_DETACHED,
    });
    const signer = signpdfSigner(identity.device);
    expect(signer).toBeInstanceOf(Signer);
    const signed = await new SignPdf().sign(placed, signer);
    // The placeholder package writes a wrong /Size, so that strict readers refuse the file; the CMS is what counts here.
    const { signature, signedData } = extractSignature(signed) as { signature: string; signedData: Buffer };
    const parsed = parseSignedData(Buffer.from(signature, 'latin1'), { after: 'zeros' });
    if (!parsed.ok) throw new Error(parsed.detail);
    const digest = createHash('sha256').update(signedData).digest();
    expect(parsed.cms.signingCertificate).toBe('v2');
    expect(verifySigner(parsed.cms, digest)).toMatchObject({ digestMatches: true, signatureValid: true });
  });
});

describe('@signpdf signers as devices', () => {
  it('sign a field of our document, checked before it is embedded', async () => {
    const pdf = barePdf({ fields: ['A', 'B'] });
    const identity = await identityOfSigner(p12());
    expect(Buffer.from(identity.chain[0]!).equals(clerk.certificate)).toBe(true);
    const signer = { chain: clerk.device.chain, algorithm: identity.algorithm };
    const tail = await signWithSigner(pdf, { ...requestFor('A'), signer }, p12());
    const [signature] = verify(Buffer.concat([pdf, tail])).signatures;
    expect(signature).toMatchObject({ fields: ['A'], integrity: 'intact' });
  });

  it('take part in a ceremony with our own: an open document goes on from there', async () => {
    const open = new OpenDocument(barePdf({ fields: ['A', 'B', 'C'] }));
    for (const [field, identity] of [
      ['A', teacher],
      ['B', principal],
      ['C', other],
    ] as const)
      await signWithSigner(open, requestFor(field, identity), signpdfSigner(identity.device), 'cades');
    const report = verify(open.bytes());
    expect(report.verdict).toBe('valid');
    expect(report.signatures).toHaveLength(3);
  });

  itWith('pdfsig', 'qpdf')('make files that pdfsig and qpdf accept', async () => {
    const pdf = barePdf({ fields: ['A'] });
    const file = join(mkdtempSync(join(tmpdir(), 'signpdf-')), 'a.pdf');
    writeFileSync(file, Buffer.concat([pdf, await signWithSigner(pdf, requestFor('A', clerk), p12())]));
    expect(runProgram('pdfsig', ['-nocert', file]).output).toContain('Signature is Valid');
    expect(runProgram('pdfsig', ['-nocert', file]).output).toContain('adbe.pkcs7.detached');
    expect(runProgram('qpdf', ['--check', file]).status).toBe(0);
  });

  it('are refused when what they return does not fit', async () => {
    const pdf = barePdf({ fields: ['A'] });
    const returning = (cms: (content: Buffer) => Promise<Buffer> | Buffer) => ({
      sign: (content: Buffer) => Promise.resolve(cms(content)),
    });
    const attempt = (cms: (content: Buffer) => Promise<Buffer> | Buffer, form?: 'cades') =>
      codeOf(signWithSigner(pdf, requestFor('A'), returning(cms), form));
    const own = signpdfSigner(teacher.device);
    expect(await codeOf(signWithSigner(pdf, requestFor('A', clerk), p12(), 'cades'))).toBe(
      'signing.cmsRefused',
    );
    expect(await attempt((content) => own.sign(content.subarray(1)))).toBe('signing.cmsOtherContent');
    expect(await attempt((content) => signpdfSigner(other.device).sign(content))).toBe(
      'signing.cmsOtherSigner',
    );
    expect(await attempt(() => Buffer.from('rác'))).toBe('signing.cmsRefused');
    expect(await attempt(() => Buffer.alloc(0))).toBe('signing.cmsRefused');
    expect(await attempt(async (content) => Buffer.concat([await own.sign(content), Buffer.alloc(9)]))).toBe(
      'signing.cmsRefused',
    );
    const flipped = await attempt(async (content) => {
      const cms = Buffer.from(await own.sign(content));
      cms[cms.length - 5]! ^= 1;
      return cms;
    });
    expect(flipped).toBe('signing.cmsRefused');
    const weak = pki.bad.weakKey();
    const weakly = returning((content) => signpdfSigner(weak.device).sign(content));
    expect(await codeOf(signWithSigner(pdf, requestFor('A', weak), weakly, 'cades'))).toBe(
      'signing.cmsRefused',
    );
    expect(await codeOf(identityOfSigner(returning(() => Buffer.from('rác'))))).toBe('signing.cmsRefused');
  });

  it('are refused when they misspell who issued the certificate, as forge does with Vietnamese letters', async () => {
    const pdf = barePdf({ fields: ['A'] });
    const vietnamese = clerkOf('Cơ quan chứng thực (MẪU)');
    const fault = await faultOf(signWithSigner(pdf, requestFor('A', vietnamese), p12(vietnamese)));
    expect(fault.details).toEqual({ reason: 'signerCertificateMissing' });
  });

  it('need room, and fail closed without it', async () => {
    const pdf = barePdf({ fields: ['A'] });
    const tight = {
      ...requestFor('A'),
      reserve: 0,
      signer: { ...teacher.device, chain: [teacher.certificate] },
    };
    expect(await codeOf(signWithSigner(pdf, tight, signpdfSigner(teacher.device)))).toBe(
      'signing.contentsTooSmall',
    );
  });

  it('leave the dictionary alone but for the name of the form', () => {
    const pdf = barePdf({ fields: ['A'] });
    const cades = prepareForCms(pdf, requestFor('A'));
    const pkcs7 = prepareForCms(pdf, requestFor('A'), 'pkcs7');
    expect(
      Buffer.from(pkcs7.tail).toString('latin1').replace('adbe.pkcs7.detached', 'ETSI.CAdES.detached'),
    ).toBe(Buffer.from(cades.tail).toString('latin1'));
    expect(signedContent(pdf, cades)).toHaveLength(
      pdf.length + cades.tail.length - (cades.hole.end - cades.hole.start),
    );
    expect(() => embedCms(pdf, cades, Buffer.alloc(3))).toThrow('signing.cmsRefused');
  });
});
