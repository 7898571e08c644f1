// Ceremonies over HTTP: with kept keys, with keys elsewhere, watched, answered, interrupted.
import { answerOf } from '../../support/agent.ts';
import { call, ended, startApi, type TestApi } from '../../support/api.ts';
import { testPki } from '../../support/pki.ts';

describe('a ceremony over HTTP', () => {
  let api: TestApi;
  let teacher: string;
  beforeEach(async () => {
    api = await startApi();
    const { cast, classId } = api.imported;
    const homeroom = await api.tokenOf(cast.homeroom);
    teacher = await api.tokenOf(cast.subjectTeachers[0]!);
    const submitted = await call(api, 'POST', `/api/classes/${classId}/submissions`, homeroom, {});
    expect(submitted).toMatchObject({ status: 201 });
    await api.settled();
  });
  afterEach(() => api.close());

  const due = async (token: string) => {
    const r = await call(api, 'GET', '/api/due', token);
    if (r.status !== 200) throw new Error(JSON.stringify(r.body) + api.log.join(''));
    return r.body.items[0];
  };

  it('signs what waits for the caller with the key kept for them', async () => {
    const { role, records } = await due(teacher);
    const asked = await call(api, 'POST', '/api/ceremonies', teacher, {
      role,
      records,
      key: { kind: 'development' },
    });
    expect(asked.status).toBe(202);
    const { body } = await ended(api, teacher, asked.body.id);
    expect(body.state).toBe('finished');
    expect(body.outcomes).toHaveLength(records.length);
    expect(body.outcomes.every(({ signed }: { signed: boolean }) => signed)).toBe(true);
    expect(await due(teacher)).toBeUndefined();
  });
});
