// Both directions between our devices and the `Signer`s of the @signpdf packages.
import { hash } from 'node:crypto';
import { Signer } from '@signpdf/utils';
import { algorithms } from '../algorithms.ts';
import { parseSignedData, type SignerIdentity } from '../cms/index.ts';
import { OpenDocument } from '../document/index.ts';
import { embedCms, prepareForCms, signedContent, type CmsForm } from '../embed-cms.ts';
import { signingFault } from '../faults.ts';
import type { SigningDevice } from '../ports.ts';
import type { SigningRequest } from '../prepare.ts';
import { templateFor } from '../templates.ts';
import { deviceFault } from './faults.ts';

/**
 * A device for use with @signpdf: `new SignPdf().sign(pdfWithPlaceholder, signpdfSigner(device))`.
 * The CMS is the one we write ourselves; it states no signing time, so the time @signpdf passes is left to `/M`.
 *
 * @example
 * ```ts
 * const placeholder = plainAddPlaceholder({ pdfBuffer: dossier, reason: '', contactInfo: '', name: '', location: '', signatureLength: 12288 });
 * const bytes = await new SignPdf().sign(placeholder, signpdfSigner(signer));
 * console.log(verify(bytes, { anchors, at: now }).signatures[0]?.integrity); // → intact
 * ```
 */
export function signpdfSigner(device: SigningDevice): Signer {
  const template = templateFor(device);
  return new DeviceSigner(async (content) => {
    const digest = hash(algorithms[device.algorithm].digest, content, 'buffer');
    const toBeSigned = template.toBeSigned(digest);
    const [signature] = await device.sign([toBeSigned]);
    if (!signature) throw deviceFault('device.answerCount', { asked: 1, given: 0 });
    return template.signedData({ signedAttributes: toBeSigned.bytes, signature });
  });
}

/**
 * Signs with somebody else's `Signer` and returns the bytes to append. `request.signer` says whose signature is
 * expected (`identityOfSigner` finds out); the CMS is checked before it is embedded. Most such signers need `pkcs7`.
 * Faults: those of `prepare` and `embedCms`; what the signer throws is passed on.
 *
 * @example
 * ```ts
 * const theirs = () => new P12Signer(readFileSync('clerk.p12'), { passphrase: pin });
 * const who = await identityOfSigner(theirs());
 * const tail = await signWithSigner(pdf, { fields: ['Teacher'], appearances: none, signer: who, at: now }, theirs());
 * console.log(verify(Buffer.concat([pdf, tail]), { anchors, at: now }).signatures[0]?.integrity); // → intact
 * ```
 */
export async function signWithSigner(
  document: Uint8Array | OpenDocument,
  request: SigningRequest,
  signer: Pick<Signer, 'sign'>,
  form: CmsForm = 'pkcs7',
): Promise<Buffer> {
  const open = document instanceof OpenDocument ? document : new OpenDocument(document);
  const prepared = prepareForCms(open, request, form);
  const cms = await signer.sign(signedContent(open, prepared), new Date(request.at));
  const tail = embedCms(open, prepared, asBytes(cms));
  if (document instanceof OpenDocument) document.append(tail, prepared.next);
  return tail;
}

/**
 * Who a `Signer` signs as, which it tells no other way than by signing: makes one signature over a sentence that says
 * so. Some signers sign only once (`P12Signer` is one): ask a second one. Fault: signing.cmsRefused.
 */
export async function identityOfSigner(
  signer: Pick<Signer, 'sign'>,
  at = new Date(),
): Promise<SignerIdentity> {
  const parsed = parseSignedData(asBytes(await signer.sign(Buffer.from(TRIAL), at)));
  if (!parsed.ok) throw signingFault('signing.cmsRefused', { reason: parsed.reason });
  const { certificate, certificates, algorithm } = parsed.cms;
  const others = certificates.filter((each) => each !== certificate);
  return { chain: [certificate, ...others].map(({ der }) => der), algorithm };
}

const TRIAL = 'Ký thử để biết chứng thư số; không phải văn bản nào. Trial signature over no document.';

class DeviceSigner extends Signer {
  private readonly cmsOver: (content: Buffer) => Promise<Buffer>;

  constructor(cmsOver: (content: Buffer) => Promise<Buffer>) {
    super();
    this.cmsOver = cmsOver;
  }

  override sign(content: Buffer): Promise<Buffer> {
    return this.cmsOver(content);
  }
}

/** Some signers give a string of Latin-1 characters; @signpdf accepts that, so do we. */
const asBytes = (cms: Uint8Array | string): Uint8Array =>
  typeof cms === 'string' ? Buffer.from(cms, 'latin1') : cms;
