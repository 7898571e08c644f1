// Under each regulation the summer ends with a page and a transcript that is made anew, with keys or with pens.
import { readDocument, verifyJournal } from '../../../src/server/application/index.ts';
import { attachedSnapshot, type TranscriptSnapshot } from '../../../src/documents/index.ts';
import { transcriptOf } from '../../support/correction-cells.ts';
import { carryOn, sealedSchool, signEverything } from '../../support/corrections.ts';
import { sampleNames } from '../../support/policies.ts';
import { summerBook, summerSeen, throughTheSummer } from '../../support/summer.ts';

jest.setTimeout(120_000);

describe.each(sampleNames)('under %s', (policy) => {
  it('the transcript ends with the final promotion, locked again', async () => {
    const school = await sealedSchool({ book: summerBook(), policy });
    try {
      const { work } = (await summerSeen(school)).pupils[0]!;
      const values = Object.fromEntries(work!.subjects.map((code) => [`subjects/${code}`, '65']));
      const record = await transcriptOf(school, 0);
      await throughTheSummer(school, 0, values);
      await carryOn(school);
      await signEverything(school, [record.id]);
      const { snapshot } = await transcriptOf(school, 0);
      expect(snapshot).toMatchObject({ state: 'locked', context: { version: 2 } });
      const { bytes } = await readDocument(school.house, record.id);
      expect((attachedSnapshot(bytes)!.snapshot as unknown as TranscriptSnapshot).promotion).toBe(
        'Được lên lớp sau khi đánh giá lại hoặc rèn luyện trong hè',
      );
      expect((await verifyJournal(school.house)).findings).toEqual([]);
    } finally {
      await school.close();
    }
  });
});
