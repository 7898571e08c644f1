// What authorities say now about the certificates of a document's signatures, for a verdict on one that carries no evidence.
import { PdfFile, PdfSyntaxError } from '../pdf/index.ts';
import type { ValidationMaterial } from '../revocation/index.ts';
import { gather, type Trust } from './gather.ts';
import { storedSignatures } from './stored-signatures.ts';

/** Never fails for what the file contains or the authorities do not answer: then there is less material. */
export async function collectMaterial(pdf: Uint8Array, trust: Trust): Promise<ValidationMaterial> {
  try {
    return (await gather(storedSignatures(new PdfFile(pdf)), trust)).material;
  } catch (error) {
    if (error instanceof PdfSyntaxError) return { certificates: [], ocsps: [], crls: [] };
    throw error;
  }
}
