// openssl as the other party and as the judge: timestamps, OCSP and CRLs, in both directions.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { revoke } from '../../certs-dev/revocations.ts';
import { exchange } from '../../src/signing/authorities/index.ts';
import { readCrl } from '../../src/signing/crl/index.ts';
import { ocspRequest, readOcsp } from '../../src/signing/ocsp/index.ts';
import { readMaterial, revocationStatus } from '../../src/signing/revocation/index.ts';
import {
  readTimestampResponse,
  readTimestampToken,
  timestampRequest,
  verifyTimestampToken,
} from '../../src/signing/tsp/index.ts';
import { parseCertificate, toPem, type Certificate } from '../../src/signing/x509/index.ts';
import { instant } from '../../src/kernel/index.ts';
import { makeOpensslAuthority } from '../support/openssl-authority.ts';
import { itWith, runProgram } from '../support/programs.ts';
import { runningPki, type RunningPki } from '../support/services.ts';

// openssl judges by its own clock in places, so this PKI lives now.
const now = instant(Math.floor(Date.now() / 1000) * 1000);
const folder = mkdtempSync(join(tmpdir(), 'giaplai-openssl-'));
const inFolder = (name: string) => join(folder, name);
const write = (name: string, content: string | Uint8Array) => {
  writeFileSync(inFolder(name), content);
  return inFolder(name);
};
const openssl = (...args: readonly string[]) => runProgram('openssl', args);

let pki: RunningPki;
let person: Certificate;
beforeAll(async () => {
  pki = await runningPki(now);
  person = parseCertificate(pki.teacher.chain[1]!);
  write('root.pem', pki.anchors.map(({ der }) => toPem(der)).join(''));
  write('ca.pem', pki.intermediates.map(({ der }) => toPem(der)).join(''));
  write('person.pem', toPem(person.der));
  write('teacher.pem', toPem(pki.teacher.certificate.der));
  await revoke(pki.folder, pki.principal.certificate.der, {
    at: instant(now - 3_600_000),
    reason: 'superseded',
  });
});
afterAll(async () => {
  await pki.stop();
  rmSync(folder, { recursive: true, force: true });
});

const content = Buffer.from('Học bạ này có mười hai chữ ký.');
const digest = createHash('sha256').update(content).digest();

