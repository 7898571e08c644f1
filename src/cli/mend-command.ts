// giaplai doctor, beside the journal: files that are missing or altered, and putting them back from a folder.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brokenBlobs, mendBlobs, type BrokenBlob } from '../server/application/index.ts';
import { atSchool } from './at-school.ts';
import { cliFault } from './faults.ts';
import type { Home } from './home.ts';
import { bold, green, print, red } from './screen.ts';

/** @param from a folder with a backup, packages or signed files. @returns 0 when every document can be read now */
export function checkBlobs(home: Home, from: string | undefined): Promise<number> {
  if (from !== undefined && statSync(from, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw cliFault('cli.cannotRead', { file: from });
  return atSchool(home, async ({ house }) => {
    if (from !== undefined)
      for (const { hash, titles } of await mendBlobs(house, filesIn(from)))
        print(`${green('✔')} ${hash}  ${titles.length} văn bản đọc lại được / documents can be read again`);
    const left = await brokenBlobs(house);
    left.forEach(show);
    return left.length === 0 ? 0 : 1;
  });
}

function show({ fault, titles }: BrokenBlob): void {
  print(`${red(bold('✘'))} ${fault.title.vi} / ${fault.title.en}`);
  print(
    `  ${titles.length} văn bản / documents: ${titles.slice(0, 5).join(', ')}${titles.length > 5 ? ' …' : ''}`,
  );
  print('  giaplai doctor --mend-from <thư mục sao lưu, gói lưu trữ / backup, archive packages>');
}

/** One after the other: a backup is larger than the memory. */
function* filesIn(folder: string): Generator<Uint8Array> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(place);
    else if (entry.isFile()) yield readFileSync(place);
  }
}
