// The school's seal in a file at the server: a file counts no attempts, so only the registrar's PIN is tried on it.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PersonId } from '../../../src/kernel/index.ts';
import { call, ended, startApi, type TestApi } from '../../support/api.ts';
import { importBook, smallBook, testHouse } from '../../support/house.ts';

describe('a seal in a file at the server', () => {
  let api: TestApi;
  beforeAll(async () => {
    const test = await testHouse();
    const imported = await importBook(test.house, smallBook({}, 1));
    const [school] = await test.house.store.read((view) => view.schools());
    const p12 = path.join(test.folder, 'seal.p12');
    writeFileSync(p12, randomBytes(500));
    const schools = new Map([[school!.name, { seal: { p12 } }]]);
    api = await startApi({ test, imported, keys: { remote: new Map(), tokens: new Map(), schools } });
  });
  afterAll(() => api.close());

  const ask = async (person: PersonId) => {
    const token = await api.tokenOf(person);
    const { records } = api.imported;
    const key = { kind: 'schoolSeal', pin: '31415926' };
    return {
      token,
      reply: await call(api, 'POST', '/api/ceremonies', token, { role: 'seal', records, key }),
    };
  };

  it('is opened for nobody but the registrar', async () => {
    const { cast } = api.imported;
    for (const person of [cast.subjectTeachers[0]!, cast.homeroom, cast.principal])
      expect((await ask(person)).reply).toMatchObject({
        status: 403,
        body: { code: 'access.notPermitted' },
      });
    const { token, reply } = await ask(cast.registrar);
    expect(reply.status).toBe(202);
    const { body } = await ended(api, token, reply.body.id as string);
    expect(body).toMatchObject({ state: 'stopped', trouble: { code: expect.stringMatching(/^device\./) } });
  });
});
