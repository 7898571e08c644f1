// Runs of the office over HTTP: asked for, watched, cancelled, one at a time for a class, taken up after a restart.
import type { RecordId } from '../../../src/kernel/index.ts';
import { officeRuns, verifyJournal } from '../../../src/server/application/index.ts';
import type { Extension } from '../../../src/signing/index.ts';
import { call, eventsOf, startApi, until, type Reply, type TestApi } from '../../support/api.ts';
import { importBook, smallBook, testHouse, throughTheLock } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';

/** What an examiner says of a document that has nothing to gain. */
const nothingToAdd: Extension = { tail: Buffer.alloc(0), level: 'B-LTA', shortfalls: [] };

/** Lets documents through one by one, and counts them. */
function gate() {
  const waiting: (() => void)[] = [];
  let open = false;
  let asked = 0;
  return {
    asked: () => asked,
    open: () => {
      open = true;
      for (const go of waiting.splice(0)) go();
    },
    extending: async (): Promise<Extension> => {
      asked += 1;
      if (!open) await new Promise<void>((go) => waiting.push(go));
      return nothingToAdd;
    },
  };
}

describe('a run of the office', () => {
  let test: TestHouse;
  let imported: ImportedClass;
  let api: TestApi;
  let registrar: string;
  let doors: ReturnType<typeof gate>;
  const opened = async (more: Parameters<typeof startApi>[0] = {}) => {
    test = await testHouse();
    imported = await importBook(test.house, smallBook({}, 4));
    await throughTheLock(test.house, imported);
    doors = gate();
    api = await startApi({ test, imported, ...more });
    registrar = await api.tokenOf(imported.cast.registrar);
  };
  afterEach(() => api.close());

  const extend = (records: readonly RecordId[] = imported.records, token = registrar) =>
    call(api, 'POST', '/api/extensions', token, { records });
  const archive = (token = registrar) =>
    call(api, 'POST', `/api/classes/${imported.classId}/archive-packages`, token, {});
  const rested = (id: string): Promise<Reply> =>
    until(async () => {
      const reply = await call(api, 'GET', `/api/runs/${id}`, registrar);
      return ['running', 'cancelling'].includes(reply.body.state as string) ? undefined : reply;
    });

  it('extends documents on the examiners’ thread, says where to look, and tells each record', async () => {
    await opened();
    const asked = await extend();
    expect([asked.status, asked.headers.get('location')]).toEqual([202, `/api/runs/${asked.body.id}`]);
    expect(asked.body).toMatchObject({ kind: 'extension', state: 'running', records: 7, outcomes: [] });
    const { body } = await rested(asked.body.id as string);
    expect(body).toMatchObject({ state: 'finished', trouble: null, package: null });
    expect(body.outcomes.map(({ record }: { record: string }) => record).toSorted()).toEqual(
      imported.records.toSorted(),
    );
    for (const { level, shortfalls } of body.outcomes)
      expect([level, shortfalls[0].code]).toEqual(['B-B', 'extend.noTimestamper']);

    const events = await eventsOf(api, `/api/runs/${body.id}/events`, registrar);
    expect(events.map(({ event }) => event)).toEqual([
      'state',
      ...imported.records.map(() => 'progress'),
      'state',
    ]);
    expect(events.at(-1)!.data).toEqual({ state: 'finished' });
    expect(events.at(-2)!.data).toMatchObject({ done: 7, total: 7, stage: 'extend' });
    for (const { data } of events) expect(Object.keys(data as object)).not.toContain('title');
    expect(await eventsOf(api, `/api/runs/${body.id}/events`, registrar, events[3]!.id)).toEqual(
      events.slice(4),
    );
  });

  it('archives a class, once, and says what was packed', async () => {
    await opened();
    const asked = await archive();
    expect([asked.status, asked.body.kind]).toEqual([202, 'archive']);
    const { body } = await rested(asked.body.id as string);
    expect(body).toMatchObject({ state: 'finished', package: { archived: 7, leftOut: [] }, trouble: null });
    const packages = await call(api, 'GET', `/api/classes/${imported.classId}/archive-packages`, registrar);
    expect(packages.body.items).toMatchObject([{ name: body.package.name, records: 7 }]);
    expect((await call(api, 'GET', '/api/runs', registrar)).body.items).toMatchObject([{ id: body.id }]);
    expect(JSON.stringify(body)).not.toContain(test.folder);
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  });

  it('is refused at once to whom it is not permitted, and where there is nothing to do', async () => {
    await opened();
    const homeroom = await api.tokenOf(imported.cast.homeroom);
    expect(await archive(homeroom)).toMatchObject({ status: 403, body: { code: 'policy.notPermitted' } });
    expect(await extend(imported.records, homeroom)).toMatchObject({
      status: 403,
      body: { code: 'access.notPermitted' },
    });
    const other = await importBook(test.house, smallBook({ className: '8D' }));
    const token = await api.tokenOf(other.cast.registrar);
    const early = await call(api, 'POST', `/api/classes/${other.classId}/archive-packages`, token, {});
    expect(early).toMatchObject({ status: 409, body: { code: 'class.nothingToArchive' } });
    expect((await call(api, 'GET', '/api/runs', homeroom)).body.items).toEqual([]);
  });

  it('is one at a time for a class, and nobody else’s business', async () => {
    await opened({ extending: () => doors.extending() });
    const first = await extend(imported.records.slice(0, 2));
    for (const again of [await extend(imported.records.slice(3)), await archive()])
      expect(again).toMatchObject({ status: 409, body: { code: 'run.underWay' } });
    const principal = await api.tokenOf(imported.cast.principal);
    const { id } = first.body;
    for (const [method, path, body] of [
      ['GET', `/api/runs/${id}`],
      ['GET', `/api/runs/${id}/events`],
      ['POST', `/api/runs/${id}/cancellation`, {}],
    ] as const)
      expect(await call(api, method, path, principal, body)).toMatchObject({
        status: 404,
        body: { code: 'run.unknown' },
      });
    doors.open();
    expect((await rested(id as string)).body.state).toBe('finished');
    expect((await archive()).status).toBe(202);
    await api.desk.officeRuns.idle();
  });

  it('of many asked for at once begins one', async () => {
    await opened();
    const replies = await Promise.all([archive(), archive(), extend()]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([202, 409, 409]);
    await api.desk.officeRuns.idle();
  });

  it('is cancelled: what was begun is told, nothing further is begun', async () => {
    await opened({ extending: () => doors.extending() });
    const { id } = (await extend()).body;
    await until(() => Promise.resolve(doors.asked() === 4 || undefined));
    const cancelled = await call(api, 'POST', `/api/runs/${id}/cancellation`, registrar, {});
    expect(cancelled).toMatchObject({ status: 202, body: { state: 'cancelling' } });
    expect((await extend()).body.code).toBe('run.underWay');
    doors.open();
    const { body } = await rested(id as string);
    expect([body.state, body.outcomes.length, doors.asked()]).toEqual(['cancelled', 4, 4]);
    const again = await call(api, 'POST', `/api/runs/${id}/cancellation`, registrar, {});
    expect(again).toMatchObject({ status: 409, body: { code: 'run.notRunning' } });
    const told = await eventsOf(api, `/api/runs/${id}/events`, registrar);
    expect(told.at(-1)!.data).toEqual({ state: 'cancelled' });
  });

  it('goes on where the server ended, and does nothing twice', async () => {
    await opened({ extending: () => doors.extending() });
    const { id } = (await extend()).body;
    await until(() => Promise.resolve(doors.asked() === 4 || undefined));
    const ended = api.desk.officeRuns.end();
    doors.open();
    await ended;
    expect((await test.house.store.read((view) => view.officeRun(id as string)))?.state).toBe('running');
    expect((await extend()).body.code).toBe('run.serverEnding');

    const later = gate();
    later.open();
    const next = officeRuns({ house: test.house, extending: later.extending, onUnexpected: fail });
    await next.resume();
    await next.idle();
    const { body } = await rested(id as string);
    expect([body.state, body.outcomes.length, later.asked()]).toEqual(['finished', 7, 3]);
  });

  it('of the archive, cut off before its package had a name, is packed by the next server', async () => {
    await opened();
    const person = imported.cast.registrar;
    const { house } = test;
    const run = officeRuns({ house, extending: doors.extending, onUnexpected: fail });
    const { id } = await run.request({ kind: 'archive', person, classId: imported.classId });
    await run.end();
    const before = await house.store.read((view) => view.officeRun(id));
    const next = officeRuns({ house, extending: doors.extending, onUnexpected: fail });
    await next.resume();
    await next.idle();
    const packages = await house.store.read((view) => view.packages(imported.classId));
    expect(before?.state).toBe('running');
    expect(packages).toHaveLength(1);
    expect((await rested(id)).body.package.name).toBe(packages[0]!.name);
  });
});

const fail = (error: unknown) => {
  throw error;
};
