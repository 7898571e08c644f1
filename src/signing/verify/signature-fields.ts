// The signature fields of a document as they stand in one revision, however deep the field tree.
import {
  isArray,
  isName,
  type PdfDict,
  type PdfFile,
  type PdfObject,
  PdfRef,
  PdfString,
  textOf,
} from '../pdf/index.ts';

export class FieldState {
  readonly number: number;
  readonly dict: PdfDict;
  private readonly titled: Titled | undefined;
  private spelt: string | undefined;

  constructor(number: number, dict: PdfDict, titled: Titled | undefined) {
    this.number = number;
    this.dict = dict;
    this.titled = titled;
  }

  /** The raw /V: a reference to the signature dictionary in every acceptable file. */
  get value(): PdfObject | undefined {
    return this.dict.get('V');
  }

  /** Fully qualified name, parts joined by dots (ISO 32000-2 §12.7.4.2); spelt when somebody asks. */
  get name(): string {
    return (this.spelt ??= spell(this.titled));
  }
}

/** A part of a name, and the part above it in the field tree. */
interface Titled {
  readonly title: PdfString;
  readonly above: Titled | undefined;
}

const MAX_FIELDS = 20_000;
const MAX_DEPTH = 32;

function spell(titled: Titled | undefined): string {
  const parts: string[] = [];
  for (let at = titled; at !== undefined; at = at.above) parts.unshift(textOf(at.title));
  return parts.join('.');
}

export function signatureFields(file: PdfFile, upTo: number): FieldState[] {
  const form = file.dict(file.catalog(upTo).get('AcroForm'), upTo);
  const found: FieldState[] = [];
  const seen = new Set<number>();
  const walk = (list: PdfObject, above: Titled | undefined, type: PdfObject | undefined, depth = 0): void => {
    if (!isArray(list)) return;
    // Never passed over: a field not looked at could be a signature not told of.
    if (depth > MAX_DEPTH) file.work.refuse('form fields nested too deep');
    file.work.spend(list.length);
    for (const ref of list) {
      if (!(ref instanceof PdfRef) || seen.has(ref.number)) continue;
      seen.add(ref.number);
      if (seen.size > MAX_FIELDS) file.work.refuse('too many form fields');
      const dict = file.dict(ref, upTo);
      if (dict === undefined) continue;
      const title = file.resolve(dict.get('T'), upTo);
      const titled = title instanceof PdfString ? { title, above } : above;
      const kind = file.resolve(dict.get('FT') ?? type, upTo);
      const kids = file.resolve(dict.get('Kids'), upTo);
      const group = isArray(kids) && kids.some((kid) => file.dict(kid, upTo)?.has('T') === true);
      if (isName(kind, 'Sig') && ((title instanceof PdfString && !group) || dict.has('V'))) {
        found.push(new FieldState(ref.number, dict, titled));
      }
      walk(kids, titled, kind, depth + 1);
    }
  };
  walk(file.resolve(form?.get('Fields'), upTo), undefined, undefined);
  return found;
}
