// A child process that copies packages to a target, and dies at the n-th file it begins to read.
// Usage: node copy-packages.mjs <plan.json>; plan: {folder, target, killAt}. Prints how many packages it copied.
import { readFileSync } from 'node:fs';
import { copyToTarget } from '../../../dist/src/server/application/index.js';
import { openInstallation } from '../../../dist/src/server/installation.js';

const { folder, target, killAt } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const house = await openInstallation(folder, { lanes: 1 });
const { packages } = house.shelf;
let begun = 0;
async function* dying(address, path) {
  for await (const part of packages.read(address, path)) {
    // In the middle of a file that is on its way, not between two.
    if (path.startsWith('data/') && ++begun === killAt) {
      yield part.subarray(0, 10);
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => undefined);
    }
    yield part;
  }
}
const shelf = { ...house.shelf, packages: { ...packages, read: dying } };
const done = await copyToTarget({ ...house, shelf }, target, { by: { service: 'preservation' } });
process.stdout.write(`${done.copied.length}\n`);
await house.close();
