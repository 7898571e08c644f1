// Freezes what records print and submits them for signing; what is incomplete is refused one by one.
import { canonicalJson } from '../../../kernel/index.ts';
import type { ClassId, PersonId, RecordId, Sha256 } from '../../../kernel/index.ts';
import type { RecordKind, Refusal } from '../../../workflows/index.ts';
import { applicationFault } from '../faults.ts';
import { submissionRules } from '../policies/submission-rules.ts';
import type { SubmissionRules } from '../policies/submission-rules.ts';
import type { House } from '../ports/house.ts';
import type { SchoolRecord } from '../rows.ts';
import { freezeBook, keepFrozen } from '../results/freeze-book.ts';
import { freezerOf } from '../corrections/freeze-successors.ts';
import type { Frozen } from '../snapshots/freeze.ts';
import { stepAll } from './step.ts';
import type { Step } from './step.ts';

export interface Submission {
  readonly classId: ClassId;
  readonly by: PersonId;
  /** All records of the class unless named. */
  readonly records?: readonly RecordId[];
}

export interface Submitted {
  readonly submitted: readonly RecordId[];
  readonly refused: readonly {
    readonly recordId: RecordId;
    readonly title: string;
    readonly missing: number;
    readonly refusal: Refusal;
  }[];
}

/**
 * The documents themselves are drafted afterwards, by the effects this orders (see runEffects).
 * A mark that changes while records are frozen is never signed by accident: the submission is refused, to be repeated.
 * @throws Fault `class.unknown`, `record.changedMeanwhile`, `record.pupilUnknown`, `blob.*`
 */
export async function submitRecords(
  house: House,
  { classId, by, records: chosen }: Submission,
): Promise<Submitted> {
  const { schoolClass, records } = await house.store.read(async (view) => ({
    schoolClass: await view.schoolClass(classId),
    records: await view.recordsOf(classId),
  }));
  if (!schoolClass) throw applicationFault('class.unknown', { class: classId });
  const wanted = records.filter(
    (record) => (chosen ? chosen.includes(record.id) : isForEverybody(record)) && isThere(record),
  );
  const book = await freezeBook(house, schoolClass);
  const freeze = await freezerOf(house, book.book, wanted);
  const frozen = wanted.map((record) => ({ record, ...freeze(record) }));
  const rules = await submissionRules(house, schoolClass, house.clock.now());
  const steps = await asSteps(house, frozen, { by, entriesHash: book.entriesHash, rules });
  const outcomes = await house.store.write(async (transaction) => {
    await keepFrozen(transaction, classId, book);
    return stepAll(transaction, steps, { person: by });
  });
  return {
    submitted: outcomes.flatMap((outcome) => ('refused' in outcome ? [] : [outcome.recordId])),
    refused: outcomes.flatMap((outcome, index) => {
      const source = frozen[index];
      if (!('refused' in outcome) || !source) return [];
      const { record, missing } = source;
      return [{ recordId: record.id, title: record.title, missing, refusal: outcome.refused }];
    }),
  };
}

const isThere = ({ snapshot }: SchoolRecord): boolean => snapshot.state !== 'withdrawn';

/** A successor goes its own way once its correction is minuted, unless it came back. */
const isForEverybody = ({ snapshot: { state, context } }: SchoolRecord): boolean =>
  state !== 'superseded' || context.returned !== null;

interface Submitting {
  readonly by: PersonId;
  readonly entriesHash: Sha256;
  readonly rules: (kind: RecordKind) => SubmissionRules;
}

/** The frozen data is durable before anybody can refer to it (architecture.md, invariant 5). */
export async function asSteps(
  house: House,
  frozen: readonly (Frozen & { readonly record: SchoolRecord })[],
  { by, entriesHash, rules }: Submitting,
): Promise<readonly Step[]> {
  const hashes = await house.blobs.putMany(
    frozen.map(({ snapshot }) => Buffer.from(canonicalJson(snapshot))),
  );
  const at = house.clock.now();
  return frozen.flatMap(({ record, missing }, index) => {
    const snapshotHash = hashes[index];
    if (snapshotHash === undefined) return [];
    const event = { type: 'record.submitted' as const, by, at, missing, snapshotHash, entriesHash };
    return [{ recordId: record.id, event: { ...event, ...rules(record.kind) } }];
  });
}
