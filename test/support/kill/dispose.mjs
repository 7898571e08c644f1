// A child process that carries out orders of disposal, and dies at the n-th dangerous moment: around whatever changes the
// disk or the store, and in the middle of removing a folder.
// Usage: node dispose.mjs <plan.json>; plan: {folder, at, killAt}. Prints how many deeds it added.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const { folder, at, killAt } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
let moments = 0;
const isDying = () => (moments += 1) === killAt;
const die = () => process.kill(process.pid, 'SIGKILL');

const { rename, rm } = promises;
promises.rename = async (...given) => {
  if (isDying()) die();
  await rename(...given);
  if (isDying()) die();
};
promises.rm = async (place, options) => {
  if (options?.recursive && isDying()) {
    const half = readdirSync(place, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    for (const one of half.slice(half.length / 2)) rmSync(path.join(one.parentPath ?? one.path, one.name));
    die();
  }
  await rm(place, options);
};
syncBuiltinESMExports();

const { disposeOfOrdered } = await import('../../../dist/src/server/application/index.js');
const { openInstallation } = await import('../../../dist/src/server/installation.js');
const opened = await openInstallation(folder, { lanes: 1 });
const store = {
  ...opened.store,
  write: async (work) => {
    const result = await opened.store.write(async (transaction) => {
      const done = await work(transaction);
      if (isDying()) die();
      return done;
    });
    if (isDying()) die();
    return result;
  },
};
const remove = async (hash) => {
  if (isDying()) die();
  await opened.blobs.remove(hash);
};
const house = { ...opened, store, blobs: { ...opened.blobs, remove }, clock: { now: () => at } };
process.stdout.write(`${await disposeOfOrdered(house)}\n`);
await opened.close();
