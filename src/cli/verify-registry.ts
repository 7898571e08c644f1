// The school's own books, where somebody has made any: read, and left as they are but for a pending migration.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { VerificationReport } from '../signing/index.ts';
import { type House, type Standing, standingOf, standingUnavailable } from '../server/application/index.ts';
import type { Installation } from '../server/installation.ts';
import type { Home } from './home.ts';

export interface Registry {
  /** Null where there is nothing to compare with, or nobody wants it. */
  readonly compare: (pdf: Uint8Array, report: VerificationReport) => Promise<Standing | null>;
  /** Undefined where nobody has made an installation, or it cannot be opened. */
  readonly house: House | undefined;
}

const none: Registry = { compare: () => Promise.resolve(null), house: undefined };

/** A store that cannot be read is told with every file and stops none. */
export async function withRegistry<Result>(
  home: Home,
  wanted: boolean,
  work: (registry: Registry) => Promise<Result>,
): Promise<Result> {
  if (!wanted || !existsSync(join(home.folder, 'giaplai.sqlite'))) return work(none);
  const opened = await open(home.folder);
  if (typeof opened === 'string')
    return work({ ...none, compare: () => Promise.resolve(standingUnavailable(opened)) });
  try {
    const compare: Registry['compare'] = (pdf, report) =>
      standingOf(opened, pdf, report).catch((error: unknown) => standingUnavailable(reasonOf(error)));
    return await work({ compare, house: opened });
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

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
