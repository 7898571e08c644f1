// The office over the network: everything succeeds once against its own schema, and nobody gets further than their part.
import type { PersonId } from '../../../src/kernel/index.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { copyRequest, make } from '../../support/copies-office.ts';
import { importBook, signerOf, smallBook, throughTheLock } from '../../support/house.ts';
import { good, operationsOf } from '../../support/school-office.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';
import { unzip } from '../../support/workbooks/index.ts';

jest.setTimeout(60_000);

const NOBODY = '00000000-0000-4000-8000-000000000000';
const span = { from: '2026-06-01T00:00:00+07:00', until: '2026-06-30T00:00:00+07:00' };
const receipt = { recipient: 'Trần Thị Mẹ', identity: 'mẹ, 079180000001', copies: 1 };
const key = { kind: 'development' };
/** They succeed in the access walk and in web/archive.test.ts, web/archive-media.test.ts, web/archive-register.test.ts, web/inspection.test.ts. */
const elsewhere = new Set([
  ...['printMediaLabel', 'takeEvidence', 'listArchiveMedia', 'sealMedium', 'openMediumSeal'],
  ...['readArchiveRegister', 'holdClass', 'releaseHold', 'orderDisposal', 'executeDisposal'],
]);

/** The head among them. */
const linesOf = async (workbook: Uint8Array): Promise<readonly string[]> => {
  const sheet = (await unzip(workbook)).find(({ name }) => name.includes('sheet1.xml'));
  return Buffer.from(sheet!.content).toString('utf8').match(/<row /g) ?? [];
};

