// The minutes of locking a class's package holds: of its own orders, and of those over its grade or school in the year.
import { dayAt } from '../../../policies/index.ts';
import type { PackageFile } from '../ports/archive-shelf.ts';
import type { House } from '../ports/house.ts';
import { lockedFor } from '../lock-minutes/locked.ts';
import type { SchoolClass } from '../rows.ts';
import { uniqueNames } from './file-names.ts';

export async function* lockMinutesFiles(house: House, schoolClass: SchoolClass): AsyncGenerator<PackageFile> {
  const found = await house.store.read(async (view) => {
    const kept = [];
    for (const minutes of await view.lockMinutesOfSchool(schoolClass.schoolId)) {
      const { schoolClass: of, schoolYear, order } = await lockedFor(view, minutes);
      const ofWide = of === null && (order.grade === null || order.grade === schoolClass.grade);
      if (schoolYear === schoolClass.schoolYear && (ofWide || of?.id === schoolClass.id))
        kept.push({ minutes, segments: await view.lockMinutesSegments(minutes.id) });
    }
    return kept;
  });
  const nameFor = uniqueNames();
  for (const { minutes, segments } of found) {
    const fileHash = segments.at(-1)?.fileHash;
    if (fileHash === undefined) continue;
    const name = nameFor(`${dayAt(minutes.printedAt)} ${minutes.number ?? minutes.id.slice(0, 8)}`, '.pdf');
    yield { path: `data/Biên bản khóa sổ/${name}`, bytes: await house.blobs.join(segments, fileHash) };
  }
}
