// A school year as a whole over the API: everything succeeds once, as it is described, and nobody else gets there.
import { call, startApi, type TestApi } from '../../support/api.ts';
import { operationsOf } from '../../support/school-office.ts';
import { appointOver, bookOf } from '../../support/years.ts';

describe('a school year over the API', () => {
  let api: TestApi;
  let principal: string;
  let teacher: string;
  beforeAll(async () => {
    api = await startApi({ book: bookOf('8A', 0) });
    const { cast } = api.imported;
    const [school] = await api.test.house.store.read((view) => view.schools());
    await appointOver(api.test.house, school!.id, cast.principal, 'principal');
    principal = await api.tokenOf(cast.principal, ['read', 'write', 'sign']);
    teacher = await api.tokenOf(cast.homeroom, ['read', 'write', 'sign']);
  });
  afterAll(() => api.close());

  const schoolYear = '2025-2026';
  const at = '/api/carry-over';

  it('carries a year over and takes it back', async () => {
    const { classId } = api.imported;
    const choices = [{ path: `open/${classId}`, value: 'yes' }];
    expect(await call(api, 'POST', `${at}/choices`, principal, { schoolYear, choices })).toMatchObject({
      status: 200,
      body: { changed: 1 },
    });
    const seen = await call(api, 'GET', `${at}?schoolYear=${schoolYear}`, principal);
    expect(seen).toMatchObject({ status: 200, body: { toYear: '2026-2027', questions: [] } });
    const stale = { schoolYear, preview: '0'.repeat(64) };
    expect(await call(api, 'POST', `${at}/steps`, principal, stale)).toMatchObject({
      status: 409,
      body: { code: 'carryOver.changedMeanwhile' },
    });
    const { preview } = seen.body as { preview: string };
    expect(await call(api, 'POST', `${at}/steps`, principal, { schoolYear, preview })).toMatchObject({
      status: 200,
      body: { step: { number: 1, classes: [{ name: '9A', created: true }] } },
    });
    expect(await call(api, 'POST', `${at}/steps`, principal, { schoolYear })).toMatchObject({
      status: 200,
      body: { step: null },
    });
    expect(await call(api, 'POST', `${at}/undoing`, principal, { schoolYear })).toMatchObject({
      status: 200,
      body: { deed: 'undone', number: 2 },
    });
    for (const [method, path, body] of [
      ['GET', `?schoolYear=${schoolYear}`, undefined],
      ['POST', '/choices', { schoolYear, choices }],
      ['POST', '/steps', { schoolYear }],
      ['POST', '/undoing', { schoolYear }],
    ] as const)
      expect(await call(api, method, `${at}${path}`, teacher, body)).toMatchObject({
        status: 403,
        body: { code: 'access.notPermitted' },
      });
    const impossible = await call(api, 'GET', `${at}?schoolYear=2025-2027`, principal);
    expect(impossible.status).toBe(400);
  });

  it('describes nothing about the year that does not succeed here', async () => {
    const { described, succeeded } = await operationsOf(api);
    const here = described
      .filter(({ tags }) => tags.includes('carry-over'))
      .map(({ operationId }) => operationId);
    expect(here).toHaveLength(4);
    expect(here.filter((id) => !succeeded.has(id))).toEqual([]);
  });
});
