// One document, every kind of key: a teacher on the phone, a colleague with a key file, the principal's token,
// a deputy behind an agent, the school's seal in an HSM. Whatever fails in between leaves the document as it was.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sign } from 'node:crypto';
import { writeKeyFile } from '../../../certs-dev/key-file.ts';
import {
  closePkcs11,
  collect,
  externalDevice,
  openCsc,
  openPkcs11,
  openPkcs12,
  type CscPending,
} from '../../../src/signing/devices/index.ts';
import {
  createVerifier,
  embed,
  parseCertificate,
  prepare,
  type SigningDevice,
  type SigningRequest,
} from '../../../src/signing/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { remoteClient } from '../../support/csc/remote.ts';
import { startCscServer, type CscServer } from '../../support/csc/server.ts';
import { codeOf } from '../../support/faults.ts';
import { opensslVersion } from '../../support/openssl.ts';
import { testPki } from '../../support/pki.ts';
import { itWith, runProgram } from '../../support/programs.ts';
import { boxes, SIGNED_AT } from '../../support/signing.ts';
import { describeWithSoftHsm, softHsm, type SoftHsm } from '../../support/softhsm.ts';

const pki = testPki();
const identities = {
  teacher: pki.issue({ name: 'Nguyễn Thị Mẫu' }),
  colleague: pki.issue({ name: 'Trần Văn Mẫu', profile: 'p384' }),
  principal: pki.issue({ name: 'Lê Thị Mẫu', profile: 'rsa3072' }),
  deputy: pki.issue({ name: 'Phạm Văn Mẫu', profile: 'p256' }),
  school: pki.issue({ name: 'Trường THCS Mẫu', profile: 'p256', freshKey: true }),
};
const clock = { now: () => pki.at };
const base = barePdf({ pages: 3, fields: ['Teacher', 'Colleague', 'Principal', 'Deputy', 'Seal!'] });

const requestOf = (signer: SigningDevice, field: string): SigningRequest => ({
  fields: [field],
  appearances: boxes(field),
  signer: { chain: signer.chain, algorithm: signer.algorithm },
  at: SIGNED_AT,
});

/** The next version, or the fault and no version. */
async function signed(pdf: Buffer, device: SigningDevice, field: string): Promise<Buffer> {
  const prepared = prepare(pdf, requestOf(device, field));
  const [value] = await device.sign([prepared.toBeSigned]);
  return Buffer.concat([pdf, embed(prepared, value!)]);
}

const describeMixed = opensslVersion ? describeWithSoftHsm : describe.skip;

