// Effect certifyDocument: the school's service key certifies the base PDF (DocMDP P=2), reported as document.certified.
import type { RecordId, Sha256 } from '../../../kernel/index.ts';
import type { CertifyDocument } from '../../../workflows/index.ts';
import { checkSigner } from '../ceremonies/check-signer.ts';
import { nextSegment, segmentOf, sliceOf } from '../documents.ts';
import { chunked, throughLanes } from '../lanes.ts';
import type { House } from '../ports/house.ts';
import type { QueuedEffect } from '../ports/unit-of-work.ts';
import type { LocalSigner } from '../ports/signing-keys.ts';
import type { SignOutcome, SignTask } from '../ports/workshop.ts';
import type { DocumentVersion, School, Segment } from '../rows.ts';
import { settle } from './outcome.ts';
import type { EffectsDone } from './outcome.ts';
import type { EffectsRun } from './run-effects.ts';

interface Job {
  readonly queued: QueuedEffect;
  readonly effect: CertifyDocument;
  readonly title: string;
  readonly school: School;
  readonly document: DocumentVersion;
  readonly chain: readonly Segment[];
}

export async function certifyDocuments(house: House, run: EffectsRun): Promise<EffectsDone> {
  const jobs = await pendingJobs(house, run.wanted);
  const failed: EffectsDone['failed'][number][] = [];
  let done = 0;
  for (const school of new Map(jobs.map((job) => [job.school.id, job.school])).values()) {
    const mine = jobs.filter((job) => job.school.id === school.id);
    const signer = await run.serviceSigner(school.id);
    const evidence = await checkSigner(house, run.conditions, signer, house.clock.now(), run.signal);
    const certifyChunk = async (chunk: readonly Job[]) => {
      const outcomes = await certify(house, signer, evidence, chunk);
      chunk.forEach(({ queued: { recordId }, title }, index) => {
        const outcome = outcomes[index];
        const failure = outcome && 'failed' in outcome ? outcome.failed : null;
        if (failure) failed.push({ recordId, failure });
        done += 1;
        run.onProgress?.({ done, total: jobs.length, recordId, title, stage: 'certify', trouble: failure });
      });
    };
    const { lanes } = house.workshop;
    await throughLanes(chunked(mine, lanes), lanes, certifyChunk, run.signal);
  }
  return { done: done - failed.length, failed };
}

async function pendingJobs(
  house: House,
  wanted: (effect: QueuedEffect) => boolean = () => true,
): Promise<readonly Job[]> {
  return house.store.read(async (view) => {
    const queue = (await view.pendingEffects('certifyDocument')).filter(wanted);
    const ids = queue.map(({ recordId }) => recordId);
    const records = new Map((await view.records(ids)).map((record) => [record.id, record]));
    const classes = new Map((await view.classesOfRecords(ids)).map((one) => [one.id, one]));
    const schools = new Map((await view.schools()).map((one) => [one.id, one]));
    const documents = await view.documents(ids);
    const segments = await view.segments(ids);
    return queue.flatMap((queued): Job[] => {
      const { recordId, effect } = queued;
      const record = records.get(recordId);
      const school = schools.get(classes.get(record?.classId ?? ('' as never))?.schoolId ?? '');
      if (effect.type !== 'certifyDocument' || !record || !school) return [];
      const mine = ({ recordId: id, version }: { recordId: RecordId; version: number }) =>
        id === recordId && version === effect.version;
      const document = documents.find(mine);
      if (!document) return [];
      return [{ queued, effect, school, title: record.title, document, chain: segments.filter(mine) }];
    });
  });
}

async function certify(
  house: House,
  signer: LocalSigner,
  evidence: Sha256,
  jobs: readonly Job[],
): Promise<readonly SignOutcome[]> {
  const at = house.clock.now();
  const outcomes = await house.workshop.sign(
    signer,
    jobs.map(({ queued: { recordId }, document, chain, school }): SignTask => ({
      recordId,
      // Only the base: a crash after the certification was stored would otherwise certify it twice.
      segments: chain.slice(0, 1).map(sliceOf),
      draftLength: chain[0]?.length ?? 0,
      baseHash: chain[0]?.fileHash ?? document.snapshotHash,
      slots: document.slots.filter(({ purpose }) => purpose === 'author'),
      at,
      look: { kind: 'certification', name: school.name },
    })),
  );
  await house.store.write(async (transaction) => {
    const certified = jobs.flatMap((job, index) => {
      const outcome = outcomes[index];
      return outcome && 'hash' in outcome ? [{ ...job, outcome }] : [];
    });
    const accepted = await settle(
      transaction,
      certified.map(({ queued, effect, outcome: { baseHash, fileHash } }) => ({
        effectId: queued.id,
        recordId: queued.recordId,
        event: { type: 'document.certified', version: effect.version, baseHash, fileHash, evidence, at },
      })),
      at,
    );
    await transaction.addSegments(
      certified
        .filter(({ queued }) => accepted.has(queued.recordId))
        .map(({ queued: { recordId }, effect: { version }, chain, outcome }) =>
          nextSegment(chain.slice(0, 1), segmentOf(outcome, { recordId, version }, outcome.fileHash)),
        ),
    );
    await transaction.postponeEffects(
      jobs.flatMap(({ queued: { id } }, index) => {
        const outcome = outcomes[index];
        return outcome && 'failed' in outcome ? [{ id, error: outcome.failed.code }] : [];
      }),
    );
  });
  return outcomes;
}
