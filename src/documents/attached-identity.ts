// Which record a document of this house says it is, from the frozen data attached at generation.
import { sha256, type Sha256 } from '../kernel/index.ts';
import {
  decodeStream,
  isArray,
  PdfFile,
  PdfStream,
  PdfString,
  PdfSyntaxError,
  textOf,
  type PdfObject,
} from '../signing/pdf/index.ts';
import { SNAPSHOT_FILE } from './file/index.ts';

export interface AttachedIdentity {
  readonly recordId: string;
  readonly version: number;
  /** Of the attachment's bytes, which are canonical JSON. */
  readonly snapshotHash: Sha256;
}

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_FILES = 64;

/** A claim, not a proof. Undefined for documents from elsewhere and for whatever cannot be read. */
export function attachedIdentity(pdf: Uint8Array): AttachedIdentity | undefined {
  try {
    const json = attachedSnapshot(new PdfFile(pdf));
    return json && identityIn(json);
  } catch (error) {
    if (error instanceof PdfSyntaxError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** As it was in the first revision: later ones may not touch it. */
function attachedSnapshot(file: PdfFile): Buffer | undefined {
  const associated = file.resolve(file.catalog(0).get('AF'), 0);
  if (!isArray(associated)) return undefined;
  for (const each of associated.slice(0, MAX_FILES)) {
    const specification = file.dict(each, 0);
    if (nameIn(file.resolve(specification?.get('F'), 0)) !== SNAPSHOT_FILE) continue;
    const embedded = file.resolve(file.dict(specification?.get('EF'), 0)?.get('F'), 0);
    if (embedded instanceof PdfStream) return decodeStream(embedded, MAX_BYTES);
  }
  return undefined;
}

const nameIn = (object: PdfObject): string | undefined =>
  object instanceof PdfString ? textOf(object) : undefined;

function identityIn(json: Buffer): AttachedIdentity | undefined {
  const snapshot: unknown = JSON.parse(json.toString('utf8'));
  if (snapshot === null || typeof snapshot !== 'object') return undefined;
  const { recordId, version } = snapshot as Record<string, unknown>;
  if (typeof recordId !== 'string' || !Number.isSafeInteger(version)) return undefined;
  return { recordId, version: version as number, snapshotHash: sha256(json) };
}
