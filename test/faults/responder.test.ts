// A real OCSP responder, OpenSSL's, dies before a gesture asks it and comes back: the gesture stops, says why, and goes on.
import { spawn, type ChildProcess } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { systemClock } from '../../src/kernel/index.ts';
import { runEffects, submitRecords } from '../../src/server/application/index.ts';
import { revocationSource } from '../../src/signing/authorities/index.ts';
import type { RevocationSource } from '../../src/signing/index.ts';
import { call, ended, startApi, type TestApi } from '../support/api.ts';
import { testConditions, testRevocation } from '../support/conditions.ts';
import { census } from '../support/faults/census.ts';
import { heard, killed, until } from '../support/faults/processes.ts';
import { serviceSigner, signerOf, smallBook, temporaryFolder, testHouse } from '../support/house.ts';
import { testPki } from '../support/pki.ts';

jest.setTimeout(120_000);

type Found = Awaited<ReturnType<RevocationSource['collect']>>;

let api: TestApi;
let folder: string;
let port: number;
let responder: ChildProcess;
/** What the responder was asked for, in turn. */
const found: Found[] = [];

beforeAll(async () => {
  folder = temporaryFolder();
  // Its answers are about now, by the machine's clock.
  api = await startApi({ test: await testHouse(1, systemClock), book: smallBook({}, 3) });
  port = await freePort();
  const real = revocationSource({
    timeoutMs: 3000,
    addressesOf: () => ({ ocsp: [`http://127.0.0.1:${port}/`], crl: [] }),
  });
  const lists = testRevocation(systemClock);
  const { certificate: asked } = testPki().intermediate;
  const revocation: RevocationSource = {
    collect: async (search) => {
      if (Buffer.compare(search.issuer, asked) !== 0) return lists.collect(search);
      found.push(await real.collect(search));
      return found.at(-1)!;
    },
  };
  const conditions = testConditions(systemClock, { revocation });
  Object.assign(api.desk.papers.ceremonies, { conditions: () => Promise.resolve(conditions) });
  const { cast, classId } = api.imported;
  writeAuthority([await serviceSigner(), signerOf(cast.names.get(cast.subjectTeachers[0]!)!)]);
  responder = await answering();
  await submitRecords(api.test.house, { classId, by: cast.homeroom });
  await runEffects(api.test.house, { serviceSigner, conditions });
});
afterAll(async () => {
  await killed(responder);
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => path.join(folder, name);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

/** The issuer and its register of what it issued, as `openssl ca` keeps it. */
function writeAuthority(signers: readonly { readonly chain: readonly Uint8Array[] }[]): void {
  const { key, certificate } = testPki().intermediate;
  writeFileSync(at('authority.key'), key.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(at('authority.pem'), new X509Certificate(certificate).toString());
  const lines = signers.map(({ chain }, place) => {
    const { serialNumber, validTo } = new X509Certificate(chain[0]!);
    const until = new Date(validTo).toISOString().replace(/^..|[-:T]|\.\d+/g, '');
    return `V\t${until}\t\t${serialNumber}\tunknown\t/CN=${place}\n`;
  });
  writeFileSync(at('index.txt'), lines.join(''));
}

async function answering(): Promise<ChildProcess> {
  const own = ['-CA', at('authority.pem'), '-rsigner', at('authority.pem'), '-rkey', at('authority.key')];
  const words = ['ocsp', '-port', String(port), '-index', at('index.txt'), ...own, '-ndays', '1'];
  const child = spawn('openssl', words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = heard(child);
  await until(() => {
    if (child.exitCode !== null) throw new Error(said());
    // A connection that only looks whether it listens would hold it up.
    return Promise.resolve(said().includes('waiting for OCSP client connections'));
  });
  return child;
}

it('stops the gesture while it is dead, and lets it go on once it answers again: each document is signed once', async () => {
  const { cast, records } = api.imported;
  const before = await census(api.test.folder);
  expect(before).toMatchObject({ documents: records.length, signatures: records.length, waiting: 0 });
  expect(found.at(-1)).toMatchObject({ failures: [], ocsps: [expect.anything()] });
  const token = await api.tokenOf(cast.subjectTeachers[0]!);
  const gesture = { role: 'subjectTeacher', records, key: { kind: 'development' } };

  await killed(responder);
  const begun = await call(api, 'POST', '/api/ceremonies', token, gesture);
  const { id } = begun.body as { id: string };
  expect((await ended(api, token, id)).body).toMatchObject({
    state: 'stopped',
    trouble: { code: 'signing.certificateUnchecked' },
  });
  expect(found.at(-1)).toMatchObject({ ocsps: [], failures: [expect.stringContaining(String(port))] });
  expect(await census(api.test.folder)).toMatchObject({ signatures: records.length, running: 0 });

  responder = await answering();
  await call(api, 'POST', `/api/ceremonies/${id}/continuations`, token, {});
  expect((await ended(api, token, id)).body).toMatchObject({ state: 'finished', trouble: null });
  expect(found.at(-1)).toMatchObject({ failures: [], ocsps: [expect.anything()] });
  expect(await census(api.test.folder)).toMatchObject({
    ...{ doubled: 0, damaged: [], missing: [], otherBytes: [], running: 0 },
    documents: records.length,
    signatures: 2 * records.length,
  });
});
