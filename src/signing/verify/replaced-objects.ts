// Existing objects that an update may write anew: the few whose change only makes room for signatures and archive data.
import {
  isArray,
  isDict,
  isName,
  type PdfDict,
  type PdfFile,
  type PdfObject,
  PdfRef,
  PdfStream,
} from '../pdf/index.ts';
import { equalDicts, equalObjects } from './equal.ts';
import { isFilling, isShowing } from './filling.ts';
import { addedFields, type Admission } from './new-fields.ts';
import { usesOf } from './references.ts';
import { isGrownStore } from './security-store.ts';

/** What the new version of an object is for, and which new fields it names. */
export interface Replacement {
  readonly kind: 'filling' | 'showing' | 'fields' | 'archive' | 'description';
  readonly added: readonly number[];
}

const replacement = (kind: Replacement['kind'], added: readonly number[] = []): Replacement => ({
  kind,
  added,
});

/** Undefined when the object is frozen or its change is not a permitted one. */
export function replacementOf(
  file: PdfFile,
  number: number,
  index: number,
  admission: Admission,
): Replacement | undefined {
  if (isFilling(file, number, index)) return replacement('filling');
  if (isShowing(file, number, index)) return replacement('showing');
  const place = placeOf(file, number, index - 1);
  if (place === undefined) return undefined;
  const before = file.object(number, index - 1);
  const after = file.object(number, index);
  if (place === 'list') return fieldsAdded(addedFields(file, before, after, index, admission));
  if (place === 'description') return isDescription(before, after) ? replacement('description') : undefined;
  if (!isDict(before) || !isDict(after)) return undefined;
  if (place === 'store') return isGrownStore(file, before, after, index) ? replacement('archive') : undefined;
  return changers[place](file, before, after, index, admission);
}

/** Where an object stands. Those whose content may change altogether must stand nowhere else. */
type Place = 'catalog' | 'form' | 'page' | 'list' | 'store' | 'description';

function placeOf(file: PdfFile, number: number, upTo: number): Place | undefined {
  const { trailer } = file.revisions[upTo] ?? file.last;
  const points = (object: PdfObject | undefined) => object instanceof PdfRef && object.number === number;
  if (points(trailer.get('Root'))) return 'catalog';
  if (points(trailer.get('Info'))) return usesOf(file, number, upTo) === 0 ? 'description' : undefined;
  const catalog = file.catalog(upTo);
  if (points(catalog.get('Metadata'))) return usesOf(file, number, upTo) === 1 ? 'description' : undefined;
  if (points(catalog.get('AcroForm'))) return 'form';
  if (points(catalog.get('DSS'))) return usesOf(file, number, upTo) === 1 ? 'store' : undefined;
  const object = file.object(number, upTo);
  if (isDict(object)) return isName(object.get('Type'), 'Page') ? 'page' : undefined;
  const fields = file.dict(catalog.get('AcroForm'), upTo)?.get('Fields');
  return isArray(object) && isListed(points, fields, pageTree(file, upTo)) ? 'list' : undefined;
}

/** As fields or as annotations of pages, and not as the pages themselves. */
const isListed = (
  points: (object: PdfObject | undefined) => boolean,
  fields: PdfObject | undefined,
  nodes: readonly PdfDict[],
): boolean =>
  (points(fields) || nodes.some((node) => points(node.get('Annots')))) &&
  !nodes.some((node) => points(node.get('Kids')));

type Changer = (
  file: PdfFile,
  before: PdfDict,
  after: PdfDict,
  index: number,
  admission: Admission,
) => Replacement | undefined;

const changers: Readonly<Record<'catalog' | 'form' | 'page', Changer>> = {
  catalog: (file, before, after, index, admission) => {
    if (!equalDicts(before, after, ['AcroForm', 'DSS', 'Extensions'])) return undefined;
    const sameStore = equalObjects(before.get('DSS'), after.get('DSS'));
    const grown = sameStore || isGrownStore(file, before.get('DSS'), after.get('DSS'), index);
    const [was, is] = [before.get('AcroForm'), after.get('AcroForm')];
    if (!grown || !extensionsKept(before, after)) return undefined;
    if (equalObjects(was, is)) return replacement(sameStore ? 'description' : 'archive');
    const form = file.dict(is, index);
    return (
      form &&
      changers.form(file, file.dict(was, index - 1) ?? new Map<string, PdfObject>(), form, index, admission)
    );
  },
  form: (file, before, after, index, admission) => {
    if (!equalDicts(before, after, ['Fields', 'SigFlags'])) return undefined;
    const [was, is] = [
      file.resolve(before.get('Fields'), index - 1),
      file.resolve(after.get('Fields'), index),
    ];
    return fieldsAdded(addedFields(file, was, is, index, admission));
  },
  page: (file, before, after, index, admission) => {
    if (!equalDicts(before, after, ['Annots'])) return undefined;
    const [was, is] = [
      file.resolve(before.get('Annots'), index - 1),
      file.resolve(after.get('Annots'), index),
    ];
    return fieldsAdded(addedFields(file, was, is, index, admission));
  },
};

const fieldsAdded = (added: readonly number[] | undefined): Replacement | undefined =>
  added && replacement('fields', added);

/** Developer extensions may be added (§7.12), never changed. */
function extensionsKept(before: PdfDict, after: PdfDict): boolean {
  const [was, is] = [before.get('Extensions'), after.get('Extensions')];
  if (was === undefined || equalObjects(was, is)) return true;
  return isDict(was) && isDict(is) && [...was].every(([key, value]) => equalObjects(value, is.get(key)));
}

/** Document information and XMP show on no page. */
const isDescription = (before: PdfObject, after: PdfObject): boolean =>
  (isDict(before) && isDict(after)) ||
  (before instanceof PdfStream && after instanceof PdfStream && isName(after.dict.get('Type'), 'Metadata'));

const MAX_PAGES = 50_000;

/** Every node that can be reached, pages included. */
function pageTree(file: PdfFile, upTo: number): PdfDict[] {
  const found: PdfDict[] = [];
  const seen = new Set<number>();
  const queue: PdfObject[] = [file.catalog(upTo).get('Pages') ?? null];
  for (let ref = queue.pop(); ref !== undefined; ref = queue.pop()) {
    if (!(ref instanceof PdfRef) || seen.has(ref.number)) continue;
    seen.add(ref.number);
    if (seen.size > MAX_PAGES) file.work.refuse('too many pages');
    file.work.spend(1);
    const node = file.dict(ref, upTo);
    const kids = file.resolve(node?.get('Kids'), upTo);
    if (isArray(kids)) for (const kid of kids) queue.push(kid);
    if (node !== undefined) found.push(node);
  }
  return found;
}
