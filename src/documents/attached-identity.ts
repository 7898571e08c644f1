// Which record a document of this house says it is, from the frozen data attached at generation.
import { sha256, type Sha256 } from '../kernel/index.ts';
import { attachedFile } from './attached-file.ts';
import { PREDECESSOR_FILE, SNAPSHOT_FILE } from './file/index.ts';

export interface AttachedIdentity {
  readonly recordId: string;
  readonly version: number;
  /** Of the attachment's bytes, which are canonical JSON. */
  readonly snapshotHash: Sha256;
}

const MAX_BYTES = 8 * 1024 * 1024;
/** A class summary with all its predecessors inside each other stays far below. */
const MAX_PREDECESSOR = 64 * 1024 * 1024;

/** A claim, not a proof. Undefined for documents from elsewhere and for whatever cannot be read. */
export function attachedIdentity(pdf: Uint8Array): AttachedIdentity | undefined {
  const found = attachedSnapshot(pdf);
  if (found === undefined) return undefined;
  const { recordId, version } = found.snapshot;
  if (typeof recordId !== 'string' || !Number.isSafeInteger(version)) return undefined;
  return { recordId, version: version as number, snapshotHash: found.snapshotHash };
}

/** The frozen data itself, as anybody may have written it: parse before use. */
export function attachedSnapshot(
  pdf: Uint8Array,
): { readonly snapshot: Readonly<Record<string, unknown>>; readonly snapshotHash: Sha256 } | undefined {
  const json = attachedFile(pdf, SNAPSHOT_FILE, MAX_BYTES);
  const snapshot = json && parsed(json);
  return json && snapshot && { snapshot, snapshotHash: sha256(json) };
}

/** The signed file this document says it takes the place of. */
export const attachedPredecessor = (pdf: Uint8Array): Uint8Array | undefined =>
  attachedFile(pdf, PREDECESSOR_FILE, MAX_PREDECESSOR);

function parsed(json: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