describe('the office over the API', () => {
  let api: TestApi;
  let principal: string;
  let registrar: string;
  let teacher: string;
  let record: string;
  beforeAll(async () => {
    api = await startApi();
    await throughTheLock(api.test.house, api.imported);
    const { cast } = api.imported;
    [principal, registrar, teacher] = (await Promise.all(
      [cast.principal, cast.registrar, cast.subjectTeachers[0]!].map((person) => api.tokenOf(person)),
    )) as [string, string, string];
    record = api.imported.records[0]!;
  });
  afterAll(() => api.close());

  const ask = { record: '', kind: 'certifiedCopy', request: copyRequest, decisionNumber: '31/QĐ-VD' };
  const get = (at: string, token: string) => call(api, 'GET', at, token);
  const post = (at: string, token: string, body: unknown) => call(api, 'POST', at, token, body);
  const file = async (method: string, at: string, token: string, body?: unknown) => {
    const response = await fetch(`${api.url}${at}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    expect(response.status).toBe(200);
    return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  it('does all it describes, as it describes it', async () => {
    const title = (await api.test.house.store.read((view) => view.records(api.imported.records)))[0]!.title;
    const { items } = (await good(
      get(`/api/office/search?q=${encodeURIComponent(title)}&limit=5`, registrar),
    )) as {
      items: { record: string; match: string }[];
    };
    expect(items[0]).toMatchObject({ record, match: 'typed', state: { name: 'locked' } });
    const order = (await good(post('/api/copy-orders', principal, { ...ask, record }))) as { id: string };
    const paper = (await good(post(`/api/copy-orders/${order.id}/copy`, registrar, { key }))) as {
      id: string;
      sha256: string;
    };
    expect(paper).toMatchObject({ kind: 'certifiedCopy', sealed: true, number: 1, signatures: 1 });
    expect(await good(post(`/api/copy-orders/${order.id}/copy`, registrar, { key }))).toEqual(paper);
    const listed = (await good(get('/api/copy-orders', registrar))) as { items: object[] };
    expect(listed.items).toMatchObject([{ order: { id: order.id }, paper: { id: paper.id } }]);
    const pdf = await file('GET', `/api/office-papers/${paper.id}/document`, registrar);
    expect(verifySigned(pdf.bytes).verdict).toBe('valid');
    const { verificationCode } = paper as unknown as { verificationCode: string };
    const coded = await good(call(api, 'GET', `/api/copies/${verificationCode.toLowerCase()}`));
    expect(coded).toMatchObject({
      kind: 'certifiedCopy',
      number: '01/2026/SY',
      sha256: paper.sha256,
      source: { version: 1, standing: 'inForce' },
    });
    expect(JSON.stringify(coded)).not.toContain(title);
    expect(await call(api, 'GET', '/api/copies/GL-00000-00000-00000')).toMatchObject({ status: 404 });
    const what = { kind: 'paper', paper: paper.id };
    expect(await good(post('/api/issue-lines', registrar, { ...receipt, what }))).toMatchObject({
      number: 1,
    });
    const returned = { kind: 'record', record, request: 'Đơn xin rút học bạ' };
    expect(await good(post('/api/issue-lines', registrar, { ...receipt, what: returned }))).toMatchObject({
      number: 2,
    });
    const correction = { ...receipt, number: 1, reason: 'Ghi nhầm' };
    expect(await good(post('/api/issue-line-corrections', registrar, correction))).toMatchObject({
      corrects: 1,
    });
    const failed = (await good(post('/api/copy-orders', principal, { ...ask, record }))) as { id: string };
    const { house } = api.test;
    const dead = {
      ...house,
      workshop: { ...house.workshop, sign: () => Promise.reject(new Error('mất điện')) },
    };
    await expect(make(dead, api.imported, failed.id)).rejects.toThrow('mất điện');
    const cancelled = await good(
      post(`/api/copy-orders/${failed.id}/cancellation`, registrar, { reason: 'Hỏng' }),
    );
    expect(cancelled).toMatchObject({ number: 4, copies: 0, cancels: true, reason: 'Hỏng' });
    expect((await good(get('/api/copy-orders', registrar))) as object).toMatchObject({
      items: [{ order: { id: failed.id }, cancelledAt: expect.any(String) as string }, { cancelledAt: null }],
    });
    const print = await file('POST', `/api/records/${record}/prints`, registrar, { purpose: 'thanh tra' });
    expect(print.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    for (const [kind, lines] of [
      ['issueRegister', 4],
      ['printRegister', 1],
      ['sealRegister', 5],
      ['bookRegister', 0],
    ] as const) {
      const query = new URLSearchParams({ kind, ...span }).toString();
      const register = (await good(get(`/api/registers?${query}`, registrar))) as { items: object[] };
      expect(register.items.length).toBeGreaterThanOrEqual(lines);
      const workbook = await file('GET', `/api/registers/workbook?${query}`, registrar);
      expect(await linesOf(workbook.bytes)).toHaveLength(register.items.length + 1);
    }
    const leader = api.imported.cast.principal;
    const body = { kind: 'issueRegister', ...span, leader, leaderTitle: 'Hiệu trưởng' };
    const register = (await good(post('/api/registers', registrar, body))) as { id: string };
    const sign = (token: string, as: string) =>
      post(`/api/office-papers/${register.id}/signatures`, token, { as, key });
    expect(await sign(principal, 'signer')).toMatchObject({
      status: 409,
      body: { code: 'office.othersFirst' },
    });
    await good(sign(registrar, 'signer'));
    await good(sign(principal, 'signer'));
    expect(await good(sign(registrar, 'seal'))).toMatchObject({ sealed: true, signatures: 4 });
    const zip = await file('GET', `/api/classes/${api.imported.classId}/documents`, registrar);
    expect(await unzip(zip.bytes)).toHaveLength(api.imported.records.length + 1);
    expect(zip.headers.get('content-disposition')).toContain("filename*=UTF-8''8A1%202025-2026.zip");
    const own = await file('GET', `/api/records/${record}/pupil-documents`, teacher);
    expect(await unzip(own.bytes)).toHaveLength(2);
    const { described, succeeded } = await operationsOf(api);
    const here = described
      .filter(({ tags, operationId }) => tags.includes('papers') && !elsewhere.has(operationId))
      .map(({ operationId }) => operationId);
    expect(here.length).toBeGreaterThan(10);
    expect(here.filter((id) => !succeeded.has(id))).toEqual([]);
  });

  it('lets nobody do another’s part', async () => {
    const order = (await good(post('/api/copy-orders', principal, { ...ask, record }))) as { id: string };
    const refused = async (reply: ReturnType<typeof call>, status: number, code: string) =>
      expect(await reply).toMatchObject({ status, body: { code } });
    const copy = `/api/copy-orders/${order.id}/copy`;
    for (const token of [registrar, teacher])
      await refused(post('/api/copy-orders', token, { ...ask, record }), 403, 'access.notPermitted');
    for (const token of [principal, teacher])
      await refused(post(copy, token, { key }), 403, 'access.notPermitted');
    const what = { kind: 'record', record, request: 'Đơn' };
    for (const token of [principal, teacher]) {
      await refused(post('/api/issue-lines', token, { ...receipt, what }), 403, 'access.notPermitted');
      const body = { kind: 'issueRegister', ...span, leader: api.imported.cast.homeroom, leaderTitle: 'x' };
      await refused(post('/api/registers', token, body), 403, 'access.notPermitted');
    }
    const query = new URLSearchParams({ kind: 'issueRegister', ...span }).toString();
    await refused(get(`/api/registers?${query}`, teacher), 403, 'access.notPermitted');
    await refused(get('/api/copy-orders', teacher), 403, 'access.notPermitted');
    await refused(
      post(`/api/records/${record}/prints`, teacher, { purpose: 'x' }),
      403,
      'access.notPermitted',
    );
    const certificates = signerOf('Trường THCS Ví Dụ').chain.map((der) =>
      Buffer.from(der).toString('base64'),
    );
    const elsewhere = { key: { kind: 'external', certificates } };
    await refused(post(copy, registrar, elsewhere), 422, 'ceremony.keyCannotWait');
    await refused(get(`/api/office-papers/${NOBODY}/document`, registrar), 404, 'office.paperUnknown');
    await refused(post(`/api/copy-orders/${NOBODY}/copy`, registrar, { key }), 404, 'office.orderUnknown');
  });

  it('shows a teacher of another class, and a school next door, nothing at all', async () => {
    const { house } = api.test;
    const book = smallBook({ className: '8C' });
    const next = await importBook(house, {
      ...book,
      school: { ...book.school, name: 'Trường Bên Cạnh' },
      staff: { ...book.staff, principal: 'Hiệu Trưởng Kia', registrar: 'Văn Thư Kia' },
    });
    const people = await house.store.read((view) => view.people());
    const idOf = (name: string): PersonId => people.find((person) => person.name === name)!.id;
    expect(next.records.length).toBeGreaterThan(0);
    const order = (await good(post('/api/copy-orders', principal, { ...ask, record }))) as { id: string };
    const paper = (await good(post(`/api/copy-orders/${order.id}/copy`, registrar, { key }))) as {
      id: string;
    };
    for (const name of ['Hiệu Trưởng Kia', 'Văn Thư Kia']) {
      const token = await api.tokenOf(idOf(name));
      const found = (await good(get('/api/office/search?q=a', token))) as {
        items: { class: { name: string } }[];
      };
      expect(found.items.every((one) => one.class.name === '8C')).toBe(true);
      for (const [reply, status] of [
        [post('/api/copy-orders', token, { ...ask, record }), 404],
        [post(`/api/copy-orders/${order.id}/copy`, token, { key }), 404],
        [get(`/api/office-papers/${paper.id}/document`, token), 404],
        [post(`/api/office-papers/${paper.id}/signatures`, token, { as: 'signer', key }), 404],
        [post('/api/issue-lines', token, { ...receipt, what: { kind: 'paper', paper: paper.id } }), 404],
        [post(`/api/records/${record}/prints`, token, { purpose: 'x' }), 404],
        [get(`/api/classes/${api.imported.classId}/documents`, token), 404],
        [get(`/api/records/${record}/pupil-documents`, token), 404],
        [
          post('/api/issue-lines', token, { ...receipt, what: { kind: 'record', record, request: 'x' } }),
          404,
        ],
      ] as const)
        expect((await reply).status).toBe(status);
    }
  });

  it('keeps in the journal what a search showed, without what was typed', async () => {
    await good(get('/api/office/search?q=khongaica', registrar));
    await good(get('/api/office/search?q=hs', registrar));
    await api.desk.readings.flush();
    const entries = await api.test.house.store.read((view) => view.journal(0, 100_000));
    const searches = entries.filter(
      ({ event }) => event.type === 'pupilData.read' && event.what === 'search',
    );
    expect(searches.length).toBeGreaterThan(0);
    expect(searches.every(({ event }) => (event.found as string[]).length > 0)).toBe(true);
    expect(JSON.stringify(searches)).not.toContain('khongaica');
  });
});
