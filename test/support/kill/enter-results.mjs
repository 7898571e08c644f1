// A child process that enters marks again and again, one value after the other, until somebody kills it.
// Usage: node enter-results.mjs <plan.json>; prints each value once it is stored.
import { readFileSync } from 'node:fs';
import { enterResults, readSheet } from '../../../dist/src/server/application/index.js';
import { openInstallation } from '../../../dist/src/server/installation.js';

const { folder, classId, by, sheet, paths, killInside } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const house = await openInstallation(folder, { lanes: 1 });
const dying = {
  ...house,
  store: {
    read: house.store.read,
    // Inside the transaction, after its writes: what was written must vanish.
    write: (work) =>
      house.store.write(async (transaction) => {
        const result = await work(transaction);
        process.kill(process.pid, 'SIGKILL');
        return result;
      }),
  },
};
for (let value = 0; value < 100; value += 1) {
  const read = await readSheet(house, { classId, sheet, by });
  const standing = new Map(read.cells.map((cell) => [cell.path, cell.value]));
  const changes = paths.map((path) => ({ path, before: standing.get(path) ?? null, after: String(value) }));
  const inside = killInside === value;
  const entry = { classId, sheet, changes, revision: read.revision, by, confirmed: [] };
  const entered = await enterResults(inside ? dying : house, entry);
  if (entered.outcome === 'unconfirmed') {
    const confirmed = entered.warnings.map(({ key }) => key);
    await enterResults(inside ? dying : house, { ...entry, confirmed });
  }
  process.stdout.write(`${value}\n`);
}
await house.close();
