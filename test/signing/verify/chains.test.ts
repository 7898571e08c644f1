// Where the certificates between signer and anchor may stand: in the signature, in the store, with whoever asks.
import { appendDss } from '../../../src/signing/extend/index.ts';
import { localDevice } from '../../../src/signing/devices/index.ts';
import { OpenDocument, verify } from '../../../src/signing/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { testPki } from '../../support/pki.ts';
import { signed } from '../../support/signing.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const { key, certificate } = pki.issue({ name: 'Nguyễn Thị Ánh Tuyết' });
const alone = signed(barePdf(), localDevice({ key, chain: [certificate] }), ['A']);
const none = { certificates: [], ocsps: [], crls: [] };

const stored = (der: Uint8Array): Buffer =>
  Buffer.concat([alone, appendDss(new OpenDocument(alone), { ...none, certificates: [der] })]);

describe('a signature that carries nothing but its own certificate', () => {
  it('is in doubt while nobody knows who issued that', () => {
    const report = verify(alone, { anchors, at: pki.at });
    expect(report.verdict).toBe('indeterminate');
    expect(report.signatures[0]?.findings.map(({ code }) => code)).toContain('certificate.untrusted');
  });

  it('is valid with the issuer in the document’s store, or brought by whoever asks', () => {
    const issuer = pki.intermediate.certificate;
    expect(verify(stored(issuer), { anchors, at: pki.at }).verdict).toBe('valid');
    const material = { ...none, certificates: [issuer] };
    expect(verify(alone, { anchors, at: pki.at, material }).verdict).toBe('valid');
  });

  it('gains nothing from a stranger in the store', () => {
    expect(verify(stored(pki.stranger.certificate), { anchors, at: pki.at }).verdict).toBe('indeterminate');
  });
});
