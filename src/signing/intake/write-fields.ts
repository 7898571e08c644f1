// Names new fields in form and pages: only the object that holds each list is written again (signing.md §2.2).
import { type DocumentIndex, withEntries } from '../document/index.ts';
import {
  isArray,
  type PdfArray,
  type PdfDict,
  type PdfFile,
  PdfName,
  type PdfObject,
  PdfRef,
  PdfString,
  serialize,
  serializeDict,
  type TailWriter,
} from '../pdf/index.ts';
import { intakeFault } from './faults.ts';
import { type PageShape, readPages } from './pages.ts';
import type { PlacedField } from './plan.ts';
import { titleOf } from './titles.ts';

export interface Target {
  readonly file: PdfFile;
  readonly index: DocumentIndex;
  readonly writer: TailWriter;
  /** The caller writes the catalog, with changes of its own, once it is returned. */
  readonly writesCatalog?: boolean;
}

/** A field whose own object is still to be written by the caller, who knows its appearance and value. */
export interface NewField {
  readonly field: string;
  readonly number: number;
  readonly dict: PdfDict;
  readonly locksAll: boolean;
  readonly placed: PlacedField;
}

/** Faults: intake.outsidePages, intake.certified, intake.pageTree. */
export function writeNewFields(
  target: Target,
  placed: readonly PlacedField[],
): { readonly catalog: DocumentIndex['catalog']; readonly fields: readonly NewField[] } {
  const { file, writer } = target;
  if (file.dict(file.catalog().get('Perms'))?.has('DocMDP') === true)
    throw intakeFault('intake.certified', { level: 2 });
  const pages = readPages(file, Infinity);
  const fields = placed.map((each): NewField => {
    const page = pages[each.page];
    if (page === undefined) throw intakeFault('intake.outsidePages', { field: each.field });
    const number = writer.allocate();
    const { field, locksAll } = each;
    return { field, number, dict: fieldDict(each, page), locksAll, placed: each };
  });
  const lists = listsOf(pages);
  addToPages(target, pages, fields, lists);
  return { catalog: addToForm(target, refsOf(fields), lists), fields };
}

const refsOf = (fields: readonly NewField[]) => fields.map(({ number }) => new PdfRef(number, 0));

/** Print and Locked, as PDF/A asks (signing.md §7). */
const WIDGET_FLAGS = 132;

function fieldDict(placed: PlacedField, page: PageShape): PdfDict {
  const { field, rect, upright, locksAll } = placed;
  const title = titleOf(placed);
  const lock: PdfDict = new Map([
    ['Type', new PdfName('SigFieldLock')],
    ['Action', new PdfName('All')],
  ]);
  return new Map<string, PdfObject>([
    ['Type', new PdfName('Annot')],
    ['Subtype', new PdfName('Widget')],
    ['FT', new PdfName('Sig')],
    ['T', nameString(field)],
    ...(title === undefined ? [] : [['TU', nameString(title)] as const]),
    ['F', WIDGET_FLAGS],
    ['Rect', rect],
    ['P', page.ref],
    ...(upright.rotation === 0 ? [] : [['MK', new Map([['R', upright.rotation]])] as const]),
    ...(locksAll ? [['Lock', lock] as const] : []),
  ]);
}

const nameString = (name: string): PdfString =>
  /^[ -~]*$/.test(name)
    ? new PdfString(Buffer.from(name, 'latin1'))
    : new PdfString(Buffer.from(`\ufeff${name}`, 'utf16le').swap16(), 'hex');

/** How many pages have the object as their list of annotations. */
type Lists = ReadonlyMap<number, number>;

function listsOf(pages: readonly PageShape[]): Lists {
  const lists = new Map<number, number>();
  for (const { dict } of pages) {
    const list = dict.get('Annots');
    if (list instanceof PdfRef) lists.set(list.number, (lists.get(list.number) ?? 0) + 1);
  }
  return lists;
}

/** A list that several pages share does not grow: the field would be on all of them. */
function addToPages(
  target: Target,
  pages: readonly PageShape[],
  fields: readonly NewField[],
  lists: Lists,
): void {
  const { file, index, writer } = target;
  const form = file.dict(index.catalog.dict.get('AcroForm'));
  const formList = form?.get('Fields');
  for (const [number, page] of pages.entries()) {
    const here = fields.filter(({ placed }) => placed.page === number);
    if (here.length === 0) continue;
    const list = page.dict.get('Annots');
    const grown = [...arrayOf(file, list), ...refsOf(here)];
    const alone = list instanceof PdfRef && lists.get(list.number) === 1;
    const formToo = list instanceof PdfRef && formList instanceof PdfRef && list.number === formList.number;
    if (alone && !formToo && canGrow(file, list)) writer.object(list.number, serialize(grown));
    else writer.object(page.ref.number, serializeDict(withEntries(page.dict, { Annots: grown })));
  }
}

/** An array of its own; a reference to nothing is left to point to nothing. */
const canGrow = (file: PdfFile, list: PdfObject | undefined): list is PdfRef =>
  list instanceof PdfRef && isArray(file.resolve(list));

/** Returns the catalog as it is afterwards; it is written only when the form stands in it. */
function addToForm(target: Target, added: readonly PdfRef[], lists: Lists): DocumentIndex['catalog'] {
  const { file, writer, index } = target;
  const { catalog } = index;
  const holder = catalog.dict.get('AcroForm');
  const form = file.dict(holder) ?? new Map<string, PdfObject>();
  const list = form.get('Fields');
  const grown = [...arrayOf(file, list), ...added];
  const inPlace = canGrow(file, list) && !lists.has(list.number);
  if (inPlace) writer.object(list.number, serialize(grown));
  const flags = file.resolve(form.get('SigFlags')) === 3;
  if (inPlace && flags) return catalog;
  const next = withEntries(form, {
    ...(inPlace ? {} : { Fields: grown }),
    ...(flags ? {} : { SigFlags: 3 }),
  });
  if (holder instanceof PdfRef && form.size > 0) {
    writer.object(holder.number, serializeDict(next));
    return catalog;
  }
  const dict = withEntries(catalog.dict, { AcroForm: next });
  if (target.writesCatalog !== true) writer.object(catalog.number, serializeDict(dict));
  return { number: catalog.number, dict };
}

function arrayOf(file: PdfFile, object: PdfObject | undefined): PdfArray {
  const found = file.resolve(object);
  return isArray(found) ? found : [];
}
