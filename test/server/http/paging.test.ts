// Lists that the database pages: each item once and in order, whatever is added meanwhile; strange cursors are refused.
import { call, startApi, type TestApi } from '../../support/api.ts';
import { importBook, smallBook } from '../../support/house.ts';

describe('a list read page by page', () => {
  let api: TestApi;
  let token: string;
  beforeAll(async () => {
    api = await startApi();
    for (const className of ['8B', '8D', '8E', '8F'])
      await importBook(api.test.house, smallBook({ className }));
    token = await api.tokenOf(api.imported.cast.principal);
  });
  afterAll(() => api.close());

  const pageAfter = async (path: string, next: string | null) => {
    const { status, body } = await call(
      api,
      'GET',
      `${path}?limit=2${next === null ? '' : `&after=${next}`}`,
      token,
    );
    expect(status).toBe(200);
    return body as { readonly items: readonly { readonly name: string }[]; readonly next: string | null };
  };

  it('shows every class once, in order, also when one is added in front of the cursor', async () => {
    const whole = (await call(api, 'GET', '/api/classes', token)).body.items as { readonly name: string }[];
    expect(whole).toHaveLength(5);
    const first = await pageAfter('/api/classes', null);
    await importBook(api.test.house, smallBook({ className: '8AA' }));
    const rest = [];
    for (let { next } = first; next !== null;) {
      const page = await pageAfter('/api/classes', next);
      rest.push(...page.items);
      next = page.next;
    }
    const names = [...first.items, ...rest].map(({ name }) => name).filter((name) => name !== '8AA');
    expect(names).toEqual(whole.map(({ name }) => name));
  });

  it('shows every ceremony once, newest first', async () => {
    const { records, cast } = api.imported;
    const other = await api.tokenOf(cast.homeroom);
    const ids: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const body = { role: 'homeroomTeacher', records: records.slice(0, 1), key: { kind: 'development' } };
      ids.unshift((await call(api, 'POST', '/api/ceremonies', other, body)).body.id as string);
      await api.desk.runs.idle();
    }
    const first = (await call(api, 'GET', '/api/ceremonies?limit=2', other)).body;
    const second = (await call(api, 'GET', `/api/ceremonies?limit=2&after=${first.next}`, other)).body;
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(second.next).toBeNull();
    const foreign = await call(api, 'GET', `/api/ceremonies?after=${first.next}`, token);
    expect(foreign).toMatchObject({ status: 400, body: { code: 'request.badCursor' } });
  });

  it.each(['/api/classes', '/api/ceremonies'])('refuses a cursor of nothing in %s', async (path) => {
    expect(await call(api, 'GET', `${path}?after=bm90aGluZw`, token)).toMatchObject({
      status: 400,
      body: { code: 'request.badCursor' },
    });
  });
});
