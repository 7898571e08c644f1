// Dossiers over the network: a life from the upload to the approval, and what is refused to whom.
import { sign } from 'node:crypto';
import type { PersonId } from '../../../src/kernel/index.ts';
import { endAppointment } from '../../../src/server/application/index.ts';
import { parseCertificate, verify } from '../../../src/signing/index.ts';
import { call, startApi, type Reply, type TestApi } from '../../support/api.ts';
import { dossierSchool, type DossierSchool } from '../../support/dossiers.ts';
import { drafted, handmade } from '../../support/foreign-pdf.ts';
import { signerOf } from '../../support/house.ts';
import { testPki } from '../../support/pki.ts';

jest.setTimeout(60_000);

const key = { kind: 'development' };

describe('dossiers over the API', () => {
  let school: DossierSchool;
  let api: TestApi;
  let plan: Buffer;
  const tokens = new Map<PersonId, string>();
  beforeAll(async () => {
    school = await dossierSchool();
    api = await startApi({ test: school.test, imported: school.imported });
    plan = await drafted({ size: () => [595, 842] });
  });
  afterAll(() => api.close());

  const tokenOf = async (person: PersonId) => {
    const token = tokens.get(person) ?? (await api.tokenOf(person));
    tokens.set(person, token);
    return token;
  };
  const get = async (at: string, person: PersonId) => call(api, 'GET', at, await tokenOf(person));
  const post = async (at: string, person: PersonId, body: unknown, headers = {}) =>
    call(api, 'POST', at, await tokenOf(person), body, headers);
  const send = async (at: string, person: PersonId, file: Uint8Array, headers = {}): Promise<Reply> => {
    const response = await fetch(`${api.url}${at}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenOf(person)}`,
        'content-type': 'application/pdf',
        ...headers,
      },
      body: new Uint8Array(file),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const bytes = async (at: string, person: PersonId) => {
    const response = await fetch(`${api.url}${at}`, {
      headers: { authorization: `Bearer ${await tokenOf(person)}` },
    });
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };
  const opening = (more: Record<string, string> = {}) => {
    const { subject, schoolYear } = school;
    return `/api/dossiers?${String(new URLSearchParams({ kind: 'lessonPlan', title: 'Bài 12: Hàm số', subject, schoolYear, ...more }))}`;
  };
  const opened = async (more?: Record<string, string>): Promise<string> => {
    const { status, body } = await send(opening(more), school.author, plan);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return `/api/dossiers/${(body as { id: string }).id}`;
  };
  const signed = (at: string, person: PersonId, more = {}) =>
    post(`${at}/signatures`, person, { key, ...more });
  const list = async (person: PersonId, query = '') =>
    (
      (await get(`/api/dossiers?schoolYear=${school.schoolYear}${query}`, person)).body as {
        items: { id: string }[];
      }
    ).items;

  it('goes from the upload past the head of the department to the principal', async () => {
    const { author, head, otherHead } = school;
    const { principal, registrar } = school.imported.cast;
    const first = await send(opening({ period: 'week:20' }), author, plan);
    expect([first.status, first.body]).toMatchObject([
      201,
      { state: 'draft', yours: true, awaited: null, version: 1, title: 'Bài 12: Hàm số', period: 'week:20' },
    ]);
    const at = first.headers.get('location')!;
    const { id } = first.body as { id: string };
    expect((await get(at, head)).status).toBe(404);
    expect((await signed(at, author)).body).toMatchObject({ state: 'submitted', awaited: 'departmentHead' });
    expect((await list(head, '&which=waiting')).map((one) => one.id)).toContain(id);
    expect(await list(otherHead)).toEqual([]);
    expect((await list(head, '&which=department&state=submitted')).map((one) => one.id)).toContain(id);
    expect(await list(head, '&which=mine')).toEqual([]);
    expect((await signed(at, otherHead)).status).toBe(404);
    expect(await signed(at, principal)).toMatchObject({
      status: 409,
      body: { code: 'dossier.notTheirTurn' },
    });
    expect(await signed(at, author)).toMatchObject({ status: 403, body: { code: 'dossier.own' } });
    expect(await signed(at, registrar)).toMatchObject({
      status: 409,
      body: { code: 'dossier.notTheirTurn' },
    });
    expect((await signed(at, head)).body).toMatchObject({ awaited: 'principal', yours: false });
    const done = await signed(at, principal);
    expect([done.status, done.body]).toMatchObject([
      201,
      { state: 'approved', signatures: [{ as: 'author' }, { as: 'departmentHead' }, { as: 'principal' }] },
    ]);
    const file = await bytes(`${at}/document`, author);
    const report = verify(file, {
      anchors: testPki().anchors.map(parseCertificate),
      at: school.clock.now(),
    });
    expect(report.signatures.map(({ signer }) => signer?.name)).toEqual(
      [author, head, principal].map((person) => school.names.get(person)),
    );
    expect(report.findings.filter(({ weight }) => weight === 'failure')).toEqual([]);
    const [{ code }] = (done.body as { versions: [{ code: string }] }).versions;
    const told = await call(api, 'GET', `/api/dossier-codes/${code.toLowerCase()}`);
    expect([told.status, told.body]).toMatchObject([200, { latest: true, state: { name: 'approved' } }]);
    expect(JSON.stringify(told.body)).not.toContain('Hàm số');
  });

  it('goes back with a reason, comes again as another file, and keeps the first', async () => {
    const { author, head } = school;
    const at = await opened();
    await signed(at, author);
    const before = await bytes(`${at}/document`, author);
    const reason = { reason: 'Thiếu mục tiêu', place: 'Phòng tổ' };
    expect((await post(`${at}/returns`, school.imported.cast.principal, reason)).body).toMatchObject({
      code: 'dossier.notTheirTurn',
    });
    const returned = await post(`${at}/returns`, head, reason);
    expect(returned.body).toMatchObject({ state: 'returned', minutes: [{ number: 1, ...reason }] });
    expect((await post(`${at}/minutes/1/signatures`, head, { key })).body).toMatchObject({
      signed: [{ person: head }],
      awaited: [author],
    });
    expect((await post(`${at}/minutes/1/signatures`, school.otherHead, { key })).status).toBe(404);
    expect((await post(`${at}/minutes/2/signatures`, author, { key })).body).toMatchObject({
      code: 'dossier.minutesUnknown',
    });
    expect((await bytes(`${at}/minutes/1`, author)).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await signed(at, head)).body).toMatchObject({ code: 'dossier.waitsForRevision' });
    expect((await send(`${at}/versions`, head, plan)).status).toBe(403);
    expect((await send(`${at}/versions`, author, plan)).body).toMatchObject({ code: 'dossier.sameFile' });
    const other = await drafted({ pages: 2, size: () => [595, 842] });
    const stale = await send(`${at}/versions`, author, other, { 'if-match': '"0"' });
    expect([stale.status, stale.body]).toMatchObject([409, { code: 'record.changedMeanwhile' }]);
    const seen = (await get(at, author)).headers.get('etag')!;
    const revised = await send(`${at}/versions`, author, other, { 'if-match': seen });
    expect([revised.status, revised.body]).toMatchObject([201, { state: 'draft', version: 2 }]);
    expect((await signed(at, author)).body).toMatchObject({ state: 'submitted' });
    expect(Buffer.compare(await bytes(`${at}/document?version=1`, head), before)).toBe(0);
    expect((await get(`${at}/document?version=9`, head)).status).toBe(404);
    expect((await post(`${at}/withdrawal`, head, {})).status).toBe(403);
    expect((await post(`${at}/withdrawal`, author, {})).body).toMatchObject({ state: 'withdrawn' });
    expect((await get(at, head)).status).toBe(404);
  });

  it('is signed by a key elsewhere that is asked and answers, once', async () => {
    const { author, head } = school;
    const name = school.names.get(author)!;
    const at = await opened();
    const certificates = signerOf(name).chain.map((der) => Buffer.from(der).toString('base64'));
    const asked = await post(`${at}/signature-questions`, author, { certificates });
    expect(asked.status).toBe(201);
    const { id, items } = asked.body as { id: string; items: [{ bytes: string }] };
    const value = sign('sha256', Buffer.from(items[0].bytes, 'base64'), signerOf(name).key).toString(
      'base64',
    );
    const answer = { question: id, value };
    expect((await post(`${at}/signature-answers`, head, answer)).status).toBe(404);
    expect((await post(`${at}/signature-answers`, author, answer)).body).toMatchObject({
      state: 'submitted',
    });
    expect((await post(`${at}/signature-answers`, author, answer)).body).toMatchObject({
      code: 'dossier.questionUnknown',
    });
    const theirs = await post(`${at}/signature-questions`, head, { certificates });
    expect(theirs.body).toMatchObject({ code: 'signing.keyOfAnother' });
  });

  it('is sealed by the office on the last signer’s order', async () => {
    const { principal, registrar } = school.imported.cast;
    const vice = await school.person('Phó Hiệu Trưởng', 'vicePrincipal');
    const query = new URLSearchParams({
      kind: 'schoolPlan',
      title: 'Kế hoạch năm',
      schoolYear: school.schoolYear,
    });
    const { body } = await send(`/api/dossiers?${String(query)}`, vice, plan);
    const at = `/api/dossiers/${(body as { id: string }).id}`;
    await signed(at, vice);
    expect((await signed(at, principal)).body).toMatchObject({ code: 'record.decisionNumberMissing' });
    expect((await signed(at, principal, { decisionNumber: '9/KH' })).body).toMatchObject({ state: 'signed' });
    expect((await post(`${at}/seal`, principal, { key })).status).toBe(403);
    expect((await list(registrar, '&which=waiting')).length).toBe(1);
    expect((await post(`${at}/seal`, registrar, { key })).body).toMatchObject({
      state: 'approved',
      sealOrder: { decisionNumber: '9/KH' },
    });
  });

  it('refuses files that act, are broken, signed or no PDF, and keeps nothing of them', async () => {
    const before = (await list(school.author)).length;
    const script = handmade([
      [0, '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>'],
      [0, '<</Type/Pages/Kids[3 0 R]/Count 1>>'],
      [0, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'],
    ]);
    const at = await opened();
    await signed(at, school.author);
    const mine = await bytes(`${at}/document`, school.author);
    for (const [file, status, code] of [
      [script, 422, 'dossier.activeContent'],
      [plan.subarray(0, plan.length / 2), 422, 'intake.damaged'],
      [mine, 422, 'dossier.alreadySigned'],
      [await drafted({ pages: 301 }), 422, 'intake.tooManyPages'],
      [Buffer.from('PK not a pdf'), 415, 'request.unsupportedMedia'],
    ] as const) {
      const reply = await send(opening(), school.author, file);
      expect([reply.status, reply.body]).toMatchObject([status, { code }]);
    }
    expect((await send(opening({ kind: 'poem' }), school.author, plan)).body).toMatchObject({
      code: 'dossier.kindUnknown',
    });
    expect((await send(opening({ subject: 'KHONGCO' }), school.author, plan)).status).toBe(403);
    expect((await list(school.author)).length).toBe(before + 1);
  });

  it('is listed in pages, and tells who owes what', async () => {
    await opened();
    const all = await list(school.author);
    const first = await get(`/api/dossiers?schoolYear=${school.schoolYear}&limit=1`, school.author);
    const { items, next } = first.body as { items: { id: string }[]; next: string };
    expect(items.map(({ id }) => id)).toEqual(all.slice(0, 1).map(({ id }) => id));
    const second = await get(
      `/api/dossiers?schoolYear=${school.schoolYear}&limit=1&after=${next}`,
      school.author,
    );
    expect(second.body.items[0].id).toBe(all[1]!.id);
    school.clock.set('2026-04-14T08:00:00+07:00');
    const due = await get(
      `/api/dossier-deadlines?schoolYear=${school.schoolYear}&standing=late`,
      school.head,
    );
    expect(due.status).toBe(200);
    const rows = (due.body as { items: { subject: string; standing: string }[] }).items;
    expect(new Set(rows.map(({ subject, standing }) => `${subject} ${standing}`))).toEqual(
      new Set([`${school.subject} late`]),
    );
  });

  it('goes on with whoever heads the department when the head has left in between', async () => {
    const { author, head } = school;
    const decision = { number: '8/QĐ', date: '2026-04-01' };
    const at = await opened();
    await signed(at, author);
    const { house } = school.test;
    const [held] = await house.store.read((view) => view.appointmentsOf(head));
    await endAppointment(house, { appointment: held!.id, decision }, { service: 'setup' });
    expect((await signed(at, head)).status).toBe(404);
    expect(((await get(at, author)).body as { awaited: string }).awaited).toBe('departmentHead');
    const next = await school.person('Tổ Trưởng Mới', 'departmentHead', { subjects: [school.subject] });
    expect((await list(next, '&which=waiting')).length).toBeGreaterThan(0);
    expect((await signed(at, next)).body).toMatchObject({ awaited: 'principal' });
  });
});
