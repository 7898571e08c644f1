// Edit logs over the network: everything succeeds once against its own schema, and nobody signs out of turn or for another.
import { sha256, type PersonId } from '../../../src/kernel/index.ts';
import { appoint } from '../../../src/server/application/index.ts';
import { gateOf } from '../../support/accounts.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { smallBook } from '../../support/house.ts';
import { change, entryPath, valueAt } from '../../support/results.ts';
import { addPerson, addSchool, good, operationsOf } from '../../support/school-office.ts';
import { judged } from '../../support/signed-papers.ts';
import { unzip } from '../../support/workbooks/index.ts';

jest.setTimeout(60_000);

const NOBODY = '00000000-0000-4000-8000-000000000000';
const key = { kind: 'development' };
const book = smallBook();
const final = entryPath(book, 0, 'final');
const midterm = entryPath(book, 1, 'midterm');
const decision = { number: '5/QĐ', date: '2025-08-30' };
const pupil = book.pupils[0]!.name;

interface Log {
  readonly id: string;
  readonly code: string;
  readonly sha256: string;
  readonly edits: number;
}

describe('edit logs over the API', () => {
  let api: TestApi;
  let board: PersonId;
  let period: string;
  const tokens = new Map<PersonId, string>();
  const tokenOf = async (person: PersonId): Promise<string> => {
    const token = tokens.get(person) ?? (await api.tokenOf(person));
    tokens.set(person, token);
    return token;
  };
  beforeAll(async () => {
    api = await startApi({ book });
    const { house } = api.test;
    const [school] = await house.store.read((view) => view.schools());
    const gate = gateOf(api.test);
    board = await addPerson(gate, school!.id, 'Đinh Thị Quản Trị');
    await appoint(
      gate,
      { schoolId: school!.id, person: board, role: 'administrator', scope: {}, decision },
      { service: 'setup' },
    );
    period = new Date(house.clock.now() + 7 * 3_600_000).toISOString().slice(0, 7);
  });
  afterAll(() => api.close());

  const get = async (at: string, person: PersonId) => call(api, 'GET', at, await tokenOf(person));
  const post = async (at: string, person: PersonId, body: unknown) =>
    call(api, 'POST', at, await tokenOf(person), body);
  const file = async (at: string, person: PersonId) => {
    const headers = { authorization: `Bearer ${await tokenOf(person)}` };
    const response = await fetch(`${api.url}${at}`, { headers });
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };
  const edit = async (path: string) => {
    const { classId, cast } = api.imported;
    const after = (await valueAt(api.test.house, classId, path)) === '31' ? '42' : '31';
    await change(
      api.test.house,
      classId,
      cast.subjectTeachers[0]!,
      { [path]: after },
      { reason: 'Chấm lại' },
    );
  };
  const freeze = async (body: object = {}, by: PersonId = board) =>
    (await good(post('/api/edit-logs', by, { period, ...body }))) as {
      log: Log;
      isNew: boolean;
      since: number;
    };
  const refused = async (reply: Promise<unknown>, status: number, code: string) =>
    expect(await reply).toMatchObject({ status, body: { code } });

  it('does all it describes, as it describes it', async () => {
    const { cast, classId } = api.imported;
    await edit(final);
    const first = await freeze();
    expect(first).toMatchObject({ isNew: true, since: 0, log: { edits: 1, edition: 1, class: null } });
    const { log } = first;
    expect(log).toMatchObject({ awaited: board, checker: board, leader: cast.principal, signed: [] });
    await edit(midterm);
    expect(await freeze()).toEqual({ ...first, isNew: false, since: 1 });
    const at = `/api/edit-logs/${log.id}`;
    await refused(post(`${at}/signatures`, cast.principal, { key }), 409, 'editLog.notAwaited');
    expect(await good(post(`${at}/signatures`, board, { key }))).toMatchObject({ awaited: cast.principal });
    await refused(post(`${at}/signatures`, board, { key }), 409, 'editLog.notAwaited');
    const signed = (await good(post(`${at}/signatures`, cast.principal, { key }))) as Log;
    expect(signed).toMatchObject({
      awaited: null,
      signed: [{ person: board }, { person: cast.principal }],
    });
    expect(await good(get(at, cast.homeroom))).toEqual(signed);
    const pdf = await file(`${at}/document`, cast.principal);
    const report = judged(pdf);
    expect([report.verdict, report.signatures.length]).toEqual(['valid', 3]);
    expect(sha256(pdf)).toBe(signed.sha256);
    const parts = await unzip(await file(`${at}/workbook`, cast.principal));
    const inside = parts.map(({ content }) => Buffer.from(content).toString('utf8')).join('');
    expect(inside).toContain(pupil);
    expect(inside).toContain(period);

    const coded = (await good(call(api, 'GET', `/api/edit-log-codes/${log.code.toLowerCase()}`))) as object;
    expect(coded).toMatchObject({
      code: log.code,
      school: book.school.name,
      class: null,
      sha256: signed.sha256,
      complete: true,
      latest: true,
    });
    expect(JSON.stringify(coded)).not.toContain(board);
    await refused(
      call(api, 'GET', '/api/edit-log-codes/GL-00000-00000-00000'),
      404,
      'verification.codeUnknown',
    );
    const second = await freeze({ again: true });
    expect(second).toMatchObject({ isNew: true, log: { edits: 2, edition: 2 } });
    expect(await good(call(api, 'GET', `/api/edit-log-codes/${log.code}`))).toMatchObject({ latest: false });
    const ofClass = await freeze({ class: classId, checker: board }, cast.principal);
    expect(ofClass.log).toMatchObject({ class: classId, checker: board });
    const { items } = (await good(get('/api/edit-logs', cast.principal))) as { items: Log[] };
    expect(items.map(({ id }) => id).toSorted()).toEqual([log.id, second.log.id, ofClass.log.id].toSorted());

    const { described, succeeded } = await operationsOf(api);
    const mine = described
      .filter(({ tags }) => tags[0] === 'edit-logs')
      .map(({ operationId }) => operationId);
    expect(mine).toHaveLength(7);
    expect(mine.filter((id) => !succeeded.has(id))).toEqual([]);
  });

  it('refuses what is no period, checkers who approve, and people whose part it is not', async () => {
    const { cast, classId } = api.imported;
    for (const bad of ['2026-13', '2999-01', 'x', ''])
      await refused(post('/api/edit-logs', board, { period: bad }), 422, 'editLog.periodUnknown');
    const year = { period: '2025-2026' };
    for (const checker of [cast.principal, cast.homeroom, NOBODY])
      await refused(post('/api/edit-logs', board, { ...year, checker }), 422, 'editLog.checkerUnfit');
    for (const person of [cast.homeroom, cast.registrar, cast.subjectTeachers[0]!]) {
      await refused(post('/api/edit-logs', person, year), 403, 'access.notPermitted');
      await refused(post('/api/edit-logs', person, { ...year, class: classId }), 403, 'access.notPermitted');
    }
    await refused(post('/api/edit-logs', board, { ...year, class: NOBODY }), 404, 'class.unknown');
    await refused(get(`/api/edit-logs/${NOBODY}`, board), 404, 'editLog.unknown');
  });

  it('shows a registrar, a teacher and the school next door nothing at all', async () => {
    const { cast } = api.imported;
    const { log } = await freeze();
    const gate = gateOf(api.test);
    const schoolId = await addSchool(gate, 'Trường Bên Cạnh');
    const stranger = await addPerson(gate, schoolId, 'Hiệu Trưởng Kia');
    const role = 'principal' as const;
    const appointed = { schoolId, person: stranger, role, scope: {}, decision };
    await appoint(gate, appointed, { service: 'setup' });
    const teacher = cast.subjectTeachers.find((person) => person !== cast.homeroom)!;
    for (const person of [cast.registrar, teacher, stranger]) {
      expect(await good(get('/api/edit-logs', person))).toEqual({ items: [], next: null });
      for (const part of ['', '/document', '/workbook'])
        await refused(get(`/api/edit-logs/${log.id}${part}`, person), 404, 'editLog.unknown');
      await refused(post(`/api/edit-logs/${log.id}/signatures`, person, { key }), 404, 'editLog.unknown');
    }
  });

  it('keeps in the journal who read the lines', async () => {
    const { log } = await freeze();
    await file(`/api/edit-logs/${log.id}/workbook`, board);
    await api.desk.readings.flush();
    const entries = await api.test.house.store.read((view) => view.journal(0, 100_000));
    expect(entries.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: 'pupilData.read', by: board, what: 'class' }),
    );
  });
});
