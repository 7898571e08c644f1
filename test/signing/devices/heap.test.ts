// After signing, neither the PIN of a token nor that of a remote key is left in the program's heap.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCscServer } from '../../support/csc/server.ts';
import { opensslVersion } from '../../support/openssl.ts';
import { testPki } from '../../support/pki.ts';
import { describeWithSoftHsm, softHsm } from '../../support/softhsm.ts';

const pki = testPki();
const digits = () => Array.from({ length: 12 }, () => randomInt(10)).join('');

(opensslVersion ? describeWithSoftHsm : describe.skip)('secrets after use', () => {
  it('are gone from the heap, which a snapshot proves', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heap-'));
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const [pin, code] = [digits(), digits()];
    const hsm = softHsm();
    const identity = pki.issue({ name: 'Văn Thư Mẫu', profile: 'p256' });
    hsm.token('Văn thư', pin, [{ identity, id: '01', label: 'ký' }]);
    const server = await startCscServer({
      credentials: [{ id: 'pin', identity: pki.issue(), pin: code, scal: '2' }],
    });
    const env = {
      ...process.env,
      SOFTHSM2_CONF: hsm.settings,
      LIBRARY: hsm.library,
      PIN_FILE: file('pin', pin),
      CODE_FILE: file('code', code),
      KEPT_FILE: file('kept', digits()),
      SERVICE: server.service,
      OAUTH2: server.oauth2,
      CLIENT_ID: server.clientId,
      CLIENT_SECRET_FILE: file('secret', server.clientSecret),
      AT: String(pki.at),
    };
    const output = await run(env);
    expect(JSON.parse(output)).toEqual({ pin: false, code: false, kept: true });
    await server.close();
    hsm.dispose();
  });
});

const run = (env: NodeJS.ProcessEnv): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['test/support/heap/sign-and-search.mjs'], { env });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
