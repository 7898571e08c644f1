// Signing with keys that answer later: one question for many documents, stored before anybody waits for its answer.
import { freshId } from '../../../../kernel/index.ts';
import type { RecordId } from '../../../../kernel/index.ts';
import { chunked } from '../../lanes.ts';
import type { House } from '../../ports/house.ts';
import type { LaterSigner, OpenPending } from '../../ports/signing-keys.ts';
import type { PreparedItem, SigningQuestion } from '../../ports/unit-of-work.ts';
import type { Gesture, Leftover, Run } from '../hold-ceremony.ts';
import { type CeremonyOutcome, isStale } from '../outcome.ts';
import { type Due, readDue } from '../read-due.ts';
import { prepareChunk } from '../sign-chunk.ts';
import { pursue, type Pursued, standsOn } from './pursue.ts';

export type LaterGesture = Gesture & { readonly signer: LaterSigner };

/** First what was asked before an interruption, then everything that is due and was not asked yet. */
export async function askRound(
  house: House,
  gesture: LaterGesture,
  run: Run,
  records: readonly RecordId[],
  settle: (outcome: CeremonyOutcome) => void,
): Promise<Leftover> {
  const due: Due[] = [];
  for (const ids of chunked(records, 1)) {
    const read = await readDue(house, gesture, run.ceremony, ids);
    read.refused.forEach(settle);
    due.push(...read.due);
  }
  const byId = new Map(due.map((each) => [each.record.id, each]));
  const stale: RecordId[] = [];
  const questions: OpenPending[] = [];
  const take = ({ outcomes, open }: Pursued) => {
    for (const outcome of outcomes) {
      byId.delete(outcome.recordId);
      if (isStale(outcome)) stale.push(outcome.recordId);
      else settle(outcome);
    }
    if (open) questions.push(open);
  };
  const unanswered = await house.store.read((view) => view.questions(run.ceremony.id));
  for (const { question, items } of unanswered) {
    const still = items.filter((item) => standsOn(byId.get(item.recordId), item));
    if (still.length === 0 || !sameSigner(question, gesture.signer)) {
      await house.store.write((transaction) => transaction.dropQuestion(question.id));
      continue;
    }
    take(await pursue(house, gesture, { ...run, evidence: question.evidence }, question, items, byId));
    for (const { recordId } of items) byId.delete(recordId);
  }
  const limit = gesture.signer.limit ?? Infinity;
  while (byId.size > 0 && gesture.signal?.aborted !== true) {
    const group = [...byId.values()].slice(0, limit);
    for (const { record } of group) byId.delete(record.id);
    const { question, items, failed } = await ask(house, gesture, run, group);
    failed.forEach(settle);
    if (question === null) continue;
    const asked = new Map(group.map((each) => [each.record.id, each]));
    take(await pursue(house, gesture, run, question, items, asked));
    if (questions.length > 0 && gesture.withoutWaiting !== true) break;
  }
  return { stale, questions };
}

/** A question put to one key is not answered by another. */
function sameSigner({ signer }: SigningQuestion, { chain, algorithm }: LaterSigner): boolean {
  const [asked] = signer.chain;
  const [own] = chain;
  return (
    signer.algorithm === algorithm &&
    asked !== undefined &&
    own !== undefined &&
    Buffer.compare(asked, own) === 0
  );
}

interface AskedGroup {
  readonly question: SigningQuestion | null;
  readonly items: readonly PreparedItem[];
  readonly failed: readonly CeremonyOutcome[];
}

/** @throws Fault `device.*` of the question itself: wrong PIN, cancelled, unreachable; nothing is stored then */
async function ask(
  house: House,
  gesture: LaterGesture,
  run: Run,
  group: readonly Due[],
): Promise<AskedGroup> {
  const at = house.clock.now();
  const { prepared, failed } = await prepareChunk(house, gesture, run, group, at);
  if (prepared.length === 0) return { question: null, items: [], failed };
  const { signer } = gesture;
  const pending = await signer.begin(prepared.map(({ prepared: { toBeSigned } }) => toBeSigned));
  const question: SigningQuestion = {
    id: freshId(),
    ceremonyId: run.ceremony.id,
    signer: { chain: signer.chain, algorithm: signer.algorithm },
    pending,
    until: pending.until,
    evidence: run.evidence,
    at,
  };
  const items = prepared.map(({ due, baseHash, prepared: update }, position): PreparedItem => ({
    questionId: question.id,
    recordId: due.record.id,
    version: due.version,
    position,
    baseHash,
    prepared: update,
    signature: null,
  }));
  await house.store.write((transaction) => transaction.addQuestion(question, items));
  gesture.onAsked?.(pending, items.length);
  return { question, items, failed };
}
