// A child process that takes a class through its whole life, and may be killed anywhere. Run again, it continues.
// Usage: node whole-life.mjs <plan.json>; KILL_AT=n kills it with SIGKILL at the n-th dangerous moment.
import { Buffer } from 'node:buffer';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  archiveClass,
  orderLock,
  runEffects,
  sealRecords,
  signRecords,
  statusOfClass,
  submitRecords,
} from '../../../dist/src/server/application/index.js';
import { openInstallation } from '../../../dist/src/server/installation.js';
import { timestamper } from '../../../dist/src/signing/authorities/index.js';
import { parseCertificate } from '../../../dist/src/signing/index.js';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const killAt = Number(process.env.KILL_AT ?? 0);
let moments = 0;

/** Before and after everything that touches the disk. */
function danger() {
  moments += 1;
  if (moments === killAt) process.kill(process.pid, 'SIGKILL');
}
const dangerously =
  (work) =>
  async (...given) => {
    danger();
    const result = await work(...given);
    danger();
    return result;
  };

const installation = await openInstallation(plan.folder, { lanes: 2 });
const house = {
  ...installation,
  blobs: { ...installation.blobs, putMany: dangerously(installation.blobs.putMany) },
  workshop: Object.fromEntries(
    Object.entries(installation.workshop).map(([name, part]) => [
      name,
      typeof part === 'function' ? dangerously(part) : part,
    ]),
  ),
  // Inside the transaction's work: what was written so far must vanish.
  store: {
    read: installation.store.read,
    write: dangerously((work) =>
      installation.store.write(async (transaction) => {
        const result = await work(transaction);
        danger();
        return result;
      }),
    ),
  },
  shelf: { place: dangerously(installation.shelf.place) },
};

const signer = (name) => {
  const { pem, chain, algorithm } = plan.keys[name];
  return { key: createPrivateKey(pem), chain: chain.map((der) => Buffer.from(der, 'base64')), algorithm };
};
const bytes = (text) => Buffer.from(text, 'base64');
const conditions = {
  anchors: plan.anchors.map(bytes).map(parseCertificate),
  revocation: { collect: () => Promise.resolve({ ocsps: [], crls: plan.lists.map(bytes), failures: [] }) },
  timestamper: timestamper({ url: plan.timestamping }),
  policy: { timestamped: 'seal', withoutTimestamp: 'refuse', uncheckedCertificate: 'refuse' },
};
const { classId, records, cast } = plan;
const sign = (person, role) =>
  signRecords(house, { person, role, signer: signer(person), conditions, records, onProgress: told });
const told = ({ stage, recordId, trouble }) =>
  process.stdout.write(`${stage} ${recordId} ${trouble?.code ?? 'ok'}\n`);

await submitRecords(house, { classId, by: cast.homeroom });
await runEffects(house, {
  serviceSigner: () => Promise.resolve(signer('service')),
  conditions,
  onProgress: told,
});
for (const teacher of cast.subjectTeachers) await sign(teacher, 'subjectTeacher');
await sign(cast.homeroom, 'homeroomTeacher');
await sign(cast.principal, 'principal');
await orderLock(house, { records, by: cast.principal, decisionNumber: '12/QĐ-VD' });
const organisation = plan.organisation;
await sealRecords(house, {
  registrar: cast.registrar,
  seal: signer('seal'),
  conditions,
  organisation,
  records,
});
const { byState } = await statusOfClass(house, classId);
if (byState.locked) await archiveClass(house, { classId, by: cast.registrar });
await installation.close();
process.stdout.write(`finished after ${moments} moments\n`);
