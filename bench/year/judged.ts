// The end of the year: every document verified by our verifier, some by poppler's, the journal from end to end.
import { loadAnchors } from '../../src/cli/anchors.ts';
import { readDocument, verifyJournal } from '../../src/server/application/index.ts';
import { createVerifier } from '../../src/signing/index.ts';
import { isInstalled, judgeFilled } from '../outside.ts';
import type { Done } from './phases.ts';
import { recordsIn, type Scene } from './scene.ts';

/** @throws RangeError at the first document whose signatures are not all valid, Error where pdfsig or qpdf finds fault */
export async function judge(scene: Scene, anchors: string, sample: number): Promise<Done> {
  const { house, school } = scene;
  const at = house.clock.now();
  const verify = createVerifier({ anchors: loadAnchors(anchors), at, now: at });
  let documents = 0;
  let signatures = 0;
  let outside = 0;
  for (const { id } of school.classes)
    for (const record of await recordsIn(scene, id)) {
      const { bytes } = await readDocument(house, record);
      const report = verify(bytes);
      const bad = report.signatures.find(
        ({ integrity, trust }) => integrity !== 'intact' || trust !== 'trusted',
      );
      if (bad || report.signatures.length === 0)
        throw new RangeError(`${record}: ${bad?.integrity ?? 'unsigned'}`);
      documents += 1;
      signatures += report.signatures.length;
      if (outside < sample) {
        await judgeFilled(record, bytes, report.signatures.length);
        outside += 1;
      }
    }
  const { findings } = await verifyJournal(house);
  if (findings.length > 0) throw new RangeError('the journal does not hold');
  return {
    documents,
    signatures,
    other: `journal whole; ${isInstalled('pdfsig') ? outside : 'none'} by pdfsig and qpdf`,
  };
}
