// `npm start` as a newcomer meets it: a seeded school, signing in from the first page, stopping in the middle, going on.
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, unitOfWork } from '../../../src/server/persistence/index.ts';
import { call, type Reply } from '../../support/api.ts';
import { temporaryFolder } from '../../support/house.ts';
import { serverProcess, type ServerProcess } from '../../support/running-server.ts';

async function stop({ process: child }: ServerProcess): Promise<number | null> {
  child.kill('SIGTERM');
  const [status] = (await once(child, 'exit')) as [number | null];
  return status;
}

async function signIn(server: ServerProcess, role: string) {
  const page = (await call(server, 'GET', '/sign-in')).body as string;
  const row = page.split('<tr>').find((line) => line.includes(role))!;
  const [account, password] = [...row.matchAll(/<code>(.*?)<\/code>/g)].map(([, text]) => text!);
  const { status, headers } = await call(server, 'POST', '/api/session', undefined, { account, password });
  expect(status).toBe(200);
  const cookie = headers.get('set-cookie')!.split(';')[0]!;
  const me = await call(server, 'GET', '/api/me', undefined, undefined, { cookie });
  const sent = { cookie, 'x-csrf-token': me.body.csrfToken as string };
  return (method: string, at: string, body?: unknown): Promise<Reply> =>
    call(server, method, at, undefined, body, sent);
}

/** Entries about who looked at pupils' data. */
async function readingsIn(home: string): Promise<number> {
  const source = await openDatabase(path.join(home, 'giaplai.sqlite'));
  const entries = await unitOfWork(source).read((view) => view.journal(0, 100_000));
  await source.destroy();
  return entries.filter(({ event }) => event.type === 'pupilData.read').length;
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until<Value>(ask: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    await rest(100);
  }
}

it('opens a school that works, ends in good order in the middle of a ceremony, and goes on with it', async () => {
  const home = temporaryFolder();
  let server = await serverProcess(home);
  try {
    const homeroom = await signIn(server, 'Giáo viên chủ nhiệm');
    const { items } = (await homeroom('GET', '/api/classes')).body;
    expect(items).toHaveLength(7);
    const submitted = await homeroom('POST', `/api/classes/${items[0].id}/submissions`, {});
    expect(submitted.body.submitted.length).toBeGreaterThan(40);
    const teacher = await signIn(server, '<td>Giáo viên bộ môn</td>');
    const due = await until(async () => {
      const [found] = (await teacher('GET', '/api/due')).body.items;
      return found?.records.length === submitted.body.submitted.length ? found : undefined;
    });
    const { role, records } = due as { role: string; records: readonly string[] };
    const asked = await teacher('POST', '/api/ceremonies', { role, records, key: { kind: 'development' } });
    expect(asked.status).toBe(202);
    expect((await homeroom('GET', `/api/classes/${items[0].id}/records`)).status).toBe(200);
    expect(await stop(server)).toBe(0);
    expect(await readingsIn(home)).toBeGreaterThan(0);
    expect(server.output()).not.toMatch(/"level":"error"/);

    server = await serverProcess(home);
    const again = await signIn(server, '<td>Giáo viên bộ môn</td>');
    const ceremony = await until(async () => {
      const { body } = await again('GET', `/api/ceremonies/${asked.body.id}`);
      return body.state === 'running' ? undefined : body;
    });
    expect(ceremony).toMatchObject({ state: 'finished', trouble: null });
    expect(ceremony.outcomes.filter(({ signed }: { signed: boolean }) => signed)).toHaveLength(
      records.length,
    );
    expect(await stop(server)).toBe(0);
  } finally {
    server.process.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  }
}, 180_000);
