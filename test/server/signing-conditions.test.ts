// Before a key is used its certificate is checked and the answers are kept; a timestamp is had, refused, or told missing.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { revocationList } from '../../certs-dev/revocation-list.ts';
import { instant, type PersonId } from '../../src/kernel/index.ts';
import {
  archiveClass,
  type CeremonySigner,
  signRecords,
  type SigningConditions,
  verifyJournal,
} from '../../src/server/application/index.ts';
import { openCsc } from '../../src/signing/devices/index.ts';
import { parseCertificate, type RevocationSource } from '../../src/signing/index.ts';
import { testConditions } from '../support/conditions.ts';
import { remoteClient } from '../support/csc/remote.ts';
import { startCscServer } from '../support/csc/server.ts';
import { importBook, signerOf, smallBook, submitAll, testHouse, throughTheLock } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { testPki } from '../support/pki.ts';
import { runningPki, type RunningPki } from '../support/services.ts';

let test: TestHouse;
let imported: ImportedClass;
let person: PersonId;
let pki: RunningPki;
beforeAll(async () => {
  pki = await runningPki(instant('2026-06-01T08:00:00+07:00'));
});
afterAll(() => pki.stop());
beforeEach(async () => {
  test = await testHouse();
  imported = await importBook(test.house, smallBook({}, 2));
  await submitAll(test.house, imported);
  person = imported.cast.subjectTeachers[0]!;
});
afterEach(() => test.close());

const sign = (
  more: Partial<SigningConditions>,
  signer: CeremonySigner = signerOf(imported.cast.names.get(person)!),
) =>
  signRecords(test.house, {
    person,
    role: 'subjectTeacher',
    signer,
    conditions: testConditions(test.house.clock, more),
    records: imported.records,
  });
const stored = () => test.house.store.read((view) => view.segments(imported.records));
const policy = (more: Partial<SigningConditions['policy']>) => ({
  policy: { ...testConditions(test.house.clock).policy, ...more },
});
const silence: RevocationSource = {
  collect: () => Promise.resolve({ ocsps: [], crls: [], failures: ['nobody answers'] }),
};

describe('the certificate of a signer', () => {
  it('is checked before the key is used, and the answers are kept with each signature', async () => {
    await sign({});
    const filled = await test.house.store.read((view) => view.filledSlots(imported.records));
    const [hash, ...others] = new Set(filled.map(({ evidence }) => evidence));
    expect(others).toEqual([]);
    const evidence = JSON.parse(Buffer.from(await test.house.blobs.get(hash!)).toString()) as {
      verdict: string;
      crls: string[];
      certificates: string[];
    };
    expect(evidence.verdict).toBe('maySign');
    expect(evidence.crls).toHaveLength(2);
    const own = Buffer.from(signerOf(imported.cast.names.get(person)!).chain[0]!).toString('base64');
    expect(evidence.certificates).toContain(own);
  });

  it('that is revoked may not sign', async () => {
    const signer = signerOf(imported.cast.names.get(person)!);
    const serial = parseCertificate(signer.chain[0]!).serial;
    const now = test.house.clock.now();
    const revoked = new Map([[serial, { at: instant(now - 60_000), reason: 'keyCompromise' as const }]]);
    const list = revocationList({
      issuer: testPki().intermediate.device,
      revoked,
      thisUpdate: instant(now - 1000),
      nextUpdate: instant(now + 86_400_000),
    });
    const { revocation } = testConditions(test.house.clock);
    const source: RevocationSource = {
      collect: async (question) =>
        Buffer.compare(question.issuer, testPki().intermediate.certificate) === 0
          ? { ocsps: [], crls: [list], failures: [] }
          : revocation.collect(question),
    };
    await expect(sign({ revocation: source })).rejects.toThrow('signing.certificateRefused');
    expect(await stored()).toHaveLength(2 * imported.records.length);
  });

  it('that leads to no trusted root may not sign', async () => {
    await expect(sign({ anchors: pki.anchors })).rejects.toThrow('signing.certificateRefused');
  });

  it('of which nobody knows is refused, or signs with the doubt recorded: as the policy says', async () => {
    await expect(sign({ revocation: silence })).rejects.toThrow('signing.certificateUnchecked');
    expect(await stored()).toHaveLength(2 * imported.records.length);
    const held = await sign({ revocation: silence, ...policy({ uncheckedCertificate: 'goOn' }) });
    expect(held.signed).toBe(imported.records.length);
    const [slot] = (await test.house.store.read((view) => view.filledSlots(imported.records))).filter(
      ({ evidence }) => evidence !== null,
    );
    const evidence = Buffer.from(await test.house.blobs.get(slot!.evidence!)).toString();
    expect(JSON.parse(evidence)).toMatchObject({ verdict: 'undetermined' });
    expect(evidence).toContain('nobody answers');
  });

  it('has its evidence in the archive, and the journal notices when it is altered', async () => {
    await test.close();
    test = await testHouse();
    imported = await importBook(test.house, smallBook({}, 1));
    await throughTheLock(test.house, imported);
    const { classId, cast } = imported;
    const { folder } = await archiveClass(test.house, { classId, by: cast.registrar });
    const kept = readdirSync(path.join(folder, 'data', 'evidence'));
    // Service key, five or more people, and the seal.
    expect(kept.length).toBeGreaterThan(6);
    expect((await verifyJournal(test.house)).findings).toEqual([]);
    const [first] = kept;
    const hash = first!.slice(0, 64);
    const blob = readdirSync(path.join(test.folder, 'blobs'), { recursive: true, encoding: 'utf8' }).find(
      (name) => name.replace(/\W/g, '').endsWith(hash.slice(4)),
    );
    const file = path.join(test.folder, 'blobs', blob!);
    const altered = readFileSync(file);
    altered[10]! ^= 1;
    rmSync(file, { force: true });
    writeFileSync(file, altered);
    const { findings } = await verifyJournal(test.house);
    expect(findings.map(({ code }) => code)).toEqual(['journal.evidenceLost']);
  });
});

