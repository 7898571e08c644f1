// What a document says of the version it takes the place of, parsed at the edge: anybody may have written it.
import { attachedSnapshot } from '../../../../documents/index.ts';
import type { DocumentSnapshot, Supersession } from '../../../../documents/index.ts';
import type { Sha256 } from '../../../../kernel/index.ts';

export interface Claims {
  readonly snapshot: DocumentSnapshot;
  readonly snapshotHash: Sha256;
  /** Null for a first version; `malformed` where something is said that cannot be understood. */
  readonly supersedes: Supersession | 'malformed' | null;
}

/** Undefined for documents that are no record of this house. */
export function claimsOf(pdf: Uint8Array): Claims | undefined {
  const attached = attachedSnapshot(pdf);
  if (attached === undefined) return undefined;
  const { snapshot: found, snapshotHash } = attached;
  const { kind, recordId, version, supersedes } = found;
  const isRecord =
    (kind === 'transcript'
      ? isList(found.rows) && isObject(found.pupil)
      : kind === 'classSummary' && isList(found.rows)) &&
    (kind === 'transcript' || isList(found.subjects)) &&
    typeof recordId === 'string' &&
    Number.isSafeInteger(version);
  if (!isRecord) return undefined;
  return {
    snapshot: found as unknown as DocumentSnapshot,
    snapshotHash,
    supersedes:
      supersedes === undefined
        ? null
        : isSupersession(supersedes)
          ? (supersedes as Supersession)
          : 'malformed',
  };
}

type Plain = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Of objects, each of them. */
const isList = (value: unknown): value is readonly Plain[] => Array.isArray(value) && value.every(isObject);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);

function isSupersession(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { predecessor, corrections, differences, carriedOver, places } = value;
  return (
    isObject(predecessor) &&
    Number.isSafeInteger(predecessor.version) &&
    [predecessor.fileHash, predecessor.snapshotHash, predecessor.verificationCode].every(isText) &&
    isList(corrections) &&
    corrections.every(
      ({ id, decisionNumber, cells }) => isText(id) && isText(decisionNumber) && areCells(cells),
    ) &&
    isList(differences) &&
    differences.every(
      ({ place, before, after }) => isText(place) && isTextOrNull(before) && isTextOrNull(after),
    ) &&
    isList(carriedOver) &&
    carriedOver.every(
      ({ subject, signer, signedAt, version }) =>
        isText(subject) && isText(signer) && Number.isSafeInteger(signedAt) && Number.isSafeInteger(version),
    ) &&
    Array.isArray(places) &&
    places.every(isText)
  );
}

const areCells = (cells: unknown): boolean =>
  isList(cells) &&
  cells.every(({ path, before, after }) => isText(path) && isTextOrNull(before) && isTextOrNull(after));
