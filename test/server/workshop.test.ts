// The worker threads: what fails is told, a thread that dies is replaced, closing ends everything.
import { rmSync } from 'node:fs';
import { sha256 } from '../../src/kernel/index.ts';
import type { RecordId } from '../../src/kernel/index.ts';
import { blobFolder } from '../../src/server/blobs/index.ts';
import { workerThreads } from '../../src/server/jobs/index.ts';
import { canonicalJson } from '../../src/kernel/index.ts';
import { signerOf, temporaryFolder } from '../support/house.ts';
import { sampleImprint, sampleTranscript } from '../support/snapshots.ts';

const recordId = 'r1' as RecordId;

describe('the workshop', () => {
  const folder = temporaryFolder();
  const workshop = workerThreads({ blobs: { folder, bucket: null, cached: 0 } }, 2);
  afterAll(async () => {
    await workshop.close();
    rmSync(folder, { recursive: true });
  });

  it('drafts what it can and says of each document why not', async () => {
    const blobs = blobFolder(folder);
    const pupil = { ...sampleTranscript().pupil, name: '漢字' };
    const [good, bad] = await blobs.putMany([
      Buffer.from(canonicalJson(sampleTranscript())),
      Buffer.from(canonicalJson(sampleTranscript({ pupil }))),
    ]);
    const lost = sha256('lost');
    const outcomes = await workshop.draft(
      [good!, bad!, lost].map((snapshotHash) => ({ recordId, snapshotHash, imprint: sampleImprint })),
    );
    expect(outcomes[0]).toMatchObject({ recordId, slots: expect.any(Array) as unknown });
    expect(outcomes[1]).toMatchObject({ failed: { code: 'documents.missingGlyph' } });
    expect(outcomes[2]).toMatchObject({ failed: { code: 'blob.missing' } });
    const again = await workshop.draft([{ recordId, snapshotHash: good!, imprint: sampleImprint }]);
    expect(again[0]).toEqual(outcomes[0]);
  });

  it('keeps more calls than lanes waiting, and answers all of them', async () => {
    const lost = sha256('lost');
    const task = {
      recordId,
      segments: [{ blob: lost, start: 0, length: 1 }],
      draftLength: 1,
      baseHash: lost,
      slots: [],
      at: 0 as never,
      look: { kind: 'certification', name: 'x' },
    } as const;
    const answers = await Promise.all(Array.from({ length: 9 }, () => workshop.sign(signerOf('A'), [task])));
    expect(answers.flat().map((outcome) => 'failed' in outcome && outcome.failed.code)).toEqual(
      Array<string>(9).fill('blob.missing'),
    );
  });

  it('after closing takes no more work', async () => {
    const other = workerThreads({ blobs: { folder, bucket: null, cached: 0 } }, 1);
    const lost = other.draft([{ recordId, snapshotHash: sha256('x'), imprint: sampleImprint }]);
    const waiting = other.draft([{ recordId, snapshotHash: sha256('y'), imprint: sampleImprint }]);
    const outcomes = Promise.allSettled([lost, waiting]);
    await other.close();
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'workshop.laneLost' } });
    }
    await expect(other.draft([])).rejects.toMatchObject({ code: 'workshop.laneLost' });
  });
});
