// The document security store: certificates, OCSP responses and CRLs for the decades (ETSI EN 319 142-1 §5.4.2).
import {
  isArray,
  isDict,
  type PdfDict,
  type PdfFile,
  type PdfObject,
  PdfRef,
  PdfStream,
} from '../pdf/index.ts';
import { equalObjects } from './equal.ts';

const lists: readonly string[] = ['Certs', 'OCSPs', 'CRLs'];
const known: readonly string[] = ['Type', 'VRI', ...lists];

/** A store that holds everything it held before, and otherwise only streams in its three lists. */
export function isGrownStore(
  file: PdfFile,
  before: PdfObject | undefined,
  after: PdfObject | undefined,
  index: number,
): boolean {
  const is = file.dict(after, index);
  const was = before === undefined ? new Map<string, PdfObject>() : file.dict(before, index - 1);
  if (is === undefined || was === undefined) return false;
  if ([...was.keys(), ...is.keys()].some((key) => !known.includes(key))) return false;
  return (
    lists.every((key) => hasGrown(file, was.get(key), is.get(key), index)) &&
    isReport(file, is.get('VRI'), index)
  );
}

function hasGrown(
  file: PdfFile,
  before: PdfObject | undefined,
  after: PdfObject | undefined,
  index: number,
): boolean {
  const was = file.resolve(before, index - 1);
  const is = file.resolve(after, index);
  if (is === null) return was === null;
  if (!isArray(is)) return false;
  const kept = isArray(was) ? was : [];
  if (!kept.every((member) => is.some((each) => equalObjects(each, member)))) return false;
  return is.every((ref) => ref instanceof PdfRef && file.object(ref.number, index) instanceof PdfStream);
}

/** /VRI is what older products add: a dictionary of dictionaries, one for each signature. */
function isReport(file: PdfFile, report: PdfObject | undefined, index: number): boolean {
  const dict: PdfDict | undefined = file.dict(report, index);
  if (dict === undefined) return report === undefined;
  return [...dict.values()].every((entry) => isDict(file.resolve(entry, index)));
}
