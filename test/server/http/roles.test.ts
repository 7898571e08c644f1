// Every role of the school on every route of a class that is not theirs to change: nothing moves, and whoever has no
// business with the class does not even learn that it exists.
import type { PersonId } from '../../../src/kernel/index.ts';
import { freshId } from '../../../src/kernel/index.ts';
import { appoint, type AppointedRole, type Scope } from '../../../src/server/application/index.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { importBook, smallBook, type ImportedClass } from '../../support/house.ts';

interface Role {
  readonly role: AppointedRole;
  readonly scope?: (other: ImportedClass) => Scope;
  /** May read the class it has no part in. */
  readonly reads: boolean;
}

const roles: readonly Role[] = [
  {
    role: 'subjectTeacher',
    scope: ({ classId }) => ({ classes: [classId], subjects: ['TOAN'] }),
    reads: false,
  },
  { role: 'homeroomTeacher', scope: ({ classId }) => ({ classes: [classId] }), reads: false },
  { role: 'departmentHead', scope: () => ({ subjects: ['TOAN'] }), reads: true },
  { role: 'vicePrincipal', scope: () => ({ grades: [9] }), reads: false },
  { role: 'principal', scope: ({ classId }) => ({ classes: [classId] }), reads: false },
  { role: 'administrator', reads: true },
  { role: 'registrar', scope: ({ classId }) => ({ classes: [classId] }), reads: false },
  { role: 'parent', scope: ({ classId }) => ({ classes: [classId], pupils: ['HS01'] }), reads: false },
  { role: 'pupil', scope: ({ classId }) => ({ classes: [classId], pupils: ['HS01'] }), reads: false },
  { role: 'inspector', reads: true },
];

describe('people without a part in a class', () => {
  let api: TestApi;
  let other: ImportedClass;
  let record: string;
  beforeAll(async () => {
    api = await startApi();
    const { subjects, staff } = smallBook();
    const others = subjects.map((subject) => ({ ...subject, teacher: `${subject.teacher} Hai` }));
    const book = smallBook({
      className: '8C',
      subjects: others,
      staff: { ...staff, homeroomTeacher: 'Người Khác' },
    });
    other = await importBook(api.test.house, book);
    const homeroom = await api.tokenOf(api.imported.cast.homeroom);
    await call(api, 'POST', `/api/classes/${api.imported.classId}/submissions`, homeroom, {});
    await api.settled();
    record = api.imported.records[0]!;
  });
  afterAll(() => api.close());

  const newcomer = async ({ role, scope }: Role): Promise<PersonId> => {
    const { house } = api.test;
    const [school] = await house.store.read((view) => view.schools());
    const person = { id: freshId<PersonId>(), schoolId: school!.id, name: `Một ${role}` };
    await house.store.write((transaction) => transaction.addPeople([person]));
    const decision = { number: '5/QĐ', date: '2026-05-01' };
    const request = {
      schoolId: school!.id,
      person: person.id,
      role,
      decision,
      ...(scope && { scope: scope(other) }),
    };
    await appoint(house, request, { service: 'setup' });
    return person.id;
  };
  const standing = async () =>
    (await api.test.house.store.read((view) => view.recordsOf(api.imported.classId))).map(
      ({ id, revision }) => [id, revision],
    );
  const reading = (): readonly string[] => {
    const { classId } = api.imported;
    return [
      `/api/classes/${classId}`,
      `/api/classes/${classId}/records`,
      `/api/classes/${classId}/archive-packages`,
      `/api/records/${record}`,
      `/api/records/${record}/document`,
    ];
  };
  const changing = (): readonly (readonly [string, unknown])[] => {
    const { classId } = api.imported;
    const sign = (role: string) =>
      ['/api/ceremonies', { role, records: [record], key: { kind: 'development' } }] as const;
    return [
      [`/api/classes/${classId}/submissions`, {}],
      [`/api/records/${record}/returns`, { reason: 'x' }],
      ['/api/lock-orders', { records: [record], decisionNumber: '1/QĐ' }],
      ['/api/extensions', { records: [record] }],
      ['/api/paper-signatures', { records: [record], on: '2026-05-30' }],
      ['/api/paper-seals', { records: [record], on: '2026-05-30' }],
      [`/api/classes/${classId}/archive-packages`, {}],
      ...['subjectTeacher', 'homeroomTeacher', 'principal', 'seal'].map(sign),
    ];
  };

  it.each(roles)('$role: reads = $reads, changes nothing', async (row) => {
    const token = await api.tokenOf(await newcomer(row));
    const before = await standing();
    for (const path of reading())
      expect([path, (await call(api, 'GET', path, token)).status]).toEqual([path, row.reads ? 200 : 404]);
    for (const [path, body] of changing()) {
      const { status } = await call(api, 'POST', path, token, body);
      if (!row.reads) expect([path, status]).toEqual([path, 404]);
    }
    const penCopy = await call(api, 'GET', `/api/records/${record}/pen-copy`, token);
    expect(penCopy.status).toBe(!row.reads ? 404 : row.role === 'administrator' ? 409 : 403);
    await api.desk.runs.idle();
    await api.desk.officeRuns.idle();
    expect(await standing()).toEqual(before);
    const classes = (await call(api, 'GET', '/api/classes', token)).body.items.map(
      ({ id }: { id: string }) => id,
    );
    expect(classes.includes(api.imported.classId)).toBe(row.reads);
  });
});