describe('timestamps', () => {
  itWith('openssl')('ours are verified by openssl ts, over the data and against the question', async () => {
    const request = timestampRequest({ imprint: { algorithm: 'sha256', digest }, nonce: randomBytes(16) });
    const answer = await exchange({
      url: pki.services.timestamping,
      body: { type: 'application/timestamp-query', bytes: request },
      timeoutMs: 5000,
      maximumBytes: 100_000,
    });
    if (!answer.ok) throw new Error(answer.detail);
    const query = write('query.tsq', request);
    const reply = write('reply.tsr', answer.bytes);
    expect(openssl('ts', '-query', '-in', query, '-text').output).toContain('Certificate required: yes');
    const chain = ['-CAfile', inFolder('root.pem'), '-untrusted', inFolder('ca.pem')];
    expect(openssl('ts', '-verify', '-in', reply, '-queryfile', query, ...chain).output).toContain(
      'Verification: OK',
    );
    const data = write('data', content);
    expect(openssl('ts', '-verify', '-in', reply, '-data', data, ...chain).output).toContain(
      'Verification: OK',
    );
    const token = readTimestampResponse(answer.bytes);
    if (token.kind !== 'granted') throw new Error('no token');
    const stored = write('token.der', token.token);
    expect(openssl('ts', '-verify', '-in', stored, '-token_in', '-data', data, ...chain).output).toContain(
      'OK',
    );
    write('data', 'khác');
    expect(openssl('ts', '-verify', '-in', reply, '-data', data, ...chain).status).not.toBe(0);
  });

  itWith('openssl')('of openssl are accepted by us, for our question and no other', () => {
    const nonce = randomBytes(16);
    const imprint = { algorithm: 'sha256', digest } as const;
    write('ours.tsq', timestampRequest({ imprint, nonce, policy: '1.2.3.4.1' }));
    opensslAuthority();
    const made = openssl(
      'ts',
      '-reply',
      '-queryfile',
      inFolder('ours.tsq'),
      '-config',
      inFolder('tsa.cnf'),
      '-out',
      inFolder('theirs.tsr'),
    );
    expect({ made: made.status, output: made.status === 0 ? '' : made.output }).toEqual({
      made: 0,
      output: '',
    });
    const response = readTimestampResponse(readFileSync(inFolder('theirs.tsr')));
    if (response.kind !== 'granted') throw new Error(JSON.stringify(response));
    const read = readTimestampToken(response.token);
    if (!read.ok) throw new Error(read.detail);
    const anchors = [parseCertificate(readDerFile('tsa-root.der'))];
    const judge = (about: Uint8Array) =>
      verifyTimestampToken(read.token, {
        digestOf: () => about,
        nonce,
        policy: '1.2.3.4.1',
        trust: { anchors },
      }).problems;
    expect(judge(digest)).toEqual([]);
    expect(judge(Buffer.alloc(32))).toEqual(['imprint']);
    expect(read.token.info.accuracyMs).toBe(1501);
  });

  itWith('openssl')('are refused by openssl with a reason that we can read', () => {
    opensslAuthority();
    write('odd.tsq', timestampRequest({ imprint: { algorithm: 'sha256', digest }, policy: '1.9.9' }));
    openssl(
      'ts',
      '-reply',
      '-queryfile',
      inFolder('odd.tsq'),
      '-config',
      inFolder('tsa.cnf'),
      '-out',
      inFolder('odd.tsr'),
    );
    const response = readTimestampResponse(readFileSync(inFolder('odd.tsr')));
    expect(response).toMatchObject({ kind: 'refused', status: 2, failures: ['unacceptedPolicy'] });
  });
});

describe('OCSP', () => {
  const about = (name: string) => ['-issuer', inFolder('person.pem'), '-cert', inFolder(name)];

  itWith('openssl')('our responder satisfies the client of openssl, for good and for revoked', async () => {
    write('principal.pem', toPem(pki.principal.certificate.der));
    for (const [name, expected] of [
      ['teacher.pem', 'teacher.pem: good'],
      ['principal.pem', 'Reason: superseded'],
    ] as const) {
      expect(openssl('ocsp', ...about(name), '-nonce', '-reqout', inFolder('theirs.req')).status).toBe(0);
      const answer = await ask('/ocsp/person', readDerFile('theirs.req'));
      const respin = [
        '-respin',
        write('ours.resp', answer),
        '-CAfile',
        inFolder('root.pem'),
        '-verify_other',
        inFolder('ca.pem'),
      ];
      const whole = openssl('ocsp', '-reqin', inFolder('theirs.req'), ...respin);
      expect(whole.output).toContain('Response verify OK');
      expect(whole.output).not.toMatch(/nonce/i);
      const { output } = openssl('ocsp', '-no_nonce', ...respin, ...about(name));
      expect(output).toContain(expected);
    }
  });

  itWith('openssl')('a responder of openssl is understood by us: good, revoked and unknown', () => {
    opensslAuthority();
    const issuer = parseCertificate(readDerFile('tsa-root.der'));
    const certificate = parseCertificate(readDerFile('tsa.der'));
    const ask = (status: string) => {
      write(
        'index.txt',
        status === '' ? '' : `${status}\t${certificate.serial.toUpperCase()}\tunknown\t/CN=TSA\n`,
      );
      const request = write(
        'ours.req',
        ocspRequest({ certificate, issuer, nonce: randomBytes(16), digest: 'sha256' }),
      );
      const signer = [
        '-CA',
        inFolder('tsa-root.pem'),
        '-rsigner',
        inFolder('tsa-root.pem'),
        '-rkey',
        inFolder('tsa-root.key'),
      ];
      const out = ['-ndays', '1', '-reqin', request, '-respout', inFolder('theirs.resp')];
      const { status: code, output } = openssl('ocsp', '-index', inFolder('index.txt'), ...signer, ...out);
      if (code !== 0) throw new Error(output);
      const read = readOcsp(readDerFile('theirs.resp'));
      if (!read.ok) throw new Error(read.detail);
      const at = instant(now + 5000);
      return revocationStatus({ certificate, issuer, at, ocsps: [read.response], crls: [] });
    };
    expect(ask('V\t300101000000Z\t')).toMatchObject({ status: 'good' });
    expect(ask('R\t300101000000Z\t260101000000Z,keyCompromise')).toMatchObject({
      status: 'revoked',
      at: instant('2026-01-01T00:00:00Z'),
      reason: 'keyCompromise',
    });
    expect(ask('')).toMatchObject({ status: 'unknown', doubts: [{ problem: 'responderDoesNotKnow' }] });
  });
});

