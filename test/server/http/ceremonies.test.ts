// Ceremonies over HTTP: with kept keys, with keys elsewhere, watched, answered, two people at once.
import type { PersonId } from '../../../src/kernel/index.ts';
import { verifyJournal } from '../../../src/server/application/index.ts';
import { answerOf } from '../../support/agent.ts';
import { call, dueOf, ended, eventsOf, startApi, type Reply, type TestApi } from '../../support/api.ts';
import { testPki, type Identity } from '../../support/pki.ts';

describe('a ceremony over HTTP', () => {
  let api: TestApi;
  let people: readonly PersonId[];
  let teacher: string;
  beforeEach(async () => {
    api = await startApi();
    const { cast, classId } = api.imported;
    people = cast.subjectTeachers;
    teacher = await api.tokenOf(people[0]!);
    const homeroom = await api.tokenOf(cast.homeroom);
    const submitted = await call(api, 'POST', `/api/classes/${classId}/submissions`, homeroom, {});
    expect(submitted).toMatchObject({ status: 201, body: { refused: [] } });
    await api.settled();
  });
  afterEach(() => api.close());

  const due = (token: string) => dueOf(api, token);
  const hold = async (token: string, key: unknown = { kind: 'development' }): Promise<Reply> => {
    const { role, records } = await due(token);
    return call(api, 'POST', '/api/ceremonies', token, { role, records, key });
  };

  it('signs what waits for the caller with the key kept for them', async () => {
    const asked = await hold(teacher);
    expect(asked.status).toBe(202);
    expect(asked.headers.get('location')).toBe(`/api/ceremonies/${asked.body.id}`);
    const { body } = await ended(api, teacher, asked.body.id);
    expect(body).toMatchObject({ state: 'finished', trouble: null });
    expect(body.outcomes.map(({ signed }: { signed: boolean }) => signed)).toEqual(
      Array.from({ length: body.records }, () => true),
    );
    expect(await due(teacher)).toBeUndefined();
    expect((await verifyJournal(api.test.house)).findings).toEqual([]);
  });

  it('asks a key elsewhere and signs with its answers; wrong and partial ones leave the question open', async () => {
    const identity: Identity = testPki().issue({ name: api.imported.cast.names.get(people[0]!)! });
    const key = {
      kind: 'external',
      certificates: identity.device.chain.map((der) => Buffer.from(der).toString('base64')),
    };
    const asked = await hold(teacher, key);
    const path = `/api/ceremonies/${asked.body.id}`;
    const waiting = await ended(api, teacher, asked.body.id);
    expect(waiting.body.state).toBe('waiting');
    const [question] = waiting.body.questions;
    const values = await answerOf(identity, [question]);
    const answers = values.map((value, index) => ({ digest: question.items[index].digest, value }));

    const partial = await call(api, 'POST', `${path}/answers`, teacher, { answers: answers.slice(1) });
    expect(partial).toMatchObject({ status: 422, body: { code: 'ceremony.answersMissing' } });
    const swapped = answers.map(({ digest }, index) => ({ digest, value: values.at(index - 1)! }));
    const wrong = await call(api, 'POST', `${path}/answers`, teacher, { answers: swapped });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'device.otherDigest' } });

    expect((await call(api, 'POST', `${path}/answers`, teacher, { answers })).status).toBe(202);
    const done = await ended(api, teacher, asked.body.id);
    expect(done.body).toMatchObject({ state: 'finished', questions: [] });
    const again = await call(api, 'POST', `${path}/answers`, teacher, { answers });
    expect(again).toMatchObject({ status: 409, body: { code: 'ceremony.notWaiting' } });
  });

  it('tells its progress as numbered events, and goes on after the last one that was heard', async () => {
    const { body } = await hold(teacher);
    const all = await eventsOf(api, `/api/ceremonies/${body.id}/events`, teacher);
    expect(all.map(({ id }) => id.split('-')[1])).toEqual(all.map((_, index) => String(index + 1)));
    expect(all.filter(({ event }) => event === 'progress')).toHaveLength(body.records);
    expect(all.at(-1)).toMatchObject({ event: 'state', data: { state: 'finished' } });
    expect(JSON.stringify(all)).not.toContain('"title"');

    const rest = await eventsOf(api, `/api/ceremonies/${body.id}/events`, teacher, all[2]!.id);
    expect(rest).toEqual(all.slice(3));
  });

  it('lets two people sign the same documents at once', async () => {
    const other = await api.tokenOf(people[1]!);
    const [first, second] = await Promise.all([hold(teacher), hold(other)]);
    const outcomes = await Promise.all([
      ended(api, teacher, first.body.id),
      ended(api, other, second.body.id),
    ]);
    for (const { body } of outcomes) {
      expect(body.state).toBe('finished');
      expect(body.outcomes.every(({ signed }: { signed: boolean }) => signed)).toBe(true);
    }
    const [record] = await api.test.house.store.read((view) => view.recordsOf(api.imported.classId));
    expect(record!.snapshot.context.signatures.map(({ person }) => person).toSorted()).toEqual(
      [people[0]!, people[1]!].toSorted(),
    );
    expect((await verifyJournal(api.test.house)).findings).toEqual([]);
  });

  it('is one at a time for a person in a role, and nobody else’s business', async () => {
    const { role, records } = await due(teacher);
    const request = { role, records, key: { kind: 'development' } };
    const both = await Promise.all([
      call(api, 'POST', '/api/ceremonies', teacher, request),
      call(api, 'POST', '/api/ceremonies', teacher, request),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    const id = both.find(({ status }) => status === 202)!.body.id as string;
    const other = await api.tokenOf(people[1]!);
    for (const [method, path, body] of [
      ['GET', `/api/ceremonies/${id}`],
      ['GET', `/api/ceremonies/${id}/events`],
      ['POST', `/api/ceremonies/${id}/answers`, { answers: [{ digest: 'AA==', value: 'AA==' }] }],
    ] as const)
      expect(await call(api, method, path, other, body)).toMatchObject({
        status: 404,
        body: { code: 'ceremony.unknown' },
      });
    await ended(api, teacher, id);
  });

  it('answers other requests while a batch runs', async () => {
    const { body } = await hold(teacher);
    const times: number[] = [];
    while ((await call(api, 'GET', `/api/ceremonies/${body.id}`, teacher)).body.state === 'running') {
      const start = performance.now();
      await call(api, 'GET', '/health');
      times.push(performance.now() - start);
    }
    expect(times.length).toBeGreaterThan(0);
    expect(Math.max(...times)).toBeLessThan(1000);
  });
});
