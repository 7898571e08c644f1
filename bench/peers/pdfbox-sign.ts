// Apache PDFBox as its examples show it: load, fill the field, CMS by BouncyCastle, save incrementally; timed inside the JVM.
import type { KeyDevice } from '../../src/signing/devices/index.ts';
import type { SigningRequest } from '../../src/signing/index.ts';
import { checkedAt, scribbleSize } from '../fixtures/index.ts';
import type { Contestant } from '../rounds.ts';
import { fetchPdfBox, runPdfBox, type PdfBoxSigning } from './pdfbox/index.ts';

export const PDFBOX = 'Apache PDFBox sign';
export const PDFBOX_VISIBLE = 'Apache PDFBox sign, with the scan';

/** The collector with which it signs fastest here. */
const OPTIONS = ['-XX:+UseParallelGC'];
/** The optimising compiler has seen everything by then. */
const WARM_MS = 15_000;

export type PdfBoxPeer =
  | {
      readonly kind: 'takesPart';
      readonly contestants: readonly Contestant[];
      readonly signed: readonly { readonly name: string; readonly pdf: Buffer }[];
      readonly leave: () => Promise<void>;
    }
  | { readonly kind: 'absent'; readonly reason: string };

/** Signs twice over: with nothing to see, and with the scan of our own request. `leave` stops the JVM in the end. */
export async function pdfboxPeer(
  pdf: Uint8Array,
  device: KeyDevice,
  request: SigningRequest,
): Promise<PdfBoxPeer> {
  const found = fetchPdfBox();
  if (found.kind === 'missing') return { kind: 'absent', reason: found.reason };
  const { sign, signingAgain, end } = runPdfBox(found.jars, OPTIONS);
  try {
    const [field = ''] = request.fields;
    const plain: PdfBoxSigning = { pdf, device, field, form: 'PKCS7', at: checkedAt };
    const both = [
      { name: PDFBOX, signing: plain },
      { name: PDFBOX_VISIBLE, signing: { ...plain, picture: pictureOf(request, field) } },
    ];
    const contestants: Contestant[] = [];
    const signed: { name: string; pdf: Buffer }[] = [];
    for (const { name, signing } of both) {
      signed.push({ name, pdf: await sign(signing) });
      contestants.push({ name, repeat: await signingAgain(signing), warm: WARM_MS });
    }
    return { kind: 'takesPart', contestants, signed, leave: end };
  } catch (error) {
    await end();
    throw error;
  }
}

function pictureOf({ appearances: { byField, shared } }: SigningRequest, field: string) {
  const [gray, alpha] = Object.values(shared).map(({ data }) => Buffer.from(data));
  const size = byField[field]?.size;
  if (!gray || !alpha || !size) throw new TypeError('the request shows no scan');
  return { scan: scribbleSize, field: size, gray, alpha };
}
