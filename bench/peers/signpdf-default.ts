// @signpdf as its documentation shows it: plain placeholder and P12Signer, which signs with forge.
import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';
import { SUBFILTER_ADOBE_PKCS7_DETACHED, SUBFILTER_ETSI_CADES_DETACHED, type Signer } from '@signpdf/utils';
import { writeKeyFile } from '../../certs-dev/key-file.ts';
import type { KeyDevice } from '../../src/signing/devices/index.ts';

export const SIGNPDF = '@signpdf (placeholder-plain + P12Signer)';

/** Rounds of key derivation as OpenSSL writes them; the signer opens the file for each signature. */
const iterations = 2048;

export function signpdfDefault(pdf: Buffer, { key, chain }: KeyDevice): () => Promise<Buffer> {
  const passphrase = 'do-thu';
  const file = writeKeyFile({ key, chain, passphrase, friendlyName: 'bench', iterations });
  return () => signWith(pdf, new P12Signer(file, { passphrase }), SUBFILTER_ADOBE_PKCS7_DETACHED);
}

/** One signature through @signpdf with any signer. */
export function signWith(
  pdf: Buffer,
  signer: Signer,
  subFilter: string = SUBFILTER_ETSI_CADES_DETACHED,
): Promise<Buffer> {
  const prepared = plainAddPlaceholder({
    pdfBuffer: pdf,
    reason: 'Xac nhan',
    contactInfo: '',
    name: 'Principal',
    location: '',
    subFilter,
    widgetRect: [354, 177, 496, 239],
  });
  return new SignPdf().sign(prepared, signer);
}
