// What stands before every route: forgery, floods, repeated requests, wrong files, other people's business.
import { connect } from 'node:net';
import { freshId } from '../../../src/kernel/index.ts';
import { verifyJournal, type AppointmentId } from '../../../src/server/application/index.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { importBook, smallBook } from '../../support/house.ts';

/** The same class in another school, with other people. */
function bookOfAnotherSchool(): ReturnType<typeof smallBook> {
  const { school, staff, subjects } = smallBook();
  const other = (name: string) => `${name} Khác`;
  return smallBook({
    school: { ...school, name: 'Trường Khác' },
    staff: {
      homeroomTeacher: other(staff.homeroomTeacher),
      principal: other(staff.principal),
      vicePrincipal: other(staff.vicePrincipal),
      registrar: other(staff.registrar),
    },
    subjects: subjects.map((subject) => ({ ...subject, teacher: other(subject.teacher) })),
  });
}

describe('the guards of the server', () => {
  let api: TestApi;
  let homeroom: string;
  let records: readonly { readonly id: string; readonly revision: number }[];
  beforeAll(async () => {
    api = await startApi();
    const { cast, classId } = api.imported;
    homeroom = await api.tokenOf(cast.homeroom);
    await call(api, 'POST', `/api/classes/${classId}/submissions`, homeroom, {});
    await api.settled();
    records = (await call(api, 'GET', `/api/classes/${classId}/records`, homeroom)).body.items;
  });
  afterAll(() => api.close());

  describe('against repetition', () => {
    const reason = { reason: 'Thiếu nhận xét' };

    it('a repeated request is answered as before and carried out once', async () => {
      const path = `/api/records/${records[0]!.id}/returns`;
      const headers = { 'idempotency-key': 'mã 1'.normalize('NFD').replace(/[^\x21-\x7e]/g, '') };
      const first = await call(api, 'POST', path, homeroom, reason, headers);
      expect(first.status).toBe(201);
      const second = await call(api, 'POST', path, homeroom, reason, headers);
      expect(second).toMatchObject({ status: 201, body: first.body });
      expect(second.headers.get('idempotency-replayed')).toBe('true');
      expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
      const other = await call(api, 'POST', path, homeroom, { reason: 'khác' }, headers);
      expect(other).toMatchObject({ status: 422, body: { code: 'request.keyReused' } });
      const third = await call(api, 'POST', path, homeroom, reason, headers);
      expect(third).toMatchObject({ status: 201, body: first.body });
    });

    it('of two at once with one key, one is carried out', async () => {
      const path = `/api/records/${records[1]!.id}/returns`;
      const headers = { 'idempotency-key': 'two-at-once' };
      const replies = await Promise.all(
        [1, 2, 3].map(() => call(api, 'POST', path, homeroom, reason, headers)),
      );
      const statuses = replies.map(({ status }) => status);
      expect(statuses).toContain(201);
      expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
      const after = await call(api, 'GET', `/api/records/${records[1]!.id}`, homeroom);
      expect(after.body.record.revision).toBe(records[1]!.revision + 1);
    });

    it('a refused request may be sent again with its key', async () => {
      const path = `/api/records/${records[0]!.id}/returns`;
      const headers = { 'idempotency-key': 'refused' };
      const first = await call(api, 'POST', path, homeroom, reason, headers);
      expect(first).toMatchObject({ status: 403, body: { code: 'access.notPermitted' } });
      const second = await call(api, 'POST', path, homeroom, reason, headers);
      expect(second.headers.get('idempotency-replayed')).toBeNull();
    });

    it('whoever has lost a right since is not told again what they did with it, and does it no second time', async () => {
      const { house } = api.test;
      const path = `/api/records/${records[3]!.id}/returns`;
      const headers = { 'idempotency-key': 'rights-lost' };
      expect((await call(api, 'POST', path, homeroom, reason, headers)).status).toBe(201);
      const { homeroom: person } = api.imported.cast;
      const [added] = await house.store.write(async (transaction) => {
        const held = await transaction.appointmentsOf(person);
        await transaction.endAppointments(
          held.map(({ id }) => id),
          house.clock.now(),
          null,
        );
        return held;
      });
      const before = await call(api, 'POST', path, homeroom, reason, headers);
      expect(before).toMatchObject({ status: 403, body: { code: 'request.rightsChanged' } });
      expect(before.headers.get('idempotency-replayed')).toBeNull();
      const fresh = { ...added!, id: freshId<AppointmentId>(), validFrom: house.clock.now() };
      await house.store.write((transaction) => transaction.addAppointments([{ ...fresh, validTo: null }]));
      const after = await call(api, 'POST', path, homeroom, reason, headers);
      expect(after).toMatchObject({ status: 403, body: { code: 'request.rightsChanged' } });
      const entries = await house.store.read((view) => view.journal(0, 100_000));
      expect(
        entries.filter(({ record, event }) => record === records[3]!.id && event.type === 'record.returned'),
      ).toHaveLength(1);
    });

    it('what was seen must still be so: If-Match', async () => {
      const path = `/api/records/${records[2]!.id}`;
      const read = await call(api, 'GET', path, homeroom);
      const etag = read.headers.get('etag')!;
      expect((await call(api, 'GET', path, homeroom, undefined, { 'if-none-match': etag })).status).toBe(304);
      const stale = await call(api, 'POST', `${path}/returns`, homeroom, reason, { 'if-match': '"0"' });
      expect(stale).toMatchObject({ status: 412, body: { code: 'request.preconditionFailed' } });
      const odd = await call(api, 'POST', `${path}/returns`, homeroom, reason, { 'if-match': 'W/"x"' });
      expect(odd).toMatchObject({ status: 400, body: { errors: [{ in: 'header', pointer: '/If-Match' }] } });
      const fresh = await call(api, 'POST', `${path}/returns`, homeroom, reason, { 'if-match': etag });
      expect(fresh.status).toBe(201);
      expect(fresh.headers.get('etag')).not.toBe(etag);
    });
  });

  it('callers who hang up in the middle of a body raise no alarm', async () => {
    const before = api.log.length;
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    const type = 'Content-Type: application/json';
    socket.write(`POST /api/session HTTP/1.1\r\nHost: x\r\n${type}\r\nContent-Length: 100\r\n\r\n{`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const lines = api.log.slice(before).join('');
    expect(lines).toContain('signIn');
    expect(lines).not.toContain('"failed"');
  });

  describe('against what does not belong', () => {
    it('another school’s people find nothing: 404, as if it did not exist', async () => {
      const foreign = await importBook(api.test.house, bookOfAnotherSchool());
      for (const person of [foreign.cast.homeroom, foreign.cast.principal, foreign.cast.registrar]) {
        const stranger = await api.tokenOf(person);
        const { classId } = api.imported;
        const id = records[0]!.id;
        const order = { records: [id], decisionNumber: '1/QĐ' };
        const ceremony = { role: 'principal', records: [id], key: { kind: 'development' } };
        for (const [method, path, body] of [
          ['GET', `/api/classes/${classId}`],
          ['GET', `/api/classes/${classId}/records`],
          ['GET', `/api/classes/${classId}/journal`],
          ['GET', `/api/classes/${classId}/archive-packages`],
          ['POST', `/api/classes/${classId}/archive-packages`, {}],
          ['POST', `/api/classes/${classId}/submissions`, {}],
          ['GET', `/api/records/${id}`],
          ['GET', `/api/records/${id}/document`],
          ['POST', `/api/records/${id}/returns`, { reason: 'x' }],
          ['POST', '/api/lock-orders', order],
          ['POST', '/api/extensions', { records: [id] }],
          ['GET', `/api/records/${id}/pen-copy`],
          ['POST', '/api/paper-signatures', { records: [id], on: '2026-05-30' }],
          ['POST', '/api/paper-seals', { records: [id], on: '2026-05-30' }],
          ['POST', '/api/ceremonies', ceremony],
        ] as const)
          expect([path, (await call(api, method, path, stranger, body)).status]).toEqual([path, 404]);
        const classes = await call(api, 'GET', '/api/classes', stranger);
        expect(classes.body.items.map(({ id: of }: { id: string }) => of)).toEqual([foreign.classId]);
      }
    });

    it('a colleague may see and not do: 403', async () => {
      const teacher = await api.tokenOf(api.imported.cast.subjectTeachers[0]!);
      const journal = await call(api, 'GET', `/api/classes/${api.imported.classId}/journal`, teacher);
      expect(journal).toMatchObject({ status: 403, body: { code: 'access.notPermitted' } });
    });

    it('a file is what its content is, not what it is called', async () => {
      const post = (path: string, type: string, body: string | Buffer) =>
        fetch(`${api.url}${path}`, {
          method: 'POST',
          headers: { 'content-type': type, authorization: `Bearer ${homeroom}` },
          body: Buffer.from(body),
        });
      const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      for (const [path, type, body, status] of [
        ['/api/verifications', 'application/pdf', 'PK\x03\x04', 415],
        ['/api/verifications', 'text/html', '%PDF-1.7', 415],
        ['/api/class-imports', xlsx, '%PDF-1.7', 415],
        ['/api/class-imports', xlsx, 'PK\x03\x04 and nothing more', 422],
        ['/api/class-imports', xlsx, Buffer.alloc(11 * 1024 * 1024, 'PK\x03\x04'), 413],
      ] as const)
        expect((await post(path, type, body)).status).toBe(status);
      const damaged = await post('/api/verifications', 'application/pdf', '%PDF-1.7 and nothing more');
      expect([damaged.status, ((await damaged.json()) as { conclusion: string }).conclusion]).toEqual([
        200,
        'invalid',
      ]);
    });

    it('a body that says it is small and is not, is cut', async () => {
      const { port } = new URL(api.url);
      const reply = await new Promise<string>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.write(
            `POST /api/lock-orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${homeroom}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
          );
          const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
          for (let sent = 0; sent < 20; sent += 1) socket.write(chunk);
        });
        let text = '';
        socket.on('data', (part) => (text += part.toString()));
        socket.on('error', () => resolve(text));
        socket.on('close', () => resolve(text));
      });
      expect(reply).toContain('413 ');
      expect(reply).toContain('Connection: close');
    });

    it('an address that cannot be decoded, or that nobody knows, is a problem like any other', async () => {
      for (const path of [
        '/api/classes/%E0%A4%A',
        '/api/nothing',
        '/problems/..%2f..%2fpackage',
        '/problems/nothing',
      ])
        expect(await call(api, 'GET', path, homeroom)).toMatchObject({
          status: 404,
          body: { code: 'request.notFound' },
        });
    });
  });

  it('keeps browsers from doing more than was meant', async () => {
    const { headers } = await call(api, 'GET', '/');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|script-src (?!'self';)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('has a page for the type of every problem, and speaks the caller’s language', async () => {
    const vi = await call(api, 'GET', '/api/nothing');
    const en = await call(api, 'GET', '/api/nothing', undefined, undefined, {
      'accept-language': 'en-GB,en',
    });
    expect([vi.body.title, en.body.title]).toEqual([
      'Không có địa chỉ này',
      'There is nothing at this address',
    ]);
    const page = await call(api, 'GET', vi.body.type as string);
    expect(page.status).toBe(200);
    expect(page.body).toContain('<h1>Không có địa chỉ này</h1>');
  });

  it('writes down who read a pupil’s record, in a journal that still proves itself', async () => {
    const id = records[0]!.id;
    await call(api, 'GET', `/api/records/${id}/document`, homeroom);
    await api.desk.readings.flush();
    const entries = await api.test.house.store.read((view) => view.journal(0, 100_000));
    const readings = entries.filter(({ event }) => event.type === 'pupilData.read');
    expect(readings.at(-1)!.event).toMatchObject({
      by: api.imported.cast.homeroom,
      what: 'document',
      of: id,
    });
    expect((await verifyJournal(api.test.house)).findings).toEqual([]);
  });

  it('logs and counts operations, and neither people nor secrets', async () => {
    const metrics = await call(api, 'GET', '/metrics');
    expect(metrics.body).toMatch(/giaplai_http_requests_total\{operation="readRecord",status="200"\} \d/);
    const told = `${api.log.join('')}${metrics.body as string}`;
    const { names } = api.imported.cast;
    for (const secret of [homeroom, ...names.values(), records[0]!.id]) expect(told).not.toContain(secret);
  });

  it('gives each caller so many requests a minute, and says when to come back', async () => {
    const small = await startApi({ perMinute: 12 });
    try {
      const statuses: number[] = [];
      let last = await call(small, 'GET', '/api/me');
      for (let sent = 0; sent < 60 && last.status !== 429; sent += 1) {
        last = await call(small, 'GET', '/api/verifications/none');
        statuses.push(last.status);
      }
      expect(last).toMatchObject({ status: 429, body: { code: 'request.tooMany' } });
      expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await small.close();
    }
  });
});
