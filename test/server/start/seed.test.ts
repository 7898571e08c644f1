// Seeding a development school, cut off at any point: the next start does what is left, and nothing twice.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openInstallation } from '../../../src/server/installation.ts';
import { seedSchool } from '../../../src/server/start/seed.ts';
import type { House } from '../../../src/server/application/index.ts';
import { importBook, smallBook, temporaryFolder, testHouse } from '../../support/house.ts';

const samples = path.join(__dirname, '../../../samples');
const main = path.join(__dirname, '../../../dist/src/main.js');

/** What a school consists of, without identifiers and times. */
const seeded = (house: House) =>
  house.store.read(async (view) => {
    const people = await view.people();
    const roles = [];
    for (const { id, name } of people)
      for (const { role, basis, scope } of await view.appointmentsOf(id))
        roles.push(`${name} ${role} ${basis.kind} ${(scope.subjects ?? []).join()}`);
    const classes = (await view.classes()).map(({ name }) => name);
    return { classes, people: people.map(({ name }) => name).toSorted(), roles: roles.toSorted() };
  });

it('is completed from wherever it was cut off', async () => {
  const whole = await testHouse();
  let writes = 0;
  const counted = {
    ...whole.house.store,
    write: (work: never) => ((writes += 1), whole.house.store.write(work)),
  };
  await seedSchool({ ...whole.house, store: counted } as unknown as House, samples);
  const expected = await seeded(whole.house);
  await seedSchool(whole.house, samples);
  expect(await seeded(whole.house)).toEqual(expected);
  await whole.close();
  expect(writes).toBeGreaterThan(5);
  for (const last of [1, 2, Math.floor(writes / 2), writes - 1]) {
    const { house, close } = await testHouse();
    let left = last;
    const write = (work: never) =>
      (left -= 1) < 0 ? Promise.reject(new Error('cut off')) : house.store.write(work);
    const cut = { ...house, store: { ...house.store, write } } as unknown as House;
    await expect(seedSchool(cut, samples)).rejects.toThrow('cut off');
    await seedSchool(house, samples);
    expect(await seeded(house)).toEqual(expected);
    await close();
  }
}, 120_000);

it('leaves a home alone that somebody filled by other means', async () => {
  const { house, close } = await testHouse();
  await importBook(house, smallBook());
  const before = await seeded(house);
  await seedSchool(house, samples);
  expect(await seeded(house)).toEqual(before);
  await close();
});

it('is completed by the next start of a server that was killed in the middle', async () => {
  const home = temporaryFolder();
  const start = () =>
    spawn(process.execPath, [main], {
      env: { PATH: process.env.PATH, GIAPLAI_HOME: home, PORT: '0', GIAPLAI_LANES: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const blobs = () => {
    const folder = path.join(home, 'blobs');
    return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  };
  const killed = start();
  // Each class brings a blob of its book.
  while (blobs().filter((one) => one.isFile()).length < 2) await new Promise((go) => setTimeout(go, 2));
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  expect(existsSync(path.join(home, 'demo-accounts.json'))).toBe(false);
  const again = start();
  await new Promise<void>((resolve) =>
    again.stdout.on('data', (part: Buffer) => {
      if (part.toString().includes('Giáp Lai: http')) resolve();
    }),
  );
  expect(existsSync(path.join(home, 'demo-accounts.json'))).toBe(true);
  again.kill('SIGTERM');
  await once(again, 'exit');
  const house = await openInstallation(home, { lanes: 1 });
  const { classes, roles } = await seeded(house);
  await house.close();
  expect(classes).toHaveLength(7);
  expect(roles.filter((one) => one.includes(' administrator '))).toHaveLength(1);
  rmSync(home, { recursive: true, force: true });
}, 180_000);
