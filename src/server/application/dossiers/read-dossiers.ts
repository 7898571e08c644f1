// Dossiers as those see them who may: where each stands, whom it waits for, its files.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { DossierId, DossierParty, DossierState } from '../../../workflows/index.ts';
import { awaitedParty, dossierStateWords, presentFile } from '../../../workflows/index.ts';
import type { Appointment } from '../access/appointment.ts';
import { may } from '../access/may.ts';
import { sliceOf } from '../documents.ts';
import type { Dossier, DossierVersion } from '../ports/dossiers-store.ts';
import type { House } from '../ports/house.ts';
import { dossierFault } from './faults.ts';
import { dossierTarget, partiesHeld } from './parties.ts';

export interface DossierStanding {
  readonly dossier: Dossier;
  readonly words: { readonly vi: string; readonly en: string };
  /** Party of the policy whose turn it is. */
  readonly awaited: DossierParty | null;
  /** Whether it is the asker's turn. */
  readonly yours: boolean;
}

export type DossiersWanted = 'waiting' | 'mine' | 'department';

export interface DossiersAsked {
  readonly schoolId: string;
  readonly schoolYear: string;
  readonly by: PersonId;
  /** `waiting`: for the asker; `mine`: written by them; `department`: of a department they head. All they see when left out. */
  readonly which?: DossiersWanted | undefined;
  readonly state?: DossierState | undefined;
}

/** Oldest first; of others' only what one's office is about. */
export const listDossiers = (
  house: House,
  { schoolId, schoolYear, by, which, state }: DossiersAsked,
): Promise<readonly DossierStanding[]> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    const asker: Asker = { by, held: await view.appointmentsOf(by), at };
    return (await view.dossiersOf(schoolId, schoolYear))
      .filter(({ snapshot }) => state === undefined || snapshot.state === state)
      .filter((dossier) => maySee(asker, dossier))
      .map((dossier) => standingFor(asker, dossier))
      .filter((standing) => which === undefined || wanted[which](asker, standing));
  });

/** Who asks, with what they hold. */
interface Asker {
  readonly by: PersonId;
  readonly held: readonly Appointment[];
  readonly at: Instant;
}

const wanted: Record<DossiersWanted, (asker: Asker, standing: DossierStanding) => boolean> = {
  waiting: (_, { yours }) => yours,
  mine: ({ by }, { dossier }) => dossier.snapshot.context.author === by,
  department: ({ held, at }, { dossier }) =>
    partiesHeld(held, dossier.snapshot.context, at).includes('departmentHead'),
};

export interface DossierSeen extends DossierStanding {
  readonly versions: readonly DossierVersion[];
  readonly names: ReadonlyMap<PersonId, string>;
}

/** @throws Fault `dossier.unknown`, also for one the person may not see */
export const dossierSeenBy = (
  house: House,
  { dossier: id, by }: { readonly dossier: DossierId; readonly by: PersonId },
): Promise<DossierSeen> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    const asker: Asker = { by, held: await view.appointmentsOf(by), at };
    const dossier = await view.dossier(id);
    if (!dossier || !maySee(asker, dossier)) throw dossierFault('dossier.unknown', { dossier: id });
    const { context } = dossier.snapshot;
    const people = [
      context.author,
      ...context.signatures.map((one) => one.by),
      ...context.minutes.flatMap((one) => [one.by, ...one.present]),
    ];
    const names = new Map((await view.people([...new Set(people)])).map((one) => [one.id, one.name]));
    const standing = standingFor(asker, dossier);
    return { ...standing, versions: await view.dossierVersions(id), names };
  });

/**
 * A version as it is signed so far.
 * @throws Fault `dossier.unknown`, `blob.missing`, `blob.damaged`
 */
export async function readDossierFile(
  house: House,
  asked: { readonly dossier: DossierId; readonly by: PersonId; readonly version?: number | undefined },
): Promise<Uint8Array> {
  const { dossier } = await dossierSeenBy(house, asked);
  const version = asked.version ?? presentFile(dossier.snapshot.context).version;
  const segments = await house.store.read((view) => view.dossierSegments(dossier.id));
  const chain = segments.filter((one) => one.version === version);
  const fileHash = chain.at(-1)?.fileHash;
  if (fileHash === undefined) throw dossierFault('dossier.unknown', { dossier: `${dossier.id}/${version}` });
  return house.blobs.join(chain.map(sliceOf), fileHash);
}

/** Drafts are their author's own. */
function maySee({ by, held, at }: Asker, { snapshot }: Dossier): boolean {
  const { context, state } = snapshot;
  if (by === context.author) return true;
  if (context.firstSubmittedAt === null || state === 'withdrawn') return false;
  return may(held, 'dossier.read', dossierTarget(context), at) !== null;
}

function standingFor({ by, held, at }: Asker, dossier: Dossier): DossierStanding {
  const { state, context } = dossier.snapshot;
  const awaited = state === 'submitted' ? awaitedParty(context) : null;
  const parties = partiesHeld(held, context, at);
  const isAuthor = by === context.author;
  const yours = isAuthor
    ? state === 'draft' || state === 'returned'
    : (awaited !== null && parties.includes(awaited)) ||
      (state === 'signed' && parties.includes('registrar'));
  return { dossier, words: dossierStateWords[state as DossierState], awaited, yours };
}
