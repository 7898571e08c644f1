// A correction with all that its page shows around it.
import {
  correctionSeenBy,
  correctionsOfPerson,
  readBook,
  type CorrectionStanding,
  type MyCorrection,
  type SchoolClass,
} from '../../../application/index.ts';
import type { ClassBook } from '../../../../assessment/index.ts';
import type { CorrectionId } from '../../../../workflows/index.ts';
import { classFor, recordsSeen, type Caller, type Found } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';

export interface SeenCorrection {
  readonly standing: CorrectionStanding;
  readonly schoolClass: SchoolClass;
  /** Names of pupils and subjects. */
  readonly book: Pick<ClassBook, 'pupils' | 'subjects'>;
  readonly mine: MyCorrection | null;
  /** Those it changes that the caller may read. */
  readonly records: readonly Found[];
  readonly hasMinutes: boolean;
}

/** @throws Fault `correction.unknown` for what they may not see */
export async function seenCorrection({ desk, caller, params }: Visit<Caller>): Promise<SeenCorrection> {
  const id = (params.correctionId ?? '') as CorrectionId;
  const standing = await correctionSeenBy(desk.house, { correction: id, by: caller.person });
  const { classId, snapshot } = standing.correction;
  const { schoolClass } = await classFor(desk, caller, classId);
  const book = await readBook(desk.house, schoolClass);
  const waiting = standing.ended ? [] : await correctionsOfPerson(desk.house, caller.person);
  const sealing = standing.ended && !over.has(snapshot.state);
  const mine = (sealing ? await correctionsOfPerson(desk.house, caller.person) : waiting).find(
    ({ correction }) => correction.id === id,
  );
  const records = snapshot.context.executed ? await recordsSeen(desk, caller, snapshot.context.records) : [];
  const hasMinutes = snapshot.context.minutes !== null;
  return { standing, schoolClass, book, mine: mine ?? null, records, hasMinutes };
}

const over: ReadonlySet<string> = new Set(['refused', 'withdrawn', 'expired', 'lapsed']);
