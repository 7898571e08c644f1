// Own keys at the command line: a token, a phone, and a key on another computer that answers by file.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPkcs12 } from '../../src/signing/devices/index.ts';
import { nameValue, parseCertificate } from '../../src/signing/index.ts';
import { startCscServer } from '../support/csc/server.ts';
import type { Outcome } from '../support/programs.ts';
import type { Identity } from '../support/pki.ts';
import { describeWithSoftHsm, softHsm, type SoftHsm } from '../support/softhsm.ts';
import { makeClassBook, writeClassWorkbook } from '../support/workbooks/index.ts';

jest.setTimeout(240_000);
const DEV_PIN = '12345678';
const TOKEN_PIN = '70912345';
const folder = mkdtempSync(join(tmpdir(), 'giaplai-keys-'));
const home = join(folder, 'school');
const book = makeClassBook({ seed: 11, className: '6B', regime: 'TT22', level: 'THCS', pupils: 2 });
const [first, second, third] = [...new Set(book.subjects.map(({ teacher }) => teacher))];

/** Without blocking: the remote service lives in this process. */
function run(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, ['bin/giaplai.js', '--home', home, ...args], {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  child.stderr.on('data', (part: Buffer) => (output += part.toString()));
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, output })));
}

/** The development key of a person, taken out of its file as an authority would put it on a token. */
function keyOf(name: string): Identity & { readonly file: string } {
  const people = join(home, 'pki', 'people');
  for (const entry of readdirSync(people, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.p12')) continue;
    const file = join(people, entry);
    const device = openPkcs12(readFileSync(file), DEV_PIN);
    if (nameValue(device.certificate.subject, 'CN') !== name) continue;
    return { device, key: device.key, certificate: Buffer.from(device.chain[0]!), file };
  }
  throw new Error(`no key of ${name}`);
}

const pem = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;

describeWithSoftHsm('at the command line', () => {
  let hsm: SoftHsm;
  beforeAll(async () => {
    hsm = softHsm();
    const file = join(folder, '6B.xlsx');
    writeFileSync(file, await writeClassWorkbook(book));
    expect((await run({}, 'import', file)).status).toBe(0);
    expect((await run({}, 'submit', '6B')).status).toBe(0);
  });
  afterAll(() => {
    hsm.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a token signs with its PIN from the environment, and a wrong one is told', async () => {
    const identity = keyOf(first!);
    hsm.token('Ký số', TOKEN_PIN, [{ identity, id: '01', label: 'GV' }]);
    const issuers = join(folder, 'issuers.pem');
    writeFileSync(issuers, identity.device.chain.slice(1).map(pem).join(''));
    const options = ['--pkcs11', hsm.library, '--token', 'Ký số', '--issuers', issuers];
    const settings = { SOFTHSM2_CONF: hsm.settings };
    const wrong = await run(
      { ...settings, GIAPLAI_PIN: '00000000' },
      'sign',
      '6B',
      '--as',
      first!,
      ...options,
    );
    expect(wrong.output).toContain('Mã PIN không đúng');
    expect(wrong.status).not.toBe(0);
    const unasked = await run(settings, 'sign', '6B', '--as', first!, ...options);
    expect(unasked.output).toContain('GIAPLAI_PIN');
    const env = { ...settings, GIAPLAI_PIN: TOKEN_PIN };
    const signed = await run(env, 'sign', '6B', '--as', first!, ...options);
    expect(signed.output).toMatch(/✔ .*: \d+ văn bản đã ký/);
    expect(signed.status).toBe(0);
    for (const { output } of [wrong, unasked, signed]) expect(output).not.toContain(TOKEN_PIN);
  });

  it('a phone is asked once for all documents', async () => {
    const identity = keyOf(second!);
    const server = await startCscServer({
      credentials: [{ id: 'gv-2', identity, phone: true, scal: '2', multisign: 50 }],
    });
    const env = { GIAPLAI_CSC_CLIENT: server.clientId, GIAPLAI_CSC_SECRET: server.clientSecret };
    const unset = await run({}, 'sign', '6B', '--as', second!, '--csc', server.service);
    expect(unset.output).toContain('GIAPLAI_CSC_CLIENT');
    const signing = run(env, 'sign', '6B', '--as', second!, '--csc', server.service);
    const confirming = setInterval(() => server.phone.approve(), 200);
    const { status, output } = await signing;
    clearInterval(confirming);
    expect(output).toMatch(/✔ .*: \d+ văn bản đã ký/);
    expect(status).toBe(0);
    expect(server.requests.filter(({ path }) => path === 'credentials/authorize')).toHaveLength(1);
    expect(output).not.toContain(server.clientSecret);
    await server.close();
  });

  it('a key on another computer gets a file, answers with a file, and nobody is asked twice', async () => {
    const identity = keyOf(third!);
    const certificate = join(folder, 'third.pem');
    writeFileSync(certificate, identity.device.chain.map(pem).join(''));
    const question = join(folder, 'question.json');
    const answer = join(folder, 'answer.json');
    const sign = (...more: readonly string[]) =>
      run({}, 'sign', '6B', '--as', third!, '--certificate', certificate, ...more);
    const untold = await sign();
    expect(untold.status).toBe(2);
    expect(untold.output).toContain('--question');
    expect((await run({}, 'status', '6B')).output).not.toContain('Đang chờ');
    const asked = await sign('--question', question);
    expect(asked.output).toMatch(/còn chờ[^]*giaplai answer/);
    const own = { GIAPLAI_PIN: DEV_PIN };
    const stranger = await run(own, 'answer', question, '-o', answer, '--p12', keyOf(second!).file);
    expect(stranger.output).toContain('chứng thư số khác');
    expect((await run(own, 'answer', question, '-o', answer, '--p12', identity.file)).status).toBe(0);
    const held = await sign('--answer', answer);
    expect(held.output).toMatch(/✔ .*: \d+ văn bản đã ký/);
    expect(held.status).toBe(0);
    const { answers } = JSON.parse(readFileSync(answer, 'utf8')) as { answers: { digest: string }[] };
    const { questions } = JSON.parse(readFileSync(question, 'utf8')) as {
      questions: { items: { digest: string }[]; certificate: string }[];
    };
    expect(answers.map(({ digest }) => digest)).toEqual(
      questions.flatMap(({ items }) => items.map(({ digest }) => digest)),
    );
    const asked2 = parseCertificate(Buffer.from(questions[0]!.certificate, 'base64'));
    expect(nameValue(asked2.subject, 'CN')).toBe(third);
  });

  it('two keys at once are a mistake', async () => {
    const { status, output } = await run({}, 'sign', '6B', '--as', first!, '--p12', 'a', '--pkcs11', 'b');
    expect(status).toBe(2);
    expect(output).toContain('--p12, --pkcs11');
  });
});
