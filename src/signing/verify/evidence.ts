// What there is to judge certificates by: the document's own store, what its signatures carry, and what the caller brings.
import { decodeStream, isArray, type PdfFile, PdfStream, PdfSyntaxError } from '../pdf/index.ts';
import { readMaterial, type ReadMaterial, type ValidationMaterial } from '../revocation/index.ts';
import type { Certificate, CertificateReader } from '../x509/index.ts';

export interface Evidence extends ReadMaterial {
  /** Certificates of the document security store; signatures may use them beside their own. */
  readonly certificates: readonly Certificate[];
}

export const noMaterial: ValidationMaterial = { certificates: [], ocsps: [], crls: [] };

/** `questions`: how many signatures and timestamps will be judged by it. */
export function evidenceIn(
  file: PdfFile,
  brought: ValidationMaterial,
  certificateOf: CertificateReader,
  questions: number,
): Evidence {
  const store = file.catalog().has('DSS') ? readStore(file) : noMaterial;
  const read = readMaterial({
    ocsps: [...store.ocsps, ...brought.ocsps],
    crls: [...store.crls, ...brought.crls],
  });
  if (questions * weightOf(read) > MAX_COMPARISONS) file.work.refuse('too much revocation material');
  return {
    ocsps: read.ocsps,
    crls: read.crls,
    certificates: [...store.certificates, ...brought.certificates].flatMap((der) => certificateOf(der) ?? []),
  };
}

/** Each signature is held against each statement; a long list costs as much as many short answers. */
const MAX_COMPARISONS = 200_000;
const LIST_BYTES_PER_STATEMENT = 20_000;

const weightOf = ({ ocsps, crls }: ReadMaterial): number =>
  ocsps.reduce((sum, { responses }) => sum + responses.length, 0) +
  crls.reduce((sum, { der }) => sum + 1 + der.length / LIST_BYTES_PER_STATEMENT, 0);

const MAX_ITEMS = 5000;
const MAX_ITEM_BYTES = 32 * 1024 * 1024;

/** The document security store (ETSI EN 319 142-1 §5.4.2), each stream once and within the limits of the file. */
function readStore(file: PdfFile): ValidationMaterial {
  const dss = file.dict(file.catalog().get('DSS'));
  const read = (key: string): Uint8Array[] => {
    const list = file.resolve(dss?.get(key));
    if (!isArray(list)) return [];
    if (list.length > MAX_ITEMS) file.work.refuse('too much validation material');
    const streams = new Set(list.map((item) => file.resolve(item)));
    return [...streams].flatMap((item) => (item instanceof PdfStream ? (unpacked(file, item) ?? []) : []));
  };
  return { certificates: read('Certs'), ocsps: read('OCSPs'), crls: read('CRLs') };
}

/** An item that cannot be read proves nothing; whether it was needed shows elsewhere. */
function unpacked(file: PdfFile, stream: PdfStream): Uint8Array | undefined {
  try {
    const bytes = decodeStream(stream, MAX_ITEM_BYTES);
    if (bytes !== stream.raw) file.work.unpack(bytes.length);
    return bytes;
  } catch (error) {
    file.work.assertAccepted();
    file.work.failedToUnpack(stream.raw, MAX_ITEM_BYTES);
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}
