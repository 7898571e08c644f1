// Signatures that stood in an earlier revision and are gone: a file must not look younger or emptier than it is.
import { type PdfFile, PdfRef, PdfSyntaxError } from '../pdf/index.ts';
import { finding, type Finding } from './findings.ts';
import { signatureFields } from './signature-fields.ts';
import type { Signatures } from './signature-values.ts';

/** Looks below the first signature found; above it the comparison of revisions sees every change. */
export function removedSignatures(file: PdfFile, { values, broken }: Signatures): Finding[] {
  const found = new Set([
    ...values.map(({ number }) => number),
    ...broken.flatMap(({ fields }) => fields.map(valueOf)),
  ]);
  const first = values[0]?.revision ?? file.last.index;
  const gone = new Set<string>();
  for (let index = 0; index < first; index++) {
    for (const field of fieldsAt(file, index)) {
      const value = valueOf(field);
      if (value !== undefined && !found.has(value)) gone.add(field.name);
    }
  }
  return [...gone].map((name) => finding('document.signatureRemoved', name));
}

const valueOf = ({ value }: { readonly value: unknown }): number | undefined =>
  value instanceof PdfRef ? value.number : undefined;

/** An earlier revision that cannot be read as a document has no fields to lose. */
function fieldsAt(file: PdfFile, index: number) {
  try {
    return signatureFields(file, index);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return [];
    throw error;
  }
}
