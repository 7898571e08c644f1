// giaplai archive restore MEDIUM FOLDER: out of packages alone, into a new folder, each signature judged on the way.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../kernel/index.ts';
import { archiveFault, restoreFiles } from '../../server/application/index.ts';
import { archiveMedia } from '../../server/blobs/index.ts';
import { createVerifier, verdictWords, type VerificationReport } from '../../signing/index.ts';
import { loadAnchors } from '../anchors.ts';
import type { Home } from '../home.ts';
import { progressBar } from '../progress-bar.ts';
import { green, print, red, yellow } from '../screen.ts';

export interface RestoreCommand {
  readonly pupil?: string;
  readonly year?: string;
  readonly class?: string;
}

/**
 * Exit status 1 where a file had decayed, or a signature is not intact; the others are there all the same.
 * @throws Fault `archive.mediumAbsent`, `archive.nothingToRestore`, `archive.restorePlaceTaken`
 */
export async function restore(
  home: Home,
  medium: string,
  folder: string,
  { pupil, year, class: className }: RestoreCommand,
): Promise<number> {
  const into = path.resolve(folder);
  if (existsSync(into)) throw archiveFault('archive.restorePlaceTaken', { folder: into });
  const store = await archiveMedia(home.folder).look(medium);
  const now = systemClock.now();
  const verify = createVerifier({ anchors: loadAnchors(home.anchors), at: now, now });
  const bar = progressBar();
  const told: Told = { restored: 0, decayed: [], verdicts: new Map() };
  const wanted = { pupil, schoolYear: year, className };
  const onProgress = (done: number, total: number, file: string) =>
    bar.show(done, total, `Lấy lại / restoring ${file}`);
  for await (const { to, bytes, ...from } of restoreFiles(store, { ...wanted, onProgress })) {
    if (bytes === null) {
      told.decayed.push(`${from.package}  ${from.path}`);
      continue;
    }
    const place = path.join(into, ...to.split('/'));
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, bytes, { flag: 'wx', flush: true });
    told.restored += 1;
    if (!/^data\/(Học bạ|Bảng tổng hợp)\/.*\.pdf$/.test(from.path)) continue;
    const { verdict } = verify(bytes);
    told.verdicts.set(verdict, [...(told.verdicts.get(verdict) ?? []), to]);
  }
  bar.end();
  return show(into, told);
}

interface Told {
  restored: number;
  readonly decayed: string[];
  readonly verdicts: Map<VerificationReport['verdict'], readonly string[]>;
}

function show(into: string, { restored, decayed, verdicts }: Told): number {
  print(`${green('✔')} ${restored} tệp, đúng từng byte như lúc đóng gói / files, as they were packed`);
  print(`  ${into}`);
  for (const [verdict, files] of verdicts) {
    const { vi, en } = verdictWords[verdict];
    const paint = verdict === 'valid' ? green : verdict === 'invalid' ? red : yellow;
    print(paint(`  ${vi} / ${en}: ${files.length}`));
    if (verdict === 'invalid') for (const file of files) print(`    ${file}`);
  }
  for (const file of decayed) print(red(`✘ hư hỏng, không lấy lại / decayed, not restored: ${file}`));
  return decayed.length > 0 || verdicts.has('invalid') ? 1 : 0;
}
