// kill -9 anywhere, then run again: no signature lost, none twice, none half; the journal tells the truth.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureServiceKeys } from '../../certs-dev/service-keys.ts';
import { startServices } from '../../certs-dev/services.ts';
import { sha256, systemClock } from '../../src/kernel/index.ts';
import { openInstallation } from '../../src/server/installation.ts';
import { parseCertificate } from '../../src/signing/index.ts';
import { statusOfClass, verifyJournal } from '../../src/server/application/index.ts';
import { testLists } from '../support/conditions.ts';
import { expectSignedOnce } from '../support/documents.ts';
import { importBook, signerOf, smallBook, testHouse } from '../support/house.ts';
import type { ImportedClass } from '../support/house.ts';
import { testPki } from '../support/pki.ts';
import { seededRandom } from '../support/workbooks/index.ts';

const script = path.resolve('test/support/kill/whole-life.mjs');

interface Run {
  readonly finished: boolean;
  readonly killed: boolean;
  readonly told: string;
}

/** @param after milliseconds until the parent kills it, wherever it is just then */
function run(plan: string, killAt: number, after?: number): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, plan], {
      env: { ...process.env, KILL_AT: String(killAt) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let told = '';
    let complaint = '';
    child.stdout.on('data', (part: Buffer) => (told += part.toString()));
    child.stderr.on('data', (part: Buffer) => (complaint += part.toString()));
    const timer = after === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), after);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === null && code !== 0) reject(new Error(complaint));
      else resolve({ finished: told.includes('finished'), killed: signal === 'SIGKILL', told });
    });
  });
}

function writePlan(folder: string, { classId, cast, records }: ImportedClass, timestamping: string): string {
  const organisation = 'Trường THCS Ví Dụ';
  const people = [...cast.subjectTeachers, cast.homeroom, cast.principal];
  const signers = new Map<string, ReturnType<typeof signerOf>>([
    ...people.map((id) => [id, signerOf(cast.names.get(id) ?? id)] as const),
    ['service', signerOf('Khóa dịch vụ')],
    ['seal', signerOf(organisation, organisation)],
  ]);
  const keys = Object.fromEntries(
    [...signers].map(([name, { key, chain, algorithm }]) => [
      name,
      {
        pem: key.export({ type: 'pkcs8', format: 'pem' }),
        chain: chain.map((der) => Buffer.from(der).toString('base64')),
        algorithm,
      },
    ]),
  );
  const base64 = (items: readonly Uint8Array[]) => items.map((der) => Buffer.from(der).toString('base64'));
  const authorities = {
    anchors: base64(testPki().anchors),
    lists: base64(testLists(systemClock.now())),
    timestamping,
  };
  const plan = path.join(folder, 'plan.json');
  writeFileSync(plan, JSON.stringify({ folder, classId, cast, records, keys, organisation, ...authorities }));
  return plan;
}

describe('a class taken through its life by a process that keeps being killed', () => {
  it('ends with each field of each document signed exactly once', async () => {
    const { house, folder } = await testHouse();
    const imported = await importBook(house, smallBook({}, 3));
    await house.close();
    const services = await startServices(path.join(folder, 'authorities'));
    const plan = writePlan(folder, imported, services.timestamping);
    const random = seededRandom(20_260_601);
    let kills = 0;
    let finished = false;
    for (let attempt = 0; attempt < 24 && !finished; attempt += 1) {
      // By turns at an exact moment around the disk, and at any instant at all, worker threads included.
      const exact = attempt % 3 !== 2;
      const killAt = exact ? random.integer(1, 30) : 0;
      const outcome = await run(plan, killAt, exact ? undefined : random.integer(350, 1050));
      if (outcome.killed) kills += 1;
      finished = outcome.finished;
    }
    if (!finished) finished = (await run(plan, 0)).finished;
    expect(finished).toBe(true);
    // How many kills fit before the work is done depends on the machine; some always do.
    expect(kills).toBeGreaterThan(4);

    const after = await openInstallation(folder, { lanes: 1 });
    const status = await statusOfClass(after, imported.classId);
    expect(status.byState).toEqual({ archived: imported.records.length });
    const { authorities } = await ensureServiceKeys(path.join(folder, 'authorities'), systemClock.now());
    const roots = authorities.root.chain.map(parseCertificate);
    for (const id of imported.records) await expectSignedOnce(after, id, roots);
    expect((await verifyJournal(after)).findings).toEqual([]);
    expectWholePackages(path.join(folder, 'archive'));
    await after.close();
    await services.stop();
  }, 180_000);

  it('does nothing more when run once again after the end', async () => {
    const { house, folder } = await testHouse();
    const imported = await importBook(house, smallBook({}, 1));
    await house.close();
    const services = await startServices(path.join(folder, 'authorities'));
    const plan = writePlan(folder, imported, services.timestamping);
    expect((await run(plan, 0)).finished).toBe(true);
    const before = await journalLength(folder);
    const again = await run(plan, 0);
    expect(again.finished).toBe(true);
    expect(again.told).not.toMatch(/ ok$/m);
    expect(await journalLength(folder)).toBe(before);
    await services.stop();
  }, 60_000);
});

async function journalLength(folder: string): Promise<number> {
  const house = await openInstallation(folder, { lanes: 1 });
  const { seq } = await house.store.read((view) => view.journalHead());
  await house.close();
  return seq;
}

/** A package that has its name is complete; what a kill left unfinished has none. */
function expectWholePackages(archive: string): void {
  const found = readdirSync(archive, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith(`${path.sep}manifest-sha256.txt`),
  );
  const named = found.filter((file) => !file.includes('.incoming-'));
  expect(named.length).toBeGreaterThan(0);
  for (const manifest of named) {
    const folder = path.dirname(path.join(archive, manifest));
    const lines = readFileSync(path.join(archive, manifest), 'utf8').trimEnd().split('\n');
    for (const line of lines) {
      const [digest = '', file = ''] = line.split('  ');
      expect(existsSync(path.join(folder, file))).toBe(true);
      expect(sha256(readFileSync(path.join(folder, file)))).toBe(digest);
    }
  }
}