describe('CRLs', () => {
  itWith('openssl')('ours are verified by openssl crl and name the revoked certificate', async () => {
    const answer = await exchange({
      url: `${pki.services.url}/crl/person.crl`,
      timeoutMs: 5000,
      maximumBytes: 100_000,
    });
    if (!answer.ok) throw new Error(answer.detail);
    const list = ['-inform', 'DER', '-in', write('person.crl', answer.bytes)];
    const { output } = openssl('crl', ...list, '-noout', '-text', '-CAfile', inFolder('ca.pem'));
    expect(output).toContain('verify OK');
    expect(output.toLowerCase()).toContain(pki.principal.certificate.serial);
    expect(output).toContain('Superseded');
  });

  itWith('openssl')('of openssl are understood by us', () => {
    opensslAuthority();
    const issuer = parseCertificate(readDerFile('tsa-root.der'));
    const certificate = parseCertificate(readDerFile('tsa.der'));
    write(
      'index.txt',
      `R\t300101000000Z\t260101000000Z,superseded\t${certificate.serial.toUpperCase()}\tunknown\t/CN=TSA\n`,
    );
    const config = write(
      'ca.cnf',
      `[ca]\ndefault_ca=own\n[own]\ndatabase=${inFolder('index.txt')}\ndefault_md=sha256\ndefault_crl_days=2\n`,
    );
    const keys = ['-keyfile', inFolder('tsa-root.key'), '-cert', inFolder('tsa-root.pem')];
    const made = openssl('ca', '-gencrl', '-config', config, ...keys, '-out', inFolder('theirs.pem'));
    if (made.status !== 0) throw new Error(made.output);
    openssl('crl', '-in', inFolder('theirs.pem'), '-outform', 'DER', '-out', inFolder('theirs.crl'));
    const der = readDerFile('theirs.crl');
    expect(readCrl(der).ok).toBe(true);
    const question = {
      certificate,
      issuer,
      at: instant(now + 5000),
      ...readMaterial({ ocsps: [], crls: [der] }),
    };
    expect(revocationStatus(question)).toMatchObject({ status: 'revoked', reason: 'superseded' });
    expect(revocationStatus({ ...question, at: instant('2025-12-31T00:00:00Z') })).toMatchObject({
      status: 'good',
    });
  });
});

async function ask(path: string, request: Uint8Array): Promise<Uint8Array> {
  const url = `${pki.services.url}${path}`;
  const body = { type: 'application/ocsp-request', bytes: request };
  const answer = await exchange({ url, body, timeoutMs: 5000, maximumBytes: 100_000 });
  if (!answer.ok) throw new Error(answer.detail);
  return answer.bytes;
}

let prepared = false;
function opensslAuthority(): void {
  if (!prepared) makeOpensslAuthority(folder);
  prepared = true;
}

const readDerFile = (name: string): Buffer => readFileSync(inFolder(name));
