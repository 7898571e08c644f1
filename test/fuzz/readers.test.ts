// Damaged input: each reader says no in its own words, soon, and the verifier never calls damage valid.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSignedData } from '../../src/signing/cms/index.ts';
import { readCrl } from '../../src/signing/crl/index.ts';
import { assertDerThroughout, DerError, readDer } from '../../src/signing/der/index.ts';
import { createVerifier } from '../../src/signing/index.ts';
import { readOcsp } from '../../src/signing/ocsp/index.ts';
import { PdfFile, PdfSyntaxError } from '../../src/signing/pdf/index.ts';
import { readTimestampToken } from '../../src/signing/tsp/index.ts';
import { signatureFields } from '../../src/signing/verify/signature-fields.ts';
import { readSignatures } from '../../src/signing/verify/signature-values.ts';
import { parseCertificate } from '../../src/signing/x509/index.ts';
import { barePdf } from '../support/bare-pdf.ts';
import { testPki } from '../support/pki.ts';
import { invisible, signed } from '../support/signing.ts';
import { runCampaign } from './campaign.ts';

jest.setTimeout(24 * 3_600_000);
const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const teacher = pki.issue({ name: 'Nguyễn Thị Ánh Tuyết' }).device;
const school = pki.issue({ name: 'Trường THCS Mẫu', profile: 'p384' }).device;

const base = barePdf({ pages: 2, fields: ['.Author', 'A', 'B', 'Seal!'] });
const certified = signed(base, school, ['Author'], { certify: true, ...invisible });
const first = signed(certified, teacher, ['A']);
const sealed = signed(first, school, ['Seal']);
const ours = [certified, first, sealed];
const folder = join(__dirname, '../vectors/signature-attacks');
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith('.pdf'))
  .map((name) => readFileSync(join(folder, name)));

/** Runs it; an error of this kind is an answer. */
function only(kind: new (...args: never[]) => Error, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof kind)) throw error;
  }
}

describe('damaged input', () => {
  it('makes the PDF reader say PdfSyntaxError or read what is there', () => {
    const check = (input: Buffer) =>
      only(PdfSyntaxError, () => {
        const file = new PdfFile(input);
        signatureFields(file, file.last.index);
        for (const number of file.last.entries.keys()) only(PdfSyntaxError, () => file.object(number));
      });
    expect(runCampaign({ name: 'pdf', seeds: [base, ...ours, ...vectors], check })).toBeGreaterThan(0);
  });

  it('makes the readers of DER say DerError, and those of CMS, tokens, OCSP and CRLs give a reason', () => {
    const values = readSignatures(new PdfFile(sealed)).values.map(({ contents }) => contents);
    const seeds = [...values, pki.root.certificate, teacher.chain[0]!, school.chain[1]!].map((der) =>
      Buffer.from(der),
    );
    const check = (input: Buffer) => {
      only(DerError, () => assertDerThroughout(readDer(input)));
      only(DerError, () => parseCertificate(input).publicKey());
      parseSignedData(input, { after: 'zeros' });
      readTimestampToken(input);
      readOcsp(input);
      readCrl(input);
    };
    expect(runCampaign({ name: 'der', seeds, check })).toBeGreaterThan(0);
  });

  it('is never valid: no damage to a signed document goes unnoticed, and none stops the verifier', () => {
    const judge = createVerifier({ anchors, at: pki.at });
    for (const pdf of ours) expect(judge(pdf).verdict).toBe('valid');
    const check = (input: Buffer) => {
      const { verdict } = judge(input);
      if (verdict === 'valid' && !ours.some((pdf) => pdf.equals(input))) throw new Error('valid');
    };
    expect(runCampaign({ name: 'verifier', seeds: ours, check })).toBeGreaterThan(0);
  });

  it('of the published attacks never becomes valid either', () => {
    const judge = createVerifier({ anchors, at: pki.at });
    const check = (input: Buffer) => {
      if (judge(input).verdict === 'valid') throw new Error('valid');
    };
    expect(runCampaign({ name: 'vectors', seeds: vectors, check })).toBeGreaterThan(0);
  });
});
