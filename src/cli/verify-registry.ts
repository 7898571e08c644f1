// The school's own books, where there are any: opened only for reading, and only if somebody has made them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { VerificationReport } from '../signing/index.ts';
import { type Standing, standingOf, standingUnavailable } from '../server/application/index.ts';
import type { Installation } from '../server/installation.ts';
import type { Home } from './home.ts';

/** Null where there is nothing to compare with. */
export type Comparing = (pdf: Uint8Array, report: VerificationReport) => Promise<Standing | null>;

/** A store that cannot be read is told with every file and stops none. */
export async function withRegistry<Result>(
  home: Home,
  wanted: boolean,
  work: (comparing: Comparing) => Promise<Result>,
): Promise<Result> {
  if (!wanted || !existsSync(join(home.folder, 'giaplai.sqlite'))) return work(() => Promise.resolve(null));
  const opened = await open(home.folder);
  if (typeof opened === 'string') return work(() => Promise.resolve(standingUnavailable(opened)));
  try {
    return await work((pdf, report) => standingOf(opened, pdf, report).catch(unavailable));
  } finally {
    await opened.close();
  }
}

async function open(folder: string): Promise<Installation | string> {
  const { openInstallation } = await import('../server/installation.ts');
  try {
    return await openInstallation(folder, { lanes: 1 });
  } catch (error) {
    return reasonOf(error);
  }
}

const unavailable = (error: unknown): Standing => standingUnavailable(reasonOf(error));

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
