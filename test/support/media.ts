// Media for tests of the archive: folders elsewhere on the disk, and ways to harm what lies on them.
import { appendFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addTarget, type ArchiveTarget } from '../../src/server/application/index.ts';
import type { Installation } from '../../src/server/installation.ts';
import { temporaryFolder } from './house.ts';

export const bySystem = { service: 'preservation' } as const;

export interface TestMedium {
  readonly target: ArchiveTarget;
  readonly folder: string;
}

export async function plugIn(house: Installation, schoolId: string, name: string): Promise<TestMedium> {
  const folder = temporaryFolder();
  const target = await addTarget(house, {
    ...{ schoolId, name, medium: 'externalDrive', location: folder, by: bySystem },
  });
  return { target, folder };
}

export const unplug = ({ folder }: TestMedium) => rmSync(folder, { recursive: true, force: true });

/** What may happen to a package on a disk in ten years; each is told under the kind it is called by. */
export const harms: Readonly<Record<string, (bag: string) => void>> = {
  changed: (bag) => appendFileSync(path.join(bag, 'data/class-book.json'), ' '),
  missing: (bag) => rmSync(path.join(bag, 'data/results.json')),
  extra: (bag) => writeFileSync(path.join(bag, 'data/lạ.txt'), 'lạ'),
  malformed: (bag) => writeFileSync(path.join(bag, 'manifest-sha512.txt'), 'không phải manifest\n'),
  absent: (bag) => rmSync(bag, { recursive: true }),
};

export const listing = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
