// The services of the development PKI: complete after every start, also in a folder from before they existed.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBadIdentities } from '../../certs-dev/bad-identities.ts';
import { declaration } from '../../certs-dev/declaration.ts';
import { revoke, revokedBy } from '../../certs-dev/revocations.ts';
import { startServices } from '../../certs-dev/services.ts';
import { instant } from '../../src/kernel/index.ts';
import { revocationSource } from '../../src/signing/authorities/index.ts';
import { openPkcs12 } from '../../src/signing/devices/index.ts';
import { parseCertificate } from '../../src/signing/x509/index.ts';
import { DAY } from '../support/authorities.ts';
import { testPki } from '../support/pki.ts';
import { handClock, runningPki, type RunningPki } from '../support/services.ts';

const start = instant('2026-06-05T08:00:00+07:00');
let pki: RunningPki;
beforeAll(async () => {
  pki = await runningPki(start);
});
afterAll(() => pki.stop());

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the services', () => {
  it('started again, and the bad identities asked for again, change no file', async () => {
    const before = new Map(filesOf(pki.folder).map((path) => [path, readFileSync(path, 'base64')]));
    const again = await startServices(pki.folder, { clock: handClock(instant(start + DAY)) });
    await again.stop();
    await ensureBadIdentities(pki.folder, instant(start + DAY));
    const after = new Map(filesOf(pki.folder).map((path) => [path, readFileSync(path, 'base64')]));
    expect(after).toEqual(before);
  });

  it('make their keys in an empty folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pki-empty-'));
    const services = await startServices(folder, { clock: handClock(start) });
    await services.stop();
    const named = ['ocsp-organisation', 'ocsp-person', 'ocsp-root', 'timestamping'];
    const keys = () => readdirSync(join(folder, 'services')).filter((name) => name.endsWith('.p12'));
    expect(keys().sort()).toEqual(named.map((name) => `${name}.p12`));
    const later = await startServices(folder, { clock: handClock(instant(start + 4.95 * 365 * DAY)) });
    await later.stop();
    expect(keys().sort()).toEqual(named.flatMap((name) => [`${name}-2.p12`, `${name}.p12`]));
    rmSync(folder, { recursive: true });
  });

  it('are found for certificates from before they existed, by the key of their issuer', () => {
    const { certificate } = pki.teacher;
    const { authorityKeyIdentifier, unknownCritical, critical } = certificate.extensions;
    const extensions = { unknownCritical, critical, authorityKeyIdentifier: authorityKeyIdentifier! };
    expect(pki.services.addressesOf({ ...certificate, extensions })).toEqual({
      ocsp: ['http://pki.giaplai.test/ocsp/person'],
      crl: ['http://pki.giaplai.test/crl/person.crl'],
    });
    const stranger = parseCertificate(testPki().issue({ profile: 'p256' }).certificate);
    expect(pki.services.addressesOf(stranger)).toEqual({ ocsp: [], crl: [] });
  });

  it('rewrite only addresses of their own', () => {
    const { rewrite, url } = pki.services;
    expect(rewrite('http://pki.giaplai.test/crl/root.crl')).toBe(`${url}/crl/root.crl`);
    expect(rewrite('http://pki.giaplai.test.example/crl/root.crl')).toBe(
      'http://pki.giaplai.test.example/crl/root.crl',
    );
    expect(rewrite('http://ocsp.example/')).toBe('http://ocsp.example/');
  });

  it('answer nonsense with a refusal and go on', async () => {
    const { url } = pki.services;
    const post = (path: string, body: string | Buffer<ArrayBuffer>) =>
      fetch(url + path, { method: 'POST', body });
    expect((await post('/tsa', 'không phải DER')).status).toBe(400);
    expect((await post('/ocsp/person', Buffer.of(0x30, 0))).status).toBe(400);
    expect((await post('/tsa', Buffer.alloc(100_000))).status).toBe(413);
    expect((await fetch(`${url}/../../etc/passwd`)).status).toBe(404);
    expect((await fetch(`${url}/tsa`)).status).toBe(404);
    const issuer = await fetch(`${url}/ca/person.crt`);
    expect(Buffer.from(await issuer.arrayBuffer())).toEqual(Buffer.from(pki.teacher.chain[1]!));
  });

  it('know who was revoked when: the first word stays, and nothing is known beforehand', async () => {
    const { der, serial } = pki.principal.certificate;
    await revoke(pki.folder, der, { at: instant(start + DAY), reason: 'superseded' });
    await revoke(pki.folder, der, { at: start, reason: 'keyCompromise' });
    expect((await revokedBy(pki.folder, start)).has(serial)).toBe(false);
    expect((await revokedBy(pki.folder, instant(start + DAY))).get(serial)).toEqual({
      at: start + DAY,
      reason: 'superseded',
    });
  });
});

describe('identities that must be refused', () => {
  it('exist for every declared kind, and say where their revocation is asked about', async () => {
    const paths = await ensureBadIdentities(pki.folder, start);
    expect([...paths.keys()]).toEqual(Object.keys(declaration.bad));
    const { certificate } = openPkcs12(readFileSync(paths.get('revokedBeforeSigning')!), pki.passphrase, {
      at: start,
    });
    expect(certificate.extensions.ocspUrls).toEqual(['http://pki.giaplai.test/ocsp/person']);
  });

  it('are known to OCSP and list alike', async () => {
    const { chain, certificate } = pki.bad('revokedBeforeSigning');
    const { clock, services } = pki;
    const byList = revocationSource({
      clock,
      rewrite: services.rewrite,
      addressesOf: ({ extensions }) => ({ ocsp: [], crl: extensions.crlUrls ?? [] }),
    });
    for (const source of [pki.source(), byList]) {
      const found = await source.collect({ certificate: certificate.der, issuer: chain[1]! });
      expect(found.ocsps.length + found.crls.length).toBe(1);
      expect(found.failures).toEqual([]);
    }
  });
});
