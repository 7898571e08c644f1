// One document signed by keys in four places, two of them tokens; and what a token's refusal leaves behind.
import { instant, type PersonId } from '../../src/kernel/index.ts';
import { orderLock, sealRecords, signRecords, verifyJournal } from '../../src/server/application/index.ts';
import { closePkcs11, externalLater, openCsc, openPkcs11 } from '../../src/signing/devices/index.ts';
import { answerOf } from '../support/agent.ts';
import { testConditions } from '../support/conditions.ts';
import { remoteClient, secret } from '../support/csc/remote.ts';
import { startCscServer } from '../support/csc/server.ts';
import { expectSignedOnce } from '../support/documents.ts';
import { importBook, signAs, smallBook, submitAll, testHouse } from '../support/house.ts';
import { testPki } from '../support/pki.ts';
import { runningPki, type RunningPki } from '../support/services.ts';
import { describeWithSoftHsm, softHsm, type SoftHsm } from '../support/softhsm.ts';

const PIN = '31415926';

describeWithSoftHsm('one document, keys in four places', () => {
  let hsm: SoftHsm;
  let pki: RunningPki;
  beforeAll(async () => {
    hsm = softHsm();
    pki = await runningPki(instant('2026-06-01T08:00:00+07:00'));
  });
  afterAll(async () => {
    await closePkcs11(hsm.library);
    hsm.dispose();
    await pki.stop();
  });

  it('teacher remote, homeroom teacher external, principal on a token, seal in an HSM with a timestamp', async () => {
    const test = await testHouse();
    const { house } = test;
    const imported = await importBook(house, smallBook({}, 2));
    await submitAll(house, imported);
    const { cast, records } = imported;
    const nameOf = (id: PersonId) => cast.names.get(id)!;
    const conditions = testConditions(house.clock, { timestamper: pki.stamper() });
    const [teacher, ...others] = cast.subjectTeachers;
    const remote = testPki().issue({ name: nameOf(teacher!) });
    const server = await startCscServer({
      credentials: [{ id: 'phone', identity: remote, phone: true, scal: '2', multisign: 50 }],
      now: () => house.clock.now(),
    });
    const confirming = setInterval(() => server.phone.approve(), 50);
    const phone = await openCsc({
      client: remoteClient(server, { clock: house.clock }),
      credentialId: 'phone',
      authenticate: (objects) => Promise.resolve(objects.map(({ id }) => ({ id }))),
      clock: house.clock,
    });
    const shared = { conditions, records } as const;
    await signRecords(house, { person: teacher!, role: 'subjectTeacher', signer: phone, ...shared });
    clearInterval(confirming);
    await server.close();
    for (const other of others) await signAs(house, imported, other, 'subjectTeacher', records);

    const homeroom = testPki().issue({ name: nameOf(cast.homeroom), profile: 'p256' });
    const agent = externalLater(homeroom.device, { answerTo: (question) => answerOf(homeroom, [question]) });
    await signRecords(house, { person: cast.homeroom, role: 'homeroomTeacher', signer: agent, ...shared });

    const principal = testPki().issue({ name: nameOf(cast.principal) });
    const organisation = 'Trường Ví Dụ';
    const school = testPki().issue({ name: organisation, organisation, profile: 'p384' });
    hsm.token('Hiệu trưởng', PIN, [{ identity: principal, id: '01', label: 'HT' }]);
    hsm.token('HSM', PIN, [{ identity: school, id: '02', label: 'DAU' }]);
    const token = (label: string) =>
      openPkcs11({
        library: hsm.library,
        token: { label },
        askPin: () => Promise.resolve(secret(PIN)),
        issuers: testPki().intermediate.device.chain,
      });
    const signer = await token('Hiệu trưởng');
    await signRecords(house, { person: cast.principal, role: 'principal', signer, ...shared });
    await orderLock(house, { records, by: cast.principal, decisionNumber: '7/QĐ' });
    const seal = await token('HSM');
    const sealing = { registrar: cast.registrar, seal, organisation, ...shared };
    const policy = { ...conditions.policy, timestamped: 'seal' } as const;
    const sealed = await sealRecords(house, { ...sealing, conditions: { ...conditions, policy } });
    expect(sealed).toMatchObject({ signed: records.length, waiting: 0 });

    for (const id of records) await expectSignedOnce(house, id, [...pki.anchors]);
    for (const { snapshot } of await house.store.read((view) => view.records(records))) {
      expect(snapshot.state).toBe('locked');
      expect(snapshot.context.document).toMatchObject({ level: 'B-T' });
    }
    await test.close();
  }, 60_000);

  it('a wrong PIN is tried once, nothing is stored, and the right one goes on', async () => {
    const test = await testHouse(2);
    const { house } = test;
    const imported = await importBook(house, smallBook({}, 2));
    await submitAll(house, imported);
    const person = imported.cast.subjectTeachers[0]!;
    const identity = testPki().issue({ name: imported.cast.names.get(person)! });
    await closePkcs11(hsm.library);
    hsm.token('Giáo viên', PIN, [{ identity, id: '03', label: 'GV' }]);
    const other = imported.cast.subjectTeachers[1]!;
    const lost = testPki().issue({ name: imported.cast.names.get(other)! });
    const serial = hsm.token('Giáo viên khác', PIN, [{ identity: lost, id: '04', label: 'GV' }]);
    const asked: string[] = [];
    const token = (pin: string, label = 'Giáo viên') =>
      openPkcs11({
        library: hsm.library,
        token: { label },
        askPin: () => {
          asked.push(pin);
          return Promise.resolve(secret(pin));
        },
        issuers: testPki().intermediate.device.chain,
      });
    const ceremony = async (pin: string) =>
      signRecords(house, {
        person,
        role: 'subjectTeacher',
        signer: await token(pin),
        conditions: testConditions(house.clock),
        records: imported.records,
      });
    await expect(ceremony('00000000')).rejects.toThrow('device.wrongPin');
    expect(asked).toEqual(['00000000']);
    const held = await ceremony(PIN);
    expect(held).toMatchObject({ signed: imported.records.length, waiting: 0 });
    const before = await house.store.read((view) => view.segments(imported.records));
    const gone = await token(PIN, 'Giáo viên khác');
    hsm.remove(serial);
    await expect(
      signRecords(house, {
        person: other,
        role: 'subjectTeacher',
        signer: gone,
        conditions: testConditions(house.clock),
        records: imported.records,
      }),
    ).rejects.toThrow(/device\.token(Missing|Removed|Failure)/);
    expect(await house.store.read((view) => view.segments(imported.records))).toEqual(before);
    expect((await verifyJournal(house)).findings).toEqual([]);
    await test.close();
  }, 60_000);
});