describe('a timestamp that the policy wants', () => {
  const impatient = (kind: 'silent' | 'error') =>
    pki.stamper({
      url: pki.services.badTimestamping[kind],
      timeoutMs: 300,
      retries: 0,
    });

  it('is in the signature, and the record says level B-T', async () => {
    const held = await sign({ timestamper: pki.stamper(), ...policy({ timestamped: 'everybody' }) });
    expect(held.signed).toBe(imported.records.length);
    for (const { snapshot } of await test.house.store.read((view) => view.records(imported.records)))
      expect(snapshot.context.document!.level).toBe('B-T');
  });

  it.each(['silent', 'error'] as const)('and the authority is %s: an error, nothing stored', async (kind) => {
    const conditions = { timestamper: impatient(kind), ...policy({ timestamped: 'everybody' }) };
    await expect(sign(conditions)).rejects.toThrow('timestamp.unavailable');
    expect(await stored()).toHaveLength(2 * imported.records.length);
    const again = await sign({ timestamper: pki.stamper(), ...policy({ timestamped: 'everybody' }) });
    expect(again.signed).toBe(imported.records.length);
  });

  it('or, where the policy allows, a lower level that is told for each document', async () => {
    const held = await sign({
      timestamper: impatient('error'),
      ...policy({ timestamped: 'everybody', withoutTimestamp: 'lowerLevel' }),
    });
    expect(held.outcomes.map(({ shortfall, trouble }) => [trouble, shortfall?.code])).toEqual(
      imported.records.map(() => [null, 'timestamp.unavailable']),
    );
    for (const { snapshot } of await test.house.store.read((view) => view.records(imported.records)))
      expect(snapshot.context.document!.level).toBeUndefined();
  });

  it('and there is no authority at all', async () => {
    await expect(sign(policy({ timestamped: 'everybody' }))).rejects.toThrow('signing.noTimestamper');
  });

  it('fails after the phone confirmed: nobody is asked to confirm again', async () => {
    const identity = testPki().issue({ name: imported.cast.names.get(person)! });
    const server = await startCscServer({
      credentials: [{ id: 'phone', identity, phone: true, scal: '2', multisign: 50 }],
      now: () => test.house.clock.now(),
    });
    const device = await openCsc({
      client: remoteClient(server, { clock: test.house.clock }),
      credentialId: 'phone',
      authenticate: (objects) => Promise.resolve(objects.map(({ id }) => ({ id }))),
      clock: test.house.clock,
    });
    const confirming = setInterval(() => server.phone.approve(), 30);
    const everybody = policy({ timestamped: 'everybody' });
    await expect(sign({ timestamper: impatient('error'), ...everybody }, device)).rejects.toThrow(
      'timestamp.unavailable',
    );
    clearInterval(confirming);
    const asked = server.requests.length;
    const held = await sign({ timestamper: pki.stamper(), ...everybody }, device);
    expect(held).toMatchObject({ signed: imported.records.length, waiting: 0 });
    expect(server.requests).toHaveLength(asked);
    await server.close();
  });
});
