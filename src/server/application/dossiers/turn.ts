// Whose signature is due and where it goes: one description for keys at hand and keys elsewhere.
import type { Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import { parties } from '../../../policies/index.ts';
import type { DossierEvent, DossierParty, DossierRoute } from '../../../workflows/index.ts';
import { awaitedParty, latestBytes, presentFile } from '../../../workflows/index.ts';
import { applicationFault } from '../faults.ts';
import type { Dossier, DossierSegment, DossierVersion } from '../ports/dossiers-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SignTask } from '../ports/workshop.ts';
import { standingAs } from './parties.ts';
import { judgeDeed, type DossierDeed } from './take-step.ts';

/** What the signature is: the author sending it, a step of the route, or the seal. */
export type DossierGesture = 'author' | 'step' | 'seal';

export interface DossierTurn {
  readonly dossier: Dossier;
  readonly gesture: DossierGesture;
  readonly version: DossierVersion;
  /** Of the present version, in order. */
  readonly chain: readonly DossierSegment[];
  readonly baseHash: Sha256;
  readonly places: SignTask['slots'];
  /** What the signature says of itself. */
  readonly reason: string;
}

export interface SigningDeed extends DossierDeed {
  /** The registrar seals with the school's key; everybody else signs with their own. */
  readonly seal?: boolean | undefined;
  /** Orders the seal, where the last step must. */
  readonly decisionNumber?: string | undefined;
}

/**
 * @throws Fault `dossier.*`, `signing.*`, `policy.*`, `access.notPermitted` for whoever may not sign it now
 */
export async function turnOf(view: View, deed: SigningDeed, at: Instant): Promise<DossierTurn> {
  const { dossier } = await judgeSigning(view, deed, at, null);
  const gesture = gestureOf(dossier, deed);
  const { context } = dossier.snapshot;
  const { version: number } = presentFile(context);
  const version = (await view.dossierVersions(dossier.id)).find((one) => one.version === number);
  const chain = (await view.dossierSegments(dossier.id)).filter((one) => one.version === number);
  const baseHash = chain.at(-1)?.fileHash;
  if (!version || baseHash === undefined) throw applicationFault('blob.missing', { hash: dossier.id });
  const party = awaitedParty(context);
  const office = await officeText(view, deed.by, { gesture, party, dossier, at });
  return {
    dossier,
    gesture,
    version,
    chain,
    baseHash,
    places: placesFor(dossier, version, gesture),
    reason: `${office} · ${version.verificationCode}`,
  };
}

/** @param signed null asks only whether it would be accepted */
export const judgeSigning = (
  view: View,
  deed: SigningDeed,
  at: Instant,
  signed: { readonly baseHash: Sha256; readonly fileHash: Sha256 } | null,
  route: DossierRoute = unknownRoute,
) =>
  judgeDeed(view, deed, deed.seal === true ? 'dossier.sealed' : 'dossier.signed', at, (dossier, as) => {
    const { context } = dossier.snapshot;
    const latest = latestBytes(context);
    const bytes = signed ?? { baseHash: latest, fileHash: latest };
    return eventOf(dossier, deed, { ...bytes, by: deed.by, at }, { as, route });
  });

function eventOf(
  dossier: Dossier,
  deed: SigningDeed,
  signed: {
    readonly baseHash: Sha256;
    readonly fileHash: Sha256;
    readonly by: PersonId;
    readonly at: Instant;
  },
  { as, route }: { readonly as: readonly DossierParty[]; readonly route: DossierRoute },
): DossierEvent {
  const gesture = gestureOf(dossier, deed);
  if (gesture === 'seal') return { type: 'dossier.sealed', ...signed };
  if (gesture === 'author') return { type: 'dossier.submitted', ...signed, route };
  return { type: 'dossier.signed', ...signed, as, decisionNumber: deed.decisionNumber ?? '' };
}

/** For asking only; files are stored for routes with somebody on them. */
const unknownRoute: DossierRoute = { steps: ['principal'], leftOut: [], sealed: false };

const gestureOf = ({ snapshot: { context, state } }: Dossier, { by, seal }: SigningDeed): DossierGesture =>
  seal === true ? 'seal' : by === context.author && state === 'draft' ? 'author' : 'step';

/** The last signature makes room for the seal that will cover its left third (NĐ 30/2020 Đ33.1.c). */
function placesFor(
  { snapshot: { context } }: Dossier,
  { places, route }: DossierVersion,
  gesture: DossierGesture,
): SignTask['slots'] {
  if (gesture === 'seal') return places.filter(({ purpose }) => purpose !== 'signature');
  const { version } = presentFile(context);
  const done = context.signatures.filter((one) => one.version === version && one.as !== 'seal').length;
  const place = places[done];
  if (!place) return [];
  return [route.sealed && done === route.steps.length ? { ...place, purpose: 'principal' } : place];
}

/** `Người soạn`, `Tổ trưởng chuyên môn`, `KT. Hiệu trưởng`. */
async function officeText(
  view: View,
  by: PersonId,
  {
    gesture,
    party,
    dossier,
    at,
  }: {
    readonly gesture: DossierGesture;
    readonly party: DossierParty | null;
    readonly dossier: Dossier;
    readonly at: Instant;
  },
): Promise<string> {
  if (gesture === 'author') return 'Người soạn, gửi kiểm tra';
  if (gesture === 'seal' || party === null) return 'Đóng dấu';
  const standing = await standingAs(view, by, party, dossier.snapshot.context, at);
  const inPlace = standing?.actingFor === 'principal' ? 'KT. ' : '';
  return `${inPlace}${parties[party].vi}, kiểm tra và duyệt`;
}
