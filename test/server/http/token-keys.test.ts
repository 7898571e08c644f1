// Ceremonies over HTTP with keys on tokens at the server: the PIN comes with the request, is tried once, and is gone.
import { writeFileSync } from 'node:fs';
import type { PersonId } from '../../../src/kernel/index.ts';
import { orderLock, verifyJournal } from '../../../src/server/application/index.ts';
import type { KeySettings } from '../../../src/server/keys/index.ts';
import { closePkcs11 } from '../../../src/signing/devices/index.ts';
import { call, dueOf, ended, startApi, type TestApi } from '../../support/api.ts';
import { importBook, signAs, smallBook, submitAll, testHouse } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';
import { pemOf } from '../../support/pem.ts';
import { testPki } from '../../support/pki.ts';
import { describeWithSoftHsm, softHsm, type SoftHsm } from '../../support/softhsm.ts';

const PIN = '31415926';

describeWithSoftHsm('a ceremony over HTTP with a key on a token at the server', () => {
  let hsm: SoftHsm;
  let test: TestHouse;
  let imported: ImportedClass;
  let api: TestApi;
  beforeAll(async () => {
    hsm = softHsm();
    test = await testHouse(2);
    imported = await importBook(test.house, smallBook({}, 24));
    await submitAll(test.house, imported);
    const { cast } = imported;
    const teacher = testPki().issue({ name: cast.names.get(cast.subjectTeachers[0]!)! });
    const [school] = await test.house.store.read((view) => view.schools());
    const seal = testPki().issue({ name: school!.name, organisation: school!.name, profile: 'p384' });
    hsm.token('Giáo viên', PIN, [{ identity: teacher, id: '01', label: 'GV' }]);
    hsm.token('Con dấu', PIN, [{ identity: seal, id: '02', label: 'DAU' }]);
    const issuers = `${test.folder}/issuers.pem`;
    writeFileSync(issuers, testPki().intermediate.device.chain.map(pemOf).join(''));
    const at = (title: string, label: string) => ({ title, label, library: hsm.library, issuers });
    const keys: KeySettings = {
      remote: new Map(),
      tokens: new Map([
        ['giao-vien', at('Token của giáo viên', 'Giáo viên')],
        ['van-thu', at('Token của văn thư', 'Con dấu')],
      ]),
      schools: new Map([[school!.name, { seal: { token: 'van-thu' } }]]),
    };
    api = await startApi({ test, imported, keys, keptKeys: false });
  }, 60_000);
  afterAll(async () => {
    await api.close();
    await closePkcs11(hsm.library);
    hsm.dispose();
  });

  const hold = async (person: PersonId, key: object) => {
    const token = await api.tokenOf(person);
    const { role, records } = await dueOf(api, token);
    const asked = await call(api, 'POST', '/api/ceremonies', token, { role, records, key });
    expect(asked.status).toBe(202);
    return { token, id: asked.body.id as string, end: await ended(api, token, asked.body.id as string) };
  };

  it('tries a wrong PIN once, signs nothing, and goes on with the right one in several chunks', async () => {
    const teacher = imported.cast.subjectTeachers[0]!;
    const wrong = await hold(teacher, { kind: 'pkcs11', token: 'giao-vien', pin: '00000000' });
    expect(wrong.end.body).toMatchObject({
      state: 'stopped',
      trouble: { code: 'device.wrongPinFewLeft' },
      outcomes: [],
    });
    const path = `/api/ceremonies/${wrong.id}/continuations`;
    expect((await call(api, 'POST', path, wrong.token, {})).status).toBe(202);
    const without = await ended(api, wrong.token, wrong.id);
    expect(without.body.trouble.code).toBe('ceremony.secretNeeded');
    expect((await call(api, 'POST', path, wrong.token, { pin: PIN })).status).toBe(202);
    const { body } = await ended(api, wrong.token, wrong.id);
    expect(body).toMatchObject({ state: 'finished', trouble: null });
    expect(body.records).toBeGreaterThan(25);
    expect(body.outcomes.filter(({ signed }: { signed: boolean }) => signed)).toHaveLength(body.records);
  }, 60_000);

  it('does not sign with a token whose certificate names another', async () => {
    const other = imported.cast.subjectTeachers[1]!;
    const { end } = await hold(other, { kind: 'pkcs11', token: 'giao-vien', pin: PIN });
    expect(end.body).toMatchObject({ state: 'stopped', trouble: { code: 'signing.keyOfAnother' } });
  }, 60_000);

  it('seals with the token that the settings name for the school, after the order, for the registrar', async () => {
    const { house } = test;
    const { cast, records } = imported;
    for (const teacher of cast.subjectTeachers.slice(1))
      await signAs(house, imported, teacher, 'subjectTeacher', records);
    await signAs(house, imported, cast.homeroom, 'homeroomTeacher', records);
    await signAs(house, imported, cast.principal, 'principal', records);
    await orderLock(house, { records, by: cast.principal, decisionNumber: '7/QĐ' });
    const token = await api.tokenOf(cast.principal);
    const role = 'principal';
    const key = { kind: 'schoolSeal', pin: PIN };
    expect(await call(api, 'POST', '/api/ceremonies', token, { role, records, key })).toMatchObject({
      status: 422,
      body: { code: 'ceremony.sealOnly' },
    });
    const { end } = await hold(cast.registrar, key);
    expect(end.body).toMatchObject({ state: 'finished', trouble: null });
    for (const { snapshot } of await house.store.read((view) => view.records(records)))
      expect(snapshot.state).toBe('locked');
    expect((await verifyJournal(house)).findings).toEqual([]);
    expect(api.log.join('\n')).not.toContain(PIN);
  }, 60_000);
});
