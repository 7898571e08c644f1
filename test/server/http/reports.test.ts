// Reports over the API: statistics and the October report, made, signed by maker and leader, sealed, taken with what goes with them.
import { sha256 } from '../../../src/kernel/index.ts';
import { unzip } from '../../support/workbooks/index.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { throughTheLock } from '../../support/house.ts';
import { operationsOf } from '../../support/school-office.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';
import { appointOver, bookOf } from '../../support/years.ts';

const key = { kind: 'development' };
const schoolYear = '2025-2026';

describe('reports over the API', () => {
  let api: TestApi;
  let principal: string;
  let registrar: string;
  let teacher: string;
  beforeAll(async () => {
    api = await startApi({ book: bookOf('8A', 0) });
    const { cast } = api.imported;
    await throughTheLock(api.test.house, api.imported);
    const [school] = await api.test.house.store.read((view) => view.schools());
    await appointOver(api.test.house, school!.id, cast.registrar, 'registrar');
    const tokens = [cast.principal, cast.registrar, cast.homeroom].map((person) =>
      api.tokenOf(person, ['read', 'write', 'sign']),
    );
    [principal, registrar, teacher] = (await Promise.all(tokens)) as [string, string, string];
  }, 60_000);
  afterAll(() => api.close());

  const bytesOf = async (at: string, token: string) => {
    const reply = await fetch(`${api.url}${at}`, { headers: { authorization: `Bearer ${token}` } });
    expect(reply.status).toBe(200);
    return Buffer.from(await reply.arrayBuffer());
  };
  const sealed = async (at: string, body: object) => {
    const leader = api.imported.cast.principal;
    const made = await call(api, 'POST', at, registrar, {
      schoolYear,
      leader,
      leaderTitle: 'Hiệu trưởng',
      ...body,
    });
    expect(made.status).toBe(201);
    const { id } = made.body as { id: string };
    const sign = (token: string, as: string) =>
      call(api, 'POST', `/api/office-papers/${id}/signatures`, token, { as, key });
    expect(await sign(principal, 'signer')).toMatchObject({
      status: 409,
      body: { code: 'office.othersFirst' },
    });
    expect(await sign(registrar, 'seal')).toMatchObject({ status: 409 });
    for (const [token, as] of [
      [registrar, 'signer'],
      [principal, 'signer'],
      [registrar, 'seal'],
    ] as const)
      expect((await sign(token, as)).status).toBe(201);
    const bytes = await bytesOf(`/api/office-papers/${id}/document`, registrar);
    const report = verifySigned(bytes);
    expect(report.verdict).toBe('valid');
    expect(report.signatures).toHaveLength(4);
    return { id, bytes };
  };

  it('counts what is locked, and makes the statistics a sealed paper', async () => {
    const asked = `schoolYear=${schoolYear}&period=year`;
    const seen = await call(api, 'GET', `/api/statistics?${asked}`, principal);
    expect(seen).toMatchObject({
      status: 200,
      body: { sources: [{ className: '8A', pupils: 3, locked: 3 }] },
    });
    const { tables } = seen.body as {
      tables: readonly { key: string; rows: readonly { kind: string; counts: readonly number[] }[] }[];
    };
    const learning = tables.find((table) => table.key === 'learning/TT22')!;
    expect(learning.rows.find(({ kind }) => kind === 'total')!.counts.reduce((a, b) => a + b, 0)).toBe(3);
    const { house } = api.test;
    const head = await house.store.read((view) => view.journalHead());
    const workbook = await bytesOf(`/api/statistics/workbook?${asked}`, principal);
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
    await api.desk.readings.flush();
    const since = await house.store.read((view) => view.journal(head.seq, 5));
    expect(since.map(({ event }) => event)).toContainEqual({
      ...{ type: 'pupilData.read', what: 'reports', by: api.imported.cast.principal },
    });
    await sealed('/api/statistics', { period: 'year' });
    expect(await call(api, 'GET', '/api/reports', principal)).toMatchObject({
      status: 200,
      body: {
        items: [{ kind: 'statistics', schoolYear, awaited: [], sealedAt: expect.any(String) as string }],
      },
    });
    const body = {
      schoolYear: '2001-2002',
      period: 'year',
      leader: api.imported.cast.principal,
      leaderTitle: 'x',
    };
    expect(await call(api, 'POST', '/api/statistics', registrar, body)).toMatchObject({
      status: 422,
      body: { code: 'office.badPeriod' },
    });
  });

  it('tells every October what was kept and what is missing, and hands it out with its attachments as they were then', async () => {
    const ahead = await call(api, 'GET', `/api/yearly-report?schoolYear=${schoolYear}`, principal);
    expect(ahead.status).toBe(200);
    const { missing } = ahead.body as { missing: readonly { what: string; whom: string }[] };
    expect(missing.map(({ whom }) => whom)).toContain('tổ trưởng chuyên môn');
    const { id, bytes } = await sealed('/api/yearly-reports', {});
    const zip = await unzip(await bytesOf(`/api/yearly-reports/${id}/archive`, registrar));
    const files = new Map(zip.map(({ name, content }) => [name, content] as const));
    expect(sha256(files.get('Báo cáo.pdf')!)).toBe(sha256(bytes));
    const list = Buffer.from(files.get('Danh mục.txt')!).toString('utf8').trim().split('\n');
    expect(list.length).toBeGreaterThan(1);
    for (const line of list.slice(1)) {
      const [file, , hash] = line.split('\t');
      expect(sha256(files.get(`Kèm theo/${file!}`)!)).toBe(hash);
    }
    expect(files.size).toBe(list.length + 1);
  });

  it('is not for teachers, and describes nothing that does not succeed here', async () => {
    const leader = api.imported.cast.principal;
    const report = { schoolYear, leader, leaderTitle: 'Hiệu trưởng' };
    for (const [method, at, body] of [
      ['GET', `/api/statistics?period=year`, undefined],
      ['POST', '/api/statistics', { ...report, period: 'year' }],
      ['GET', '/api/yearly-report', undefined],
      ['POST', '/api/yearly-reports', report],
      ['GET', '/api/reports', undefined],
    ] as const)
      expect(await call(api, method, at, teacher, body)).toMatchObject({ status: 403 });
    const { described, succeeded } = await operationsOf(api);
    const here = described
      .filter(({ tags }) => tags.includes('reports'))
      .map(({ operationId }) => operationId);
    expect(here).toHaveLength(7);
    const downloads = new Set(['readStatisticsWorkbook', 'takeYearlyReport']);
    expect(here.filter((id) => !succeeded.has(id) && !downloads.has(id))).toEqual([]);
  });
});
