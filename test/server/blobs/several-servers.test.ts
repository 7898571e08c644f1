// Two servers on machines of their own, one Postgres and one bucket: what is signed at one is sealed and fetched at the other.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PersonId } from '../../../src/kernel/index.ts';
import { issueToken, orderLock, verifyJournal } from '../../../src/server/application/index.ts';
import { openInstallation, type Installation } from '../../../src/server/installation.ts';
import { call, dueOf, ended as rested, type Due } from '../../support/api.ts';
import { effectsWaiting } from '../../support/faults/census.ts';
import { killed, serve, until, type Started } from '../../support/faults/processes.ts';
import { importBook, smallBook, temporaryFolder, type ImportedClass } from '../../support/house.ts';
import { endPostgres, usePostgres } from '../../support/postgres/cluster.ts';
import { endS3, useS3 } from '../../support/s3/server.ts';

const homes: string[] = [];
const servers: Started[] = [];
let house: Installation;
let imported: ImportedClass;

beforeAll(async () => {
  // Not a schema for each folder: the two homes have one.
  process.env.DATABASE_URL = usePostgres().replace('schema=*', `schema=two_machines_${process.pid}`);
  process.env.GIAPLAI_BLOBS = useS3().freshPlace();
  homes.push(temporaryFolder(), temporaryFolder());
  house = await openInstallation(homes[0]!, { lanes: 1 });
  imported = await importBook(house, smallBook({}, 2));
  // What the guide has machines share besides; `blob-cache` is each one's own.
  for (const name of ['secrets.key', 'archive', 'pki']) {
    const shared = path.join(homes[0]!, name);
    if (!existsSync(shared)) mkdirSync(shared);
    symlinkSync(shared, path.join(homes[1]!, name));
  }
  servers.push(...(await Promise.all(homes.map((home) => serve(home, { GIAPLAI_LANES: '1' })))));
}, 240_000);
afterAll(async () => {
  for (const { process } of servers) await killed(process);
  await house.close();
  for (const home of homes) rmSync(home, { recursive: true, force: true });
  endS3();
  endPostgres();
});

const tokenOf = async (person: PersonId) =>
  (await issueToken(house, { person, label: 'machines', scopes: ['read', 'write', 'sign'], days: 1 })).token;

/** Everything that waits for somebody: asked for at one server, watched at the other. */
async function signs(person: PersonId, at: number): Promise<void> {
  const token = await tokenOf(person);
  const [one, other] = [servers[at % 2]!, servers[(at + 1) % 2]!];
  let gestures = 0;
  for (; ; gestures += 1) {
    const due = (await dueOf(one, token)) as Due | undefined;
    if (due === undefined) break;
    const gesture = { role: due.role, records: due.records, key: { kind: 'development' } };
    const begun = await call(one, 'POST', '/api/ceremonies', token, gesture);
    expect(begun.status).toBe(202);
    const held = await rested(other, token, (begun.body as { id: string }).id);
    expect(held.body).toMatchObject({ state: 'finished', trouble: null });
  }
  expect(gestures).toBeGreaterThan(0);
}

it('signs and seals by turns, and hands out the same bytes at both, with every signature valid', async () => {
  const { cast, classId, records } = imported;
  const homeroom = await tokenOf(cast.homeroom);
  const submitted = await call(servers[0]!, 'POST', `/api/classes/${classId}/submissions`, homeroom, {});
  expect(submitted.status).toBe(201);
  await until(async () => (await effectsWaiting(homes[0]!)) === 0, { everyMs: 300 });
  const inTurn = [...cast.subjectTeachers, cast.homeroom, cast.principal];
  for (const [place, person] of inTurn.entries()) await signs(person, place);
  await orderLock(house, { records, by: cast.principal, decisionNumber: '12/QĐ-VD' });
  await signs(cast.registrar, inTurn.length);

  const token = await tokenOf(cast.principal);
  for (const record of records) {
    const fetched = await Promise.all(
      servers.map(async ({ url }) => {
        const answer = await fetch(`${url}/api/records/${record}/document`, {
          headers: { authorization: `Bearer ${token}` },
        });
        expect(answer.status).toBe(200);
        return Buffer.from(await answer.arrayBuffer());
      }),
    );
    expect(fetched[0]!.equals(fetched[1]!)).toBe(true);
    const file = path.join(homes[0]!, 'fetched.pdf');
    writeFileSync(file, fetched[1]!);
    const said = execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
    const signed = said.split(/^Signature #/m).filter((one) => one.includes('Signature Validation'));
    expect(signed.length).toBeGreaterThan(3);
    for (const one of signed) expect(one).toContain('Signature is Valid');
  }
  for (const home of homes) {
    expect(readdirSync(path.join(home, 'blob-cache')).length).toBeGreaterThan(0);
    expect(existsSync(path.join(home, 'blobs'))).toBe(false);
  }
  expect((await verifyJournal(house)).findings).toEqual([]);
}, 240_000);
