// Học bạ: cover, particulars, page A (subjects), page B (levels and approval).
import { portrait } from '../../layout/index.ts';
import type { Imprint, TranscriptSnapshot } from '../../snapshot.ts';
import type { Faces } from '../../typeface/index.ts';
import { openDrafting, type Drafting } from '../drafting.ts';
import { levelNames } from '../wording.ts';
import { drawCover } from './cover.ts';
import { drawPageA } from './page-a.ts';
import { drawPageB } from './page-b.ts';
import { drawParticulars, particularsOf } from './particulars.ts';

export function draftTranscript(
  snapshot: TranscriptSnapshot,
  imprint: Imprint,
  faces: Faces,
  sealDiameter: number,
): Drafting {
  const drafting = openDrafting(faces, portrait, sealDiameter);
  drafting.invisibleSlot('Author', 'author');
  drawCover(drafting, snapshot);
  drawParticulars(drafting, particularsOf(snapshot), imprint);
  drawPageA(drafting, snapshot);
  drawPageB(drafting, snapshot, imprint);
  return drafting;
}

export const transcriptTitle = ({ pupil, className, schoolYear, school }: TranscriptSnapshot) => ({
  title: `Học bạ – ${pupil.name} – lớp ${className} – năm học ${schoolYear}`,
  subject: `Học bạ ${levelNames[school.level].toLowerCase()}`,
});
