// Moves an installation's rows from SQLite into Postgres, and looks whether they are all there.
import { join } from 'node:path';
import { verifyJournal } from '../../server/application/index.ts';
import { openInstallation } from '../../server/installation.ts';
import { moveToPostgres } from '../../server/persistence/index.ts';
import type { Home } from '../home.ts';
import { green, red } from '../screen.ts';

/**
 * @returns 0 when the journal verifies where the rows are now
 * @throws Fault `store.notEmpty`
 */
export async function toPostgres({ folder }: Home, url: string): Promise<number> {
  const rows = await moveToPostgres(join(folder, 'giaplai.sqlite'), url);
  const house = await openInstallation(folder, { lanes: 1, database: url });
  try {
    const { findings, head } = await verifyJournal(house);
    for (const { vi, en } of findings) process.stdout.write(`${red(`✘ ${vi}`)}\n  ${en}\n`);
    if (findings.length > 0) return 1;
    process.stdout.write(
      `${green('✔ Đã chuyển sang Postgres')} / moved to Postgres: ${rows} dòng / rows, nhật ký / journal ${head.seq}\n` +
        `  Từ nay đặt DATABASE_URL; tệp giaplai.sqlite không còn dùng.\n` +
        `  From now on set DATABASE_URL; giaplai.sqlite is no longer used.\n`,
    );
    return 0;
  } finally {
    await house.close();
  }
}
