// One step of a correction is one transaction: policy → advance → update → journal → what the step orders at once.
import { freshId } from '../../../kernel/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type {
  CorrectionActor,
  CorrectionEffect,
  CorrectionEvent,
  CorrectionId,
  CorrectionParty,
  CorrectionSnapshot,
} from '../../../workflows/index.ts';
import { decisionOf, stepCorrection } from '../../../workflows/index.ts';
import type { AccessAction } from '../access/access-action.ts';
import { permission, targetOfClass } from '../access/permission.ts';
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import type { Transaction, View } from '../ports/unit-of-work.ts';
import { stepAll } from '../records/step.ts';
import { refusalFault } from '../refusal-fault.ts';
import { closeCells, openCells } from '../result-locks/index.ts';
import { writeCells } from '../results/index.ts';
import type { AffectedRecord } from './affected.ts';
import { correctionFault } from './faults.ts';
import { partiesOf } from './parties.ts';

/** What somebody does to a correction. */
export interface CorrectionDeed {
  readonly correction: CorrectionId;
  readonly by: PersonId;
  /** The revision the person has looked at; any when left out. */
  readonly seen?: number | undefined;
}

/** What a step that edits needs besides. */
export interface Carried {
  readonly device: string | null;
  readonly affected: readonly AffectedRecord[];
  /** What else belongs to the same transaction, after the step was accepted. */
  readonly also?: (transaction: Transaction) => Promise<void>;
}

export const freshCorrectionId = () => freshId<CorrectionId>();

/** @throws Fault `correction.unknown` */
export async function knownCorrection(view: View, id: CorrectionId): Promise<Correction> {
  const found = await view.correction(id);
  if (!found) throw correctionFault('correction.unknown', { correction: id });
  return found;
}

/**
 * A deed of a person, in the parties they are at that moment; the table of rights is asked first.
 * @throws Fault `correction.*`, `access.notPermitted`, `record.changedMeanwhile`, or the refusal's own code
 */
export function doCorrection(
  house: House,
  { correction: id, by, seen }: CorrectionDeed,
  action: AccessAction | null,
  eventOf: (deed: {
    readonly by: PersonId;
    readonly as: readonly CorrectionParty[];
    readonly at: Instant;
    readonly context: CorrectionSnapshot['context'];
  }) => CorrectionEvent,
  carried?: Carried,
): Promise<Correction> {
  const at = house.clock.now();
  return house.store.write(async (transaction) => {
    const correction = await knownCorrection(transaction, id);
    if (seen !== undefined && seen !== correction.revision)
      throw refusalFault(changedMeanwhile, { correction: id });
    const target = await targetOfClass(transaction, correction.classId);
    if (action) await permission(transaction, { person: by, action, target, at });
    const parties = await partiesOf(transaction, by, target, at);
    const event = eventOf({ by, as: parties, at, context: correction.snapshot.context });
    return takeStep(transaction, correction, event, { person: by, parties }, carried);
  });
}

const changedMeanwhile = {
  code: 'record.changedMeanwhile',
  vi: 'Hồ sơ vừa được người khác thay đổi',
  en: 'The record was changed by somebody else in the meantime',
};

/** @throws Fault with the refusal's code */
export async function takeStep(
  transaction: Transaction,
  correction: Correction,
  event: CorrectionEvent,
  actor: CorrectionActor,
  carried?: Carried,
): Promise<Correction> {
  const { id, classId, revision } = correction;
  const next = stepCorrection(correction.snapshot, event, actor);
  if ('refused' in next) throw refusalFault(next.refused, { correction: id });
  const { snapshot } = next;
  await transaction.updateCorrection({ id, revision, snapshot });
  const text = 'person' in actor ? `person:${actor.person}` : `service:${actor.service}`;
  await transaction.append([
    { at: event.at, actor: text, record: null, event: { ...event, correction: id, class: classId } },
  ]);
  const after = { ...correction, revision: revision + 1, snapshot };
  for (const effect of next.effects) await carryOut(transaction, after, effect, event, carried);
  await carried?.also?.(transaction);
  return after;
}

/** Orders about cells and records; minutes and successors follow from the state (see carry-on.ts). */
async function carryOut(
  transaction: Transaction,
  { id, classId, snapshot: { context } }: Correction,
  effect: CorrectionEffect,
  event: CorrectionEvent,
  carried: Carried | undefined,
): Promise<void> {
  const { at } = event;
  const by = 'by' in event ? event.by : undefined;
  if (effect.type === 'openCells' && by !== undefined) {
    const { paths, until, decisionNumber } = effect;
    await openCells(transaction, { correctionId: id, classId, paths, until, decisionNumber, by, at });
  } else if (effect.type === 'writeCells' && by !== undefined) {
    const device = carried?.device ?? null;
    const permitted = `correction:${id}`;
    const { reason } = context;
    const changes = effect.cells;
    await writeCells(transaction, { classId, changes, by, at, reason, device, permission: permitted });
  } else if (effect.type === 'closeCells') {
    await closeCells(transaction, { correctionId: id, at, why: effect.why, ...(by && { by }) });
  } else if (effect.type === 'supersedeRecords' && by !== undefined) {
    await supersede(transaction, { id, context, by, at, affected: carried?.affected ?? [] });
  }
}

/** What was not sealed yet goes back; drafts need nothing: they will be made from the corrected values. */
async function supersede(
  transaction: Transaction,
  {
    id,
    context,
    by,
    at,
    affected,
  }: {
    readonly id: CorrectionId;
    readonly context: CorrectionSnapshot['context'];
    readonly by: PersonId;
    readonly at: Instant;
    readonly affected: readonly AffectedRecord[];
  },
): Promise<void> {
  const decision = decisionOf(context);
  const records = await transaction.records(affected.map((one) => one.id));
  const printed = new Set(
    records.filter(({ snapshot }) => !unprinted.includes(snapshot.state)).map((one) => one.id),
  );
  const steps = affected
    .filter((one) => printed.has(one.id))
    .map(({ id: recordId, subjects }) => ({
      recordId,
      event: {
        type: 'correction.executed' as const,
        correctionId: id,
        decisionNumber: decision?.decisionNumber ?? '',
        decidedBy: decision?.by ?? by,
        subjects,
        by,
        at,
      },
    }));
  for (const outcome of await stepAll(transaction, steps, { service: 'corrections' }))
    if ('refused' in outcome) throw refusalFault(outcome.refused, { record: outcome.recordId });
}

const unprinted: readonly string[] = ['draft', 'returned', 'withdrawn'];