describeMixed('a document signed with every kind of key', () => {
  let hsm: SoftHsm;
  let server: CscServer;
  let principalSerial: string;
  const secrets = { principal: '602214', seal: '667430', file: 'Mật khẩu 299792' };
  const pin = (digits: string) => () => Promise.resolve(new Uint8Array(Buffer.from(digits)));

  beforeAll(async () => {
    hsm = softHsm();
    principalSerial = hsm.token('Hiệu trưởng', secrets.principal, [
      { identity: identities.principal, id: '01', label: 'ký số' },
    ]);
    hsm.token('Con dấu', secrets.seal, [{ identity: identities.school, id: '01', label: 'con dấu' }]);
    server = await startCscServer({
      credentials: [{ id: 'teacher', identity: identities.teacher, phone: true, scal: '2' }],
      now: () => pki.at,
    });
  });
  afterAll(async () => {
    await closePkcs11(hsm.library);
    hsm.dispose();
    await server.close();
  });

  const remote = () =>
    openCsc({
      client: remoteClient(server, { clock }),
      credentialId: 'teacher',
      authenticate: (objects) => Promise.resolve(objects.map(({ id }) => ({ id }))),
      clock,
      sleep: () => {
        server.phone.approve();
        return Promise.resolve();
      },
    });
  const token = (label: string, digits: string) =>
    openPkcs11({
      library: hsm.library,
      token: { label },
      askPin: pin(digits),
      issuers: [pki.intermediate.certificate],
      at: pki.at,
    });
  const keyFile = () =>
    openPkcs12(
      writeKeyFile({
        key: identities.colleague.key,
        chain: identities.colleague.device.chain,
        passphrase: secrets.file,
        friendlyName: 'x',
        iterations: 1000,
      }),
      secrets.file,
      { at: pki.at },
    );
  const agent = () =>
    externalDevice(identities.deputy.device, ({ items }) =>
      Promise.resolve(
        items.map(({ bytes }) =>
          sign('sha256', Buffer.from(bytes, 'base64'), {
            key: identities.deputy.key,
            dsaEncoding: 'ieee-p1363',
          }),
        ),
      ),
    );

  async function ceremony(): Promise<Buffer> {
    let pdf = base;
    pdf = await signed(pdf, await remote(), 'Teacher');
    pdf = await signed(pdf, keyFile(), 'Colleague');
    pdf = await signed(pdf, await token('Hiệu trưởng', secrets.principal), 'Principal');
    pdf = await signed(pdf, agent(), 'Deputy');
    return signed(pdf, await token('Con dấu', secrets.seal), 'Seal');
  }

  it('is valid as a whole, and each signature is by whom it should be', async () => {
    const pdf = await ceremony();
    const verify = createVerifier({
      anchors: pki.anchors.map((der) => parseCertificate(Buffer.from(der))),
      at: pki.at,
    });
    const report = verify(pdf);
    expect(report.verdict).toBe('valid');
    expect(
      report.signatures.map(({ fields, signer, algorithm }) => [fields[0], signer?.name, algorithm]),
    ).toEqual([
      ['Teacher', 'Nguyễn Thị Mẫu', 'rsa-pkcs1-sha256'],
      ['Colleague', 'Trần Văn Mẫu', 'ecdsa-sha384'],
      ['Principal', 'Lê Thị Mẫu', 'rsa-pkcs1-sha256'],
      ['Deputy', 'Phạm Văn Mẫu', 'ecdsa-sha256'],
      ['Seal', 'Trường THCS Mẫu', 'ecdsa-sha256'],
    ]);
    expect(pdf.subarray(0, base.length).equals(base)).toBe(true);
  });

  itWith('pdfsig', 'qpdf')('convinces pdfsig and qpdf', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'mixed-')), 'hoc-ba.pdf');
    writeFileSync(file, await ceremony());
    const { output } = runProgram('pdfsig', ['-nocert', file]);
    expect(output.match(/Signature is Valid\./g)).toHaveLength(5);
    expect(output).not.toMatch(/Signature is Invalid/);
    expect(runProgram('qpdf', ['--check', file]).status).toBe(0);
  });

  it('survives refusals, wrong PINs and pulled tokens: nothing half-written, and the ceremony goes on', async () => {
    const teacher = await remote();
    const prepared = prepare(base, requestOf(teacher, 'Teacher'));
    const refused = await teacher.begin([prepared.toBeSigned]);
    server.phone.refuse();
    expect(await codeOf(teacher.poll(refused))).toBe('device.confirmationRefused');
    const first = await signed(base, teacher, 'Teacher');

    const mistyped = await token('Hiệu trưởng', '000000');
    expect(await codeOf(signed(first, mistyped, 'Principal'))).toMatch(/^device\.wrongPin/);
    const principal = await token('Hiệu trưởng', secrets.principal);
    hsm.remove(principalSerial);
    expect(await codeOf(signed(first, principal, 'Principal'))).toMatch(/^device\.token(Removed|Missing)$/);
    await closePkcs11(hsm.library);
    principalSerial = hsm.token('Hiệu trưởng', secrets.principal, [
      { identity: identities.principal, id: '01', label: 'ký số' },
    ]);
    // The same device object goes on with the token that is back.
    const second = await signed(first, principal, 'Principal');
    expect(second.subarray(0, first.length).equals(first)).toBe(true);
    const sealed = await signed(second, await token('Con dấu', secrets.seal), 'Seal');
    expect(sealed.subarray(0, second.length).equals(second)).toBe(true);
  });

  it('resumes after a restart between question and answer: preparing again gives the same bytes', async () => {
    const before = await remote();
    const asked = prepare(base, requestOf(before, 'Teacher'));
    // All that is stored: what was pending, and the request it came from.
    const stored = JSON.stringify(await before.begin([asked.toBeSigned]));
    server.phone.approve();

    const after = await remote();
    const pending = JSON.parse(stored) as CscPending;
    const again = prepare(base, requestOf(after, 'Teacher'));
    expect(Buffer.from(again.toBeSigned.digest).toString('base64')).toBe(pending.questions[0]!.digest);
    const [value] = await collect(after, pending, { limitMs: 1000, clock });
    const pdf = Buffer.concat([base, embed(again, value!)]);
    const verify = createVerifier({
      anchors: pki.anchors.map((der) => parseCertificate(Buffer.from(der))),
      at: pki.at,
    });
    expect(verify(pdf).verdict).toBe('valid');
    for (const each of Object.values(secrets)) expect(stored).not.toContain(each);
  });
});
