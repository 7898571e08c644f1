// The attribute that names the signer's certificate, in its older and newer form, alone and together.
import { createHash } from 'node:crypto';
import { attribute, cmsOids, parseSignedData } from '../../../src/signing/cms/index.ts';
import { integer, octetString, sequence } from '../../../src/signing/der/index.ts';
import { testPki } from '../../support/pki.ts';
import { contentTypeAttribute, craft, digestAttribute, namingAttribute } from './craft.ts';

const pki = testPki();
const signer = pki.issue({ name: 'Nguyễn Thị Mẫu' });
const other = pki.issue({ name: 'Lò Văn Mẫu' }).certificate;

/** ESSCertID: SHA-1 (RFC 2634 §5.4.1). */
const older = (certificate: Uint8Array) =>
  attribute(
    cmsOids.signingCertificate,
    sequence(sequence(sequence(octetString(createHash('sha1').update(certificate).digest())))),
  );
/** ESSCertIDv2 with an issuer and serial number that belong to nobody. */
const wrongSerial = attribute(
  cmsOids.signingCertificateV2,
  sequence(
    sequence(
      sequence(
        octetString(createHash('sha256').update(signer.certificate).digest()),
        sequence(sequence(), integer(4711)),
      ),
    ),
  ),
);
const reading = (...naming: readonly Uint8Array[]) => {
  const read = parseSignedData(
    craft(signer, {
      attributes: [contentTypeAttribute, digestAttribute(), ...naming],
      certificates: [signer.certificate, other],
    }),
  );
  return read.ok ? read.cms.signingCertificate : read.reason;
};

describe('a signing-certificate attribute', () => {
  it('is accepted in either form and in both, and the newer one counts', () => {
    expect(reading(older(signer.certificate))).toBe('v1');
    expect(reading(namingAttribute(signer.certificate))).toBe('v2');
    expect(reading(older(signer.certificate), namingAttribute(signer.certificate))).toBe('v2');
  });

  it('must name the signer’s certificate in every form that is there', () => {
    const { certificate } = signer;
    for (const naming of [
      [older(other)],
      [namingAttribute(other)],
      [older(other), namingAttribute(certificate)],
      [older(certificate), namingAttribute(other)],
      [wrongSerial],
    ])
      expect(reading(...naming)).toBe('signingCertificateMismatch');
  });
});
