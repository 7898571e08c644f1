// Whom a dossier waits for, person by person, so that they can be told.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { awaitedParty, signaturesNow } from '../../../workflows/index.ts';
import type { Dossier } from '../ports/dossiers-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { peopleFor } from './parties.ts';

export interface DossierDue {
  readonly dossier: Dossier;
  readonly person: PersonId;
  readonly task: 'checkDossier' | 'sealDossier' | 'changeDossier';
}

/** Of those that were sent or returned; drafts wait for nobody. */
export async function dossierDues(
  view: View,
  dossiers: readonly Dossier[],
  at: Instant,
): Promise<readonly DossierDue[]> {
  const found: DossierDue[] = [];
  for (const dossier of dossiers) {
    const { state, context } = dossier.snapshot;
    if (state === 'returned') found.push({ dossier, person: context.author, task: 'changeDossier' });
    const party = state === 'submitted' ? awaitedParty(context) : state === 'signed' ? 'registrar' : null;
    if (party === null) continue;
    const out = new Set([
      context.author,
      ...(state === 'signed' ? [] : signaturesNow(context).map(({ by }) => by)),
    ]);
    const task = state === 'signed' ? 'sealDossier' : 'checkDossier';
    for (const person of await peopleFor(view, party, context, at))
      if (!out.has(person)) found.push({ dossier, person, task });
  }
  return found;
}
