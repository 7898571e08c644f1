// Apache PDFBox as its examples show it: load, fill the field, CMS by BouncyCastle, save incrementally; timed inside the JVM.
import type { KeyDevice } from '../../src/signing/devices/index.ts';
import { checkedAt } from '../fixtures/index.ts';
import type { Contestant } from '../rounds.ts';
import { fetchPdfBox, runPdfBox } from './pdfbox/index.ts';

export const PDFBOX = 'Apache PDFBox sign';

/** The collector with which it signs fastest here. */
const OPTIONS = ['-XX:+UseParallelGC'];
/** The optimising compiler has seen everything by then. */
const WARM_MS = 15_000;

export type PdfBoxPeer =
  | {
      readonly kind: 'takesPart';
      readonly contestant: Contestant;
      readonly signed: Buffer;
      readonly leave: () => Promise<void>;
    }
  | { readonly kind: 'absent'; readonly reason: string };

/** `leave` has to be called in the end: it stops the JVM. */
export async function pdfboxPeer(pdf: Uint8Array, device: KeyDevice, field: string): Promise<PdfBoxPeer> {
  const found = fetchPdfBox();
  if (found.kind === 'missing') return { kind: 'absent', reason: found.reason };
  const { sign, signingAgain, end } = runPdfBox(found.jars, OPTIONS);
  try {
    const signing = { pdf, device, field, form: 'PKCS7', at: checkedAt } as const;
    const signed = await sign(signing);
    const contestant = { name: PDFBOX, repeat: await signingAgain(signing), warm: WARM_MS };
    return { kind: 'takesPart', contestant, signed, leave: end };
  } catch (error) {
    await end();
    throw error;
  }
}
