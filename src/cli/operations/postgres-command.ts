// Moves an installation's rows from SQLite into Postgres and looks whether they are all there; names who serves there.
import { join } from 'node:path';
import { verifyJournal } from '../../server/application/index.ts';
import { configFault } from '../../server/faults.ts';
import { openInstallation } from '../../server/installation.ts';
import { letServe, moveToPostgres } from '../../server/persistence/index.ts';
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

/** @throws Fault `config.invalid`, `store.loginUnfit`, `store.notOwner` */
export async function letLoginServe({ folder }: Home, login: string): Promise<number> {
  if (!/^postgres(ql)?:/.test(process.env.DATABASE_URL ?? ''))
    throw configFault('config.invalid', { setting: 'DATABASE_URL', reason: 'postgres://OWNER@…' });
  const { schema } = await letServe(join(folder, 'giaplai.sqlite'), login);
  process.stdout.write(
    `${green(`✔ ${login} phục vụ, không sở hữu bảng nào`)} / ${login} serves and owns no table (${schema})\n` +
      `  Đặt DATABASE_URL của máy chủ theo tài khoản này.\n` +
      `  Set the servers' DATABASE_URL to this login.\n`,
  );
  return 0;
}
