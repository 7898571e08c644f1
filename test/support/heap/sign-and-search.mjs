// Signs with a token and with a remote key in a process of its own, then looks for the secrets in its heap.
// Secrets come as files and never become strings here, so that finding one means that the devices kept it.
import { Buffer } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getHeapSnapshot } from 'node:v8';
import {
  clientCredentials,
  cscClient,
  openCsc,
  openPkcs11,
} from '../../../dist/src/signing/devices/index.js';

const { LIBRARY, PIN_FILE, CODE_FILE, KEPT_FILE, SERVICE, OAUTH2, CLIENT_ID, CLIENT_SECRET_FILE, AT } =
  process.env;
const read = (file) => Promise.resolve(new Uint8Array(readFileSync(file)));
const clock = { now: () => Number(AT) };
const bytes = randomBytes(100);
const item = { bytes, digest: createHash('sha256').update(bytes).digest() };

const token = await openPkcs11({
  library: LIBRARY,
  token: { label: 'Văn thư' },
  askPin: () => read(PIN_FILE),
  at: Number(AT),
});
await token.sign([item]);

const remote = await openCsc({
  client: cscClient({
    service: SERVICE,
    access: clientCredentials({
      server: OAUTH2,
      clientId: CLIENT_ID,
      clientSecret: () => read(CLIENT_SECRET_FILE),
    }),
  }),
  credentialId: 'pin',
  authenticate: async () => [{ id: 'PIN', value: await read(CODE_FILE) }],
  clock,
});
await remote.sign([item]);

// Proof that the search finds what is there.
globalThis.kept = readFileSync(KEPT_FILE, 'latin1');
const chunks = [];
for await (const chunk of getHeapSnapshot()) chunks.push(chunk);
const heap = Buffer.concat(chunks);
const found = (file) => heap.includes(readFileSync(file));
process.stdout.write(
  JSON.stringify({ pin: found(PIN_FILE), code: found(CODE_FILE), kept: found(KEPT_FILE) }),
);
