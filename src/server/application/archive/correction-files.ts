// What a class's package holds of its corrections: minutes as signed, evidence, and what became of each (R79, R80, R84).
import { dayAt } from '../../../policies/index.ts';
import type { ClassId } from '../../../kernel/index.ts';
import type { Correction } from '../ports/corrections-store.ts';
import type { PackageFile } from '../ports/archive-shelf.ts';
import type { House } from '../ports/house.ts';
import { readMinutes } from '../corrections/minutes/read-minutes.ts';
import { uniqueNames } from './file-names.ts';

const extensions = { 'application/pdf': '.pdf', 'image/jpeg': '.jpg', 'image/png': '.png' } as const;

/** Also of requests that came to nothing: what was asked and refused belongs to the record, too. */
export async function* correctionFiles(house: House, classId: ClassId): AsyncGenerator<PackageFile> {
  const corrections = await house.store.read((view) => view.correctionsOf(classId));
  if (corrections.length === 0) return;
  const nameFor = uniqueNames();
  for (const correction of corrections) {
    const { context } = correction.snapshot;
    const name = namedAs(correction);
    if (context.minutes !== null)
      yield {
        path: `data/Sửa điểm/${nameFor(`${name} biên bản`, '.pdf')}`,
        bytes: await readMinutes(house, correction.id),
      };
    for (const [index, { hash, mediaType }] of context.evidence.entries())
      yield {
        path: `data/Sửa điểm/${nameFor(`${name} minh chứng ${index + 1}`, extensions[mediaType])}`,
        bytes: await house.blobs.get(hash),
      };
  }
  const states = corrections.map(({ id, snapshot }) => ({ id, snapshot }));
  yield { path: 'data/corrections.json', bytes: Buffer.from(`${JSON.stringify(states, null, 2)}\n`) };
}

/** `2026-06-01 1f0c2d3e`: by day, then by the beginning of its id. */
const namedAs = ({ id, snapshot }: Correction): string =>
  `${dayAt(snapshot.context.requestedAt)} ${id.slice(0, 8)}`;
