// What is new since an edit log was frozen: told by the lines themselves, for the clocks of two processes may differ.
import type { EditLogRow } from '../../../assessment/index.ts';
import type { EditLogSnapshot } from '../../../documents/index.ts';
import type { FrozenEditLog } from '../ports/edit-log-store.ts';
import type { House } from '../ports/house.ts';
import { printedLine } from './printed-line.ts';

/** Names are left out of the comparison: whoever is renamed changed no mark. @throws Fault `blob.*` */
export async function linesSince(
  house: Pick<House, 'blobs'>,
  frozen: Pick<FrozenEditLog, 'snapshotHash'>,
  lines: readonly EditLogRow[],
): Promise<readonly EditLogRow[]> {
  const known = new Set((await frozenLines(house, frozen)).map(keyOf));
  return lines.filter((line) => !known.has(keyOf(printedLine(line))));
}

/** The very lines that are printed. @throws Fault `blob.*` */
export async function frozenLines(
  { blobs }: Pick<House, 'blobs'>,
  { snapshotHash }: Pick<FrozenEditLog, 'snapshotHash'>,
): Promise<readonly EditLogRow[]> {
  const snapshot = JSON.parse(Buffer.from(await blobs.get(snapshotHash)).toString('utf8')) as EditLogSnapshot;
  return snapshot.rows;
}

const keyOf = ({ at, deletedAt, className, subject, pupilCode, column, before, after }: EditLogRow) =>
  JSON.stringify([at, deletedAt, className, subject, pupilCode, column, before, after]);
