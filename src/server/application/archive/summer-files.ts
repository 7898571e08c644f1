// What a class's package has of the summer: sealed supplementary pages and every line they stand on.
import { toIso } from '../../../kernel/index.ts';
import type { ClassId } from '../../../kernel/index.ts';
import type { PackageFile } from '../ports/archive-shelf.ts';
import type { House } from '../ports/house.ts';
import { uniqueNames } from './file-names.ts';

/** Nothing where nothing was entered in summer; pages still in signing come with a later package. */
export async function* summerFiles(
  house: House,
  classId: ClassId,
  ordinalOf: (pupil: string) => number,
): AsyncGenerator<PackageFile> {
  const { lines, pages } = await house.store.read(async (view) => {
    const kept = [];
    for (const page of await view.summerPages(classId))
      kept.push({ page, segments: await view.summerSegments(page.id) });
    return { lines: await view.summerLines(classId), pages: kept };
  });
  if (lines.length === 0 && pages.length === 0) return;
  const nameFor = uniqueNames();
  const contents: object[] = [];
  for (const { page, segments } of pages) {
    const { pupil, version, verificationCode, decisionNumber, promotion } = page;
    const fileHash = segments.at(-1)?.fileHash;
    if (fileHash === undefined || !segments.some(({ place }) => place === 'seal')) continue;
    const place = String(ordinalOf(pupil) + 1).padStart(2, '0');
    const path = `data/Trang bổ sung/${nameFor(`${place} ${pupil} ${version}`, '.pdf')}`;
    contents.push({ path, pupil, version, verificationCode, decisionNumber, promotion, sha256: fileHash });
    yield { path, bytes: await house.blobs.join(segments, fileHash) };
  }
  const told = lines.map(({ at, ...line }) => ({ ...line, at: toIso(at) }));
  yield {
    path: 'data/summer.json',
    bytes: Buffer.from(`${JSON.stringify({ pages: contents, lines: told }, null, 2)}\n`),
  };
}
