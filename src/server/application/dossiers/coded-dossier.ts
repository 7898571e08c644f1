// What anybody may know of a dossier whose code, or whose file, they hold: that it exists, who signed it, how it stands.
import { isSha256 } from '../../../kernel/index.ts';
import type { Instant, Sha256 } from '../../../kernel/index.ts';
import type { DossierState } from '../../../workflows/index.ts';
import { dossierStateWords, presentFile } from '../../../workflows/index.ts';
import type { DossierSegment, DossierVersion } from '../ports/dossiers-store.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import { filePrefixes } from '../registry/file-prefixes.ts';
import { parseVerificationCode } from '../verification-code.ts';

export interface CodedDossier {
  readonly code: string;
  readonly school: string;
  readonly schoolYear: string;
  readonly version: number;
  /** False when a later version has taken its place. */
  readonly latest: boolean;
  readonly state: { readonly name: DossierState; readonly vi: string; readonly en: string };
  /** The file as it is stored now. */
  readonly file: { readonly sha256: Sha256; readonly length: number };
  readonly signatures: readonly { readonly as: string; readonly person: string; readonly at: Instant }[];
}

/** @param typed a code as people type it, or the SHA-256 of a file; null where nothing is stored under it */
export async function dossierOfCode(
  { store }: Pick<House, 'store'>,
  typed: string,
): Promise<CodedDossier | null> {
  const bare = typed.trim().toLowerCase();
  const code = parseVerificationCode(typed);
  return store.read(async (view) => {
    if (isSha256(bare)) return ofSegment(view, (await view.dossierSegmentsOfFiles([bare]))[0]);
    const version = code === null ? null : await view.dossierByCode(code);
    return version && told(view, version);
  });
}

/** A file that is stored, or is what is stored with something behind it: by its longest revision that is known. */
export async function dossierOfFile(
  { store }: Pick<House, 'store'>,
  file: Uint8Array,
): Promise<(CodedDossier & { readonly exact: boolean; readonly knownLength: number }) | null> {
  const prefixes = filePrefixes(file);
  return store.read(async (view) => {
    const found = await view.dossierSegmentsOfFiles(prefixes.map(({ fileHash }) => fileHash));
    const [deepest] = found.toSorted((a, b) => b.cumulativeLength - a.cumulativeLength);
    const dossier = await ofSegment(view, deepest);
    if (!dossier || !deepest) return null;
    return {
      ...dossier,
      exact: deepest.cumulativeLength === file.length && deepest.fileHash === dossier.file.sha256,
      knownLength: deepest.cumulativeLength,
    };
  });
}

async function ofSegment(view: View, segment: DossierSegment | undefined): Promise<CodedDossier | null> {
  // An upload by itself proves nothing: any number of dossiers may begin with the same file.
  if (segment === undefined || segment.ordinal === 0) return null;
  const versions = await view.dossierVersions(segment.dossierId);
  const version = versions.find((one) => one.version === segment.version);
  return version ? told(view, version) : null;
}

async function told(view: View, row: DossierVersion): Promise<CodedDossier | null> {
  const { dossierId, version, verificationCode: code } = row;
  const dossier = await view.dossier(dossierId);
  const last = (await view.dossierSegments(dossierId)).findLast((one) => one.version === version);
  if (!dossier || !last?.signer) return null;
  const { context, state } = dossier.snapshot;
  const school = (await view.schools()).find(({ id }) => id === dossier.schoolId);
  const signed = context.signatures.filter((one) => one.version === version);
  const people = await view.people([...new Set(signed.map(({ by }) => by))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const name = state as DossierState;
  return {
    code,
    school: school?.name ?? '',
    schoolYear: context.schoolYear,
    version,
    latest: presentFile(context).version === version,
    state: { name, ...dossierStateWords[name] },
    file: { sha256: last.fileHash, length: last.cumulativeLength },
    signatures: signed.map(({ as, by, at }) => ({ as, person: names.get(by) ?? '', at })),
  };
}
