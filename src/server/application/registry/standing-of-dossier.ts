// How a file stands to the professional dossiers: as stored, before later signatures, replaced by another version, changed.
import type { VerificationReport } from '../../../signing/index.ts';
import { dossierStateWords, presentFile } from '../../../workflows/index.ts';
import type { DossierState } from '../../../workflows/index.ts';
import type { DossierSegment, DossierVersion } from '../ports/dossiers-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { parseVerificationCode } from '../verification-code.ts';
import type { Prefix } from './file-prefixes.ts';
import { told, type StandingKind, type Told } from './standing.ts';

/**
 * Null where the file is no dossier of ours and its signatures do not say it is. What is written in a signature decides
 * only which dossier the file is held against.
 */
export async function standingOfDossier(
  view: View,
  prefixes: readonly Prefix[],
  report: VerificationReport,
): Promise<(Told & { readonly kind: StandingKind }) | null> {
  const lengths = new Map(prefixes.map(({ fileHash, length }) => [fileHash, length]));
  const found = (await view.dossierSegmentsOfFiles([...lengths.keys()])).filter(
    ({ fileHash, cumulativeLength, signer }) => signer !== null && lengths.get(fileHash) === cumulativeLength,
  );
  const [deepest] = found.toSorted((a, b) => b.cumulativeLength - a.cumulativeLength);
  const version = deepest ? await versionOf(view, deepest) : await versionNamed(view, report);
  if (!version) return null;
  const dossier = await view.dossier(version.dossierId);
  if (!dossier) return null;
  const { context, state } = dossier.snapshot;
  const chain = (await view.dossierSegments(version.dossierId)).filter(
    (one) => one.version === version.version,
  );
  const latest = presentFile(context).version;
  const kind = ((): StandingKind => {
    if (!deepest) return 'dossierAltered';
    if (deepest.ordinal < chain.length - 1) return 'dossierOlder';
    if (deepest.cumulativeLength !== prefixes.at(-1)?.length) return 'dossierContinued';
    if (latest !== version.version) return 'dossierReplaced';
    if (state === 'approved') return 'dossierApproved';
    return state === 'returned' || state === 'withdrawn' ? 'dossierNotInForce' : 'dossierUnderWay';
  })();
  const details = {
    code: version.verificationCode,
    version: version.version,
    latest,
    state: dossierStateWords[state as DossierState],
    lacking: deepest ? chain.length - 1 - deepest.ordinal : 0,
  };
  return { ...told(kind, details), kind };
}

const versionOf = async (
  view: View,
  { dossierId, version }: DossierSegment,
): Promise<DossierVersion | undefined> =>
  (await view.dossierVersions(dossierId)).find((one) => one.version === version);

/** Each signature of a dossier bears the version's code at the end of its reason. */
async function versionNamed(view: View, { signatures }: VerificationReport): Promise<DossierVersion | null> {
  for (const { reason } of signatures) {
    const code = parseVerificationCode(reason?.split('·').at(-1)?.slice(0, 60) ?? '');
    const version = code === null ? null : await view.dossierByCode(code);
    if (version) return version;
  }
  return null;
}
