// Records on paper over HTTP: printed, reported with a scan, sealed on an order, and told to whoever asks by code or file.
import { adoptPolicy, documentOfCode, readDocument } from '../../../src/server/application/index.ts';
import { sha256 } from '../../../src/kernel/index.ts';
import type { Policy } from '../../../src/policies/index.ts';
import { poppler } from '../../documents/support/render.ts';
import { call, startApi, type Reply, type TestApi } from '../../support/api.ts';
import { importBook, smallBook, submitAll, testHouse } from '../../support/house.ts';
import { policyWith } from '../../support/policies.ts';

const wet = { transcript: { signedAs: 'wetInk' }, classSummary: { signedAs: 'wetInk' } } as const;
const both = { transcript: { signedAs: 'both' } } as const;
const scan = Buffer.from('%PDF-1.4 một bản quét');

describe('records on paper over HTTP', () => {
  let api: TestApi;
  const opened = async (documents?: Policy['documents']) => {
    const test = await testHouse();
    const imported = await importBook(test.house, smallBook({}, 2));
    const [school] = await test.house.store.read((view) => view.schools());
    await adoptPolicy(test.house, {
      schoolId: school!.id,
      bytes: Buffer.from(JSON.stringify(policyWith({ ...(documents && { documents }) }))),
      by: imported.cast.principal,
      decisionNumber: '1/QĐ-VD',
    });
    await submitAll(test.house, imported);
    api = await startApi({ test, imported });
  };
  afterEach(() => api.close());

  const as = (who: 'registrar' | 'homeroom' | 'principal') => api.tokenOf(api.imported.cast[who]);
  const upload = async (path: string, type: string, bytes: Uint8Array, token?: string): Promise<Reply> => {
    const response = await fetch(`${api.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': type, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body: Buffer.from(bytes),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const scans = () => `/api/classes/${api.imported.classId}/scans`;
  const report = async (path: string, more: object = {}, token?: string) =>
    call(api, 'POST', path, token ?? (await as('registrar')), {
      records: api.imported.records,
      on: '2026-05-30',
      ...more,
    });
  const penCopy = async (): Promise<Buffer> => {
    const response = await fetch(`${api.url}/api/records/${api.imported.records[0]!}/pen-copy`, {
      headers: { authorization: `Bearer ${await as('homeroom')}` },
    });
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };
  const standing = async (pdf: Uint8Array) => {
    const { status, body } = await upload('/api/verifications', 'application/pdf', pdf);
    expect(status).toBe(200);
    return { conclusion: body.conclusion, ...body.registry } as Record<string, unknown>;
  };

  it('go from the print to the lock, and whoever asks learns that they are signed on paper', async () => {
    await opened(wet);
    const { records, classId, cast } = api.imported;
    const print = await penCopy();
    expect(poppler('pdftotext', print, '-layout')).toContain('Bản in để ký tay');
    const { bytes, document } = await readDocument(api.test.house, records[0]!);
    const byCode = async () =>
      (await call(api, 'GET', `/api/verifications/${document.verificationCode}`)).body.paper as unknown;
    expect(await byCode()).toMatchObject({ signedOn: null, sealedOn: null });

    const sent = await upload(scans(), 'application/pdf', scan, await as('registrar'));
    expect(sent).toMatchObject({ status: 201, body: { sha256: sha256(scan) } });
    const signed = await report('/api/paper-signatures', { scan: sent.body.sha256 as string });
    expect(signed.status).toBe(201);
    expect(signed.body.outcomes).toEqual(records.map((record) => ({ record, trouble: null })));
    const early = await report('/api/paper-seals');
    expect(early.body.outcomes[0].trouble.code).toBe('seal.noOrder');
    await call(api, 'POST', '/api/lock-orders', await as('principal'), { records, decisionNumber: '9/QĐ' });
    const sealed = await report('/api/paper-seals', { on: '2026-05-31' });
    expect(sealed.body.outcomes).toEqual(records.map((record) => ({ record, trouble: null })));
    const read = await call(api, 'GET', `/api/classes/${classId}`, await as('homeroom'));
    expect(read.body.byState).toEqual({ locked: records.length });

    expect(await byCode()).toMatchObject({
      signedOn: '2026-05-30',
      sealedOn: '2026-05-31',
      words: { en: expect.stringContaining('signed on paper (30/05/2026)') as string },
    });
    expect(JSON.stringify(await byCode())).not.toContain(cast.registrar);
    expect(await standing(bytes)).toMatchObject({
      standing: 'onPaper',
      weight: 'note',
      vi: expect.stringContaining('đã ký tay trên giấy (30/05/2026) và đóng dấu (31/05/2026)') as string,
    });
    expect(await standing(print)).toMatchObject({ conclusion: 'unsigned', standing: 'penCopy' });
    const altered = Buffer.from(bytes);
    altered[Math.floor(altered.length / 2)]! ^= 1;
    expect((await standing(altered)).conclusion).toBe('invalid');
  });

  it('signed with keys besides are told as such, and their prints prove nothing', async () => {
    await opened(both);
    const { document, bytes } = await readDocument(api.test.house, api.imported.records[0]!);
    expect((await documentOfCode(api.test.house, document.verificationCode))!.paper).toBeNull();
    expect(await standing(await penCopy())).toMatchObject({ standing: 'penCopy', weight: 'doubt' });
    expect(await standing(bytes)).toMatchObject({ standing: 'current' });
    const refused = await report('/api/paper-signatures');
    const codes = (refused.body.outcomes as readonly { trouble: { code: string } }[]).map(
      ({ trouble }) => trouble.code,
    );
    expect(new Set(codes)).toEqual(new Set(['paper.notOnPaper']));
  });

  it('take scans of the office alone, of the kind that they are said to be', async () => {
    await opened(wet);
    const registrar = await as('registrar');
    for (const [type, bytes, status] of [
      ['application/pdf', Buffer.from('<svg onload=alert(1)>'), 415],
      ['image/png', scan, 415],
      ['image/svg+xml', scan, 415],
      ['application/pdf', Buffer.concat([scan, Buffer.alloc(20_000_001)]), 413],
    ] as const)
      expect((await upload(scans(), type, bytes, registrar)).status).toBe(status);
    expect((await upload(scans(), 'application/pdf', scan, await as('homeroom'))).status).toBe(403);
    const { document } = await readDocument(api.test.house, api.imported.records[0]!);
    for (const other of [sha256(scan), document.snapshotHash])
      expect(await report('/api/paper-signatures', { scan: other })).toMatchObject({
        status: 422,
        body: { code: 'paper.scanUnknown' },
      });
  });

  it('take no report from others, of tomorrow, or of a day that there is none', async () => {
    await opened(wet);
    const other = await report('/api/paper-signatures', {}, await as('homeroom'));
    for (const { trouble } of other.body.outcomes) expect(trouble.code).toBe('policy.notPermitted');
    expect((await report('/api/paper-signatures', { on: '2031-01-01' })).body.code).toBe('paper.badDay');
    expect((await report('/api/paper-signatures', { on: '2026-13-01' })).status).toBe(400);
    const { subjectTeachers, homeroom } = api.imported.cast;
    const teacher = await api.tokenOf(subjectTeachers.find((person) => person !== homeroom)!);
    const path = `/api/records/${api.imported.records[0]!}/pen-copy`;
    const { status, body } = await call(api, 'GET', path, teacher);
    expect([status, body.code]).toEqual([403, 'access.notPermitted']);
  });

  it('are not printed for pens where the policy has keys only', async () => {
    await opened();
    const path = `/api/records/${api.imported.records[0]!}/pen-copy`;
    expect(await call(api, 'GET', path, await as('homeroom'))).toMatchObject({
      status: 409,
      body: { code: 'paper.digitalOnly' },
    });
  });
});
