// @signpdf's placeholder and embedding, with our CMS and OpenSSL instead of forge: what is left is PDF work.
import { createHash } from 'node:crypto';
import { Signer } from '@signpdf/utils';
import { signerTemplate } from '../../src/signing/cms/index.ts';
import type { KeyDevice } from '../../src/signing/devices/index.ts';
import { signWith } from './signpdf-default.ts';

export const SIGNPDF_NATIVE = '@signpdf (placeholder-plain + native CMS)';

export function signpdfNative(pdf: Buffer, device: KeyDevice): () => Promise<Buffer> {
  const signer = new NativeSigner(device);
  return () => signWith(pdf, signer);
}

class NativeSigner extends Signer {
  private readonly device: KeyDevice;
  private readonly template: ReturnType<typeof signerTemplate>;

  constructor(device: KeyDevice) {
    super();
    this.device = device;
    this.template = signerTemplate(device);
  }

  override sign(pdf: Buffer): Promise<Buffer> {
    const toBeSigned = this.template.toBeSigned(createHash('sha256').update(pdf).digest());
    const signature = this.device.signSync(toBeSigned);
    return Promise.resolve(this.template.signedData({ signedAttributes: toBeSigned.bytes, signature }));
  }
}
