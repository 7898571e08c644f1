// giaplai sign-file with authorities: the check before signing, its evidence, and timestamps.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeKeyFile } from '../../../certs-dev/key-file.ts';
import { signFile, type SignFileCommand } from '../../../src/cli/foreign/sign-file-command.ts';
import { instant, systemClock } from '../../../src/kernel/index.ts';
import { desk, PIN } from '../../support/desk.ts';
import { codeOf, faultOf } from '../../support/faults.ts';
import { runningPki, type RunningPki } from '../../support/services.ts';

const { at, command, fields, folder, fresh, said, sign } = desk();
let pki: RunningPki;
let checking: Partial<SignFileCommand>;

beforeAll(async () => {
  pki = await runningPki(systemClock.now());
  pki.anchors.forEach(({ der }, i) => {
    writeFileSync(at(`anchors/authority-${i}.crt`), der);
  });
  const { key, chain } = pki.teacher;
  writeFileSync(
    at('own.p12'),
    writeKeyFile({ key, chain, passphrase: PIN, friendlyName: 'x', iterations: 1000 }),
  );
  writeFileSync(at('revoked.p12'), pki.badFile('revokedBeforeSigning'));
  const home = { folder: at('home'), keys: pki.folder, anchors: at('anchors') };
  checking = { unchecked: false, home, p12: at('own.p12') };
});
afterAll(() => pki.stop());

const nothingWritten = () => {
  expect(readdirSync(folder).filter((name) => name.startsWith('never') || name.endsWith('.tmp'))).toEqual([]);
};

describe('the check before signing', () => {
  it('lets a good certificate sign, leaves its evidence, and there is no doubt left', async () => {
    const file = fields('lesson.pdf', { sign: 1 });
    const evidence = at('evidence.json');
    await sign(file, { ...checking, evidence });
    expect(said()).not.toContain('?');
    const kept = JSON.parse(readFileSync(evidence, 'utf8')) as {
      verdict: string;
      ocsps: string[];
      crls: string[];
    };
    expect(kept.verdict).toBe('maySign');
    expect(kept.ocsps.length + kept.crls.length).toBeGreaterThan(0);
    const again = { ...checking, output: fresh(), evidence };
    expect(await codeOf(signFile(command(file, again)))).toBe('cli.fileExists');
  });

  it('refuses a revoked one, with the reason', async () => {
    process.env.GIAPLAI_PIN = pki.passphrase;
    const file = fields('lesson.pdf', { sign: 1 });
    const attempt = {
      ...checking,
      p12: at('revoked.p12'),
      output: at('never.pdf'),
      evidence: at('never.json'),
    };
    const fault = await faultOf(signFile(command(file, attempt)));
    expect(fault.code).toBe('signing.certificateRefused');
    expect(fault.title.en).toContain('revoked');
    nothingWritten();
  });

  it('refuses when nobody answers, unless told to sign unchecked', async () => {
    const file = fields('lesson.pdf', { sign: 1 });
    // The test PKI names no addresses at all.
    const attempt = { unchecked: false, output: at('never.pdf') };
    expect(await codeOf(signFile(command(file, attempt)))).toBe('signing.certificateUnchecked');
    nothingWritten();
    await sign(file);
  });
});

describe('a timestamp', () => {
  /** The services stand still at the moment they are told. */
  const now = (ahead = 0) => {
    pki.clock.set(instant(Date.now() + ahead));
  };

  it('makes level B-T, also by a clock somewhat ahead of ours', async () => {
    const file = fields('lesson.pdf', { sign: 1 });
    now(20_000);
    await sign(file, { tsa: pki.services.timestamping });
    expect(said()).toContain('B-T');
  });

  it('of other data, refused or missing leaves nothing written', async () => {
    const file = fields('lesson.pdf', { sign: 1 });
    const attempt = (tsa: string) => codeOf(signFile(command(file, { output: at('never.pdf'), tsa })));
    now();
    expect(await attempt(pki.services.badTimestamping.wrongNonce)).toBe('timestamp.invalid');
    expect(await attempt(`${pki.services.url}/nowhere`)).toBe('timestamp.unavailable');
    nothingWritten();
  });

  it('that would prove the signature older than it claims to be is refused', async () => {
    const file = fields('lesson.pdf', { sign: 1 });
    now(-3_600_000);
    const attempt = { output: at('never.pdf'), tsa: pki.services.timestamping };
    expect(await codeOf(signFile(command(file, attempt)))).toBe('cli.notIntact');
    nothingWritten();
  });

  it('by an authority nobody trusts is told of', async () => {
    const file = fields('lesson.pdf', { sign: 1 });
    now();
    await sign(file, { tsa: pki.services.timestamping, anchors: at('nobody') });
    expect(said()).toContain('no trust anchor here');
  });
});
