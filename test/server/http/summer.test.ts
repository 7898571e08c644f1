// The summer over the API: entries, the decision, the page signed and sealed; every operation once, as it is described.
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf } from '../../support/accounts.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { throughTheLock } from '../../support/house.ts';
import { operationsOf } from '../../support/school-office.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';
import { summerBook } from '../../support/summer.ts';

const book = summerBook();
const pupil = book.pupils[1]!.code;

describe('the summer over the API', () => {
  let api: TestApi;
  let base: string;
  beforeAll(async () => {
    api = await startApi({ book, accounts: (test) => accountsOf(gateOf(test)) });
    await throughTheLock(api.test.house, api.imported);
    base = `/api/classes/${api.imported.classId}`;
  }, 60_000);
  afterAll(() => api.close());

  it('does all it describes, as it describes it, and refuses what is out of turn', async () => {
    const { cast } = api.imported;
    const tokens = new Map<string, string>();
    const as = async (person: typeof cast.homeroom, method: string, path: string, body?: unknown) => {
      tokens.set(person, tokens.get(person) ?? (await api.tokenOf(person, ['read', 'write', 'sign'])));
      return call(api, method, `${base}${path}`, tokens.get(person), body);
    };
    const change = (item: string, after: string) => ({ item, before: null, after });
    const entry = { pupil, changes: [change('training', 'Đọc sách 5 buổi'), change('conduct', 'Đạt')] };
    const decision = { pupil, decisionNumber: '41/QĐ-VD' };
    expect(await as(cast.principal, 'POST', '/summer/entries', entry)).toMatchObject({ status: 403 });
    expect(await as(cast.homeroom, 'POST', '/summer/entries', entry)).toMatchObject({
      status: 200,
      body: { entered: 2 },
    });
    expect(await as(cast.homeroom, 'POST', '/summer/entries', entry)).toMatchObject({
      status: 200,
      body: { entered: 0 },
    });
    expect(await as(cast.homeroom, 'POST', '/summer/decisions', decision)).toMatchObject({ status: 403 });
    const decided = await as(cast.principal, 'POST', '/summer/decisions', decision);
    expect(decided).toMatchObject({ status: 201, body: { version: 1, promotion: 'Được lên lớp' } });
    const page = `/summer-pages/${(decided.body as { page: string }).page}`;
    const sign = (person: typeof cast.homeroom, who: string) =>
      as(person, 'POST', `${page}/signatures`, { as: who, key: { kind: 'development' } });
    expect(await sign(cast.principal, 'signer')).toMatchObject({
      status: 409,
      body: { code: 'summer.notAwaited' },
    });
    expect(await sign(cast.homeroom, 'signer')).toMatchObject({ status: 201, body: { place: 'homeroom' } });
    expect(await sign(cast.principal, 'signer')).toMatchObject({ status: 201, body: { place: 'leader' } });
    expect(await sign(cast.registrar, 'seal')).toMatchObject({ status: 201, body: { place: 'seal' } });
    const read = await as(cast.registrar, 'GET', '/summer');
    expect(read.body).toMatchObject({
      pupils: [{ page: null }, { code: pupil, page: { awaited: 'nobody' } }],
    });
    const file = await fetch(`${api.url}${base}${page}/document`, {
      headers: { authorization: `Bearer ${tokens.get(cast.registrar)!}` },
    });
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('Trang bổ sung.pdf'));
    const pdf = new Uint8Array(await file.arrayBuffer());
    expect(verifySigned(pdf).verdict).toBe('valid');
    const { described, succeeded } = await operationsOf(api);
    const mine = described.filter(({ tags }) => tags[0] === 'summer').map(({ operationId }) => operationId);
    expect(mine.filter((id) => !succeeded.has(id) && id !== 'readSummerPage')).toEqual([]);
    expect(mine).toHaveLength(5);
  }, 60_000);
});
