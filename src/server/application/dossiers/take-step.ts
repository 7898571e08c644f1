// One step of a dossier is one transaction: rights → policy → advance → update → journal → the bytes that belong to it.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { DossierEvent, DossierId, DossierParty } from '../../../workflows/index.ts';
import { stepDossier } from '../../../workflows/index.ts';
import type { AccessAction } from '../access/access-action.ts';
import { permission } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import type { Dossier } from '../ports/dossiers-store.ts';
import type { Transaction, View } from '../ports/unit-of-work.ts';
import { refusalFault } from '../refusal-fault.ts';
import { dossierFault } from './faults.ts';
import { dossierTarget, partiesTo } from './parties.ts';

/** What somebody does to a dossier. */
export interface DossierDeed {
  readonly dossier: DossierId;
  readonly by: PersonId;
  /** The revision the person has looked at; any when left out. */
  readonly seen?: number | undefined;
}

/** @throws Fault `dossier.unknown` */
export async function knownDossier(view: View, id: DossierId): Promise<Dossier> {
  const found = await view.dossier(id);
  if (!found) throw dossierFault('dossier.unknown', { dossier: id });
  return found;
}

export interface Judged {
  readonly dossier: Dossier;
  readonly after: Dossier;
  readonly event: DossierEvent;
}

/**
 * Whether the event would be accepted now, and what follows; changes nothing. Asked before a key is used, and again
 * with what came of it.
 * @param action null where being the author is the right
 * @throws Fault `dossier.unknown`, `access.notPermitted`, `record.changedMeanwhile`, or the refusal's own code
 */
export async function judgeDeed(
  view: View,
  { dossier: id, by, seen }: DossierDeed,
  action: AccessAction | null,
  at: Instant,
  eventOf: (dossier: Dossier, as: readonly DossierParty[]) => DossierEvent,
): Promise<Judged> {
  const dossier = await knownDossier(view, id);
  if (seen !== undefined && seen !== dossier.revision) throw applicationFault('record.changedMeanwhile');
  const { context } = dossier.snapshot;
  const target = dossierTarget(context);
  const isAuthor = by === context.author;
  if (action && !isAuthor) await permission(view, { person: by, action, target, at });
  const parties = await partiesTo(view, by, context, at);
  const event = eventOf(dossier, parties);
  const next = stepDossier(dossier.snapshot, event, { person: by, parties });
  if ('refused' in next) throw refusalFault(next.refused, { dossier: id });
  return { dossier, event, after: { ...dossier, revision: dossier.revision + 1, snapshot: next.snapshot } };
}

/** Stores what was judged in this very transaction. @throws Fault `record.changedMeanwhile` */
export async function keepStep(
  transaction: Transaction,
  { dossier, after, event }: Judged,
): Promise<Dossier> {
  const { id, schoolId, revision } = dossier;
  await transaction.updateDossier({ id, revision, snapshot: after.snapshot });
  await transaction.append([
    { at: event.at, actor: `person:${event.by}`, record: null, event: { ...event, dossier: id, schoolId } },
  ]);
  return after;
}
