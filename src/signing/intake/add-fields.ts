// Signature fields and seal strips for a document from elsewhere, as one incremental update.
import { type DocumentIndex, OpenDocument } from '../document/index.ts';
import { isArray, PdfFile, PdfString, serializeDict, TailWriter, textOf } from '../pdf/index.ts';
import { intakeFault } from './faults.ts';
import { type Acceptable, inspectPdf, type IntakeLimits } from './inspect.ts';
import { type FieldPlan, placeFields, type PlacedField } from './plan.ts';
import { blankAppearances } from './blank.ts';
import { writeNewFields } from './write-fields.ts';

/** What became of a plan: the update that adds its fields, or the word that they come with the signatures. */
export interface AddedFields {
  /**
   * `now`: they stand in the document once `tail` is appended. `withSignatures`: somebody signed already, `tail` is empty,
   * and `prepare` makes each field with the signature that fills it, given `newFields: fields`.
   */
  readonly added: 'now' | 'withSignatures';
  /** Bytes to append to the document. */
  readonly tail: Buffer;
  readonly fields: readonly PlacedField[];
}

/**
 * Touches the catalog or the form, the pages that receive fields, and nothing else; signatures that are there stay valid.
 * Faults: whatever `inspectPdf` refuses, intake.certified, intake.fieldName, intake.outsidePages.
 *
 * @example
 * ```ts
 * const plan: FieldPlan = { fields: [{ field: 'Head', place: { page: 0, rect: [60, 60, 200, 120] } }] };
 * const { added, tail, fields } = addFields(dossier, plan);
 * console.log(added, inspectPdf(Buffer.concat([dossier, tail])).kind, fields.length); // → now acceptable 1
 * ```
 */
export function addFields(bytes: Uint8Array, plan: FieldPlan, limits?: Partial<IntakeLimits>): AddedFields {
  const inspection = inspectPdf(bytes, limits);
  if (inspection.kind === 'refused') throw inspection.fault;
  const fields = placeFields(inspection.pages, plan);
  const file = new PdfFile(bytes);
  expectAdmitted(inspection, fields, takenNames(file));
  if (inspection.newFields !== 'now' || fields.length === 0)
    return { added: 'withSignatures', tail: Buffer.alloc(0), fields };
  return { added: 'now', tail: update(file, new OpenDocument(bytes).index, fields), fields };
}

function expectAdmitted(
  { newFields, certification = 2 }: Acceptable,
  fields: readonly PlacedField[],
  taken: ReadonlySet<string>,
): void {
  if (newFields === 'never' && fields.length > 0)
    throw intakeFault('intake.certified', { level: certification });
  for (const { field } of fields) {
    if (taken.has(field)) throw intakeFault('intake.fieldName', { field, reason: 'the document has one' });
  }
}

/** Names at the root of the field tree, whatever their kind. */
function takenNames(file: PdfFile): Set<string> {
  const list = file.resolve(file.dict(file.catalog().get('AcroForm'))?.get('Fields'));
  const names = new Set<string>();
  for (const ref of isArray(list) ? list : []) {
    const title = file.resolve(file.dict(ref)?.get('T'));
    if (title instanceof PdfString) names.add(textOf(title));
  }
  return names;
}

function update(file: PdfFile, index: DocumentIndex, fields: readonly PlacedField[]): Buffer {
  const writer = new TailWriter(index.end);
  const blank = blankAppearances(writer);
  for (const { number, dict, placed } of writeNewFields({ file, index, writer }, fields).fields) {
    const appearance = blank(placed.upright);
    writer.object(
      number,
      serializeDict(appearance === undefined ? dict : new Map([...dict, ['AP', appearance]])),
    );
  }
  return writer.finish().tail;
}
