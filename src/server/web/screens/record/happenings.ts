// Who did what to a record, oldest first: from the journal for those who may read it, else from what the record itself tells.
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import type { JournalEntry } from '../../../application/index.ts';
import type { SeenRecord } from './seen-record.ts';

export interface Happening {
  readonly at: Instant;
  /** As `recordWords.events` names it. */
  readonly event: string;
  /** Null for the program itself. */
  readonly person: PersonId | null;
  readonly role?: string;
  readonly version?: number;
  readonly reason?: string;
  readonly decision?: string;
}

export const happeningsOf = (seen: SeenRecord): readonly Happening[] =>
  seen.journal === null ? told(seen) : seen.journal.flatMap(fromJournal);

function fromJournal({ at, actor, event }: JournalEntry): readonly Happening[] {
  const [kind, id = ''] = actor.split(':');
  const { type, role, version, reason, decisionNumber } = event;
  return [
    {
      at,
      event: type,
      person: kind === 'person' ? (id as PersonId) : null,
      ...(typeof role === 'string' && { role }),
      ...(typeof version === 'number' && { version }),
      ...(typeof reason === 'string' && { reason }),
      ...(typeof decisionNumber === 'string' && { decision: decisionNumber }),
    },
  ];
}

function told({ documents, record }: SeenRecord): readonly Happening[] {
  const { signatures, order, returned, paper } = record.snapshot.context;
  const found: Happening[] = documents.map(({ printedAt, version }) => ({
    at: printedAt,
    event: 'document.drafted',
    person: null,
    version,
  }));
  for (const { role, person, at } of signatures)
    found.push(
      role === 'seal'
        ? { at, event: 'seal.applied', person }
        : { at, event: 'signature.applied', person, role },
    );
  if (order)
    found.push({ at: order.at, event: 'lock.ordered', person: order.by, decision: order.decisionNumber });
  if (returned)
    found.push({ at: returned.at, event: 'record.returned', person: returned.by, reason: returned.reason });
  if (paper) found.push({ at: paper.signed.at, event: 'paper.signed', person: paper.signed.by });
  if (paper?.sealed) found.push({ at: paper.sealed.at, event: 'paper.sealed', person: paper.sealed.by });
  return found.toSorted((one, other) => one.at - other.at);
}
