// Development certificates end like real ones; an installation that lives longer goes on signing, and keeps what it signed.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ensurePki, type DevelopmentPki } from '../../certs-dev/build.ts';
import { instant, type Instant } from '../../src/kernel/index.ts';
import { openPkcs12 } from '../../src/signing/devices/index.ts';
import { buildPath, parseCertificate, type Certificate } from '../../src/signing/x509/index.ts';
import { codeOf } from '../support/faults.ts';

const at = instant('2026-06-01T08:00:00+07:00');
const day = 86_400_000;
const years = (count: number, days = 0) =>
  instant(new Date(new Date(at).setUTCFullYear(2026 + count)).getTime() + days * day);
const school = { id: 'truong-mau', name: 'Trường THCS Mẫu' };
const people = [{ id: 'gv-1', name: 'Nguyễn Văn Mẫu', role: 'Giáo viên', organisation: school.name }];

describe('a development certificate', () => {
  let folder: string;
  let made: number;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pki-renewal-'));
    await ensured(at);
    expect(made).toBe(3);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const ensured = (now: Instant): Promise<DevelopmentPki> => {
    made = 0;
    return ensurePki(folder, people, [school], { at: now, progress: () => (made += 1) });
  };
  const filesOf = (pki: DevelopmentPki) => [
    pki.people.get('gv-1')!,
    pki.schools.get(school.id)!.seal,
    pki.schools.get(school.id)!.service,
  ];
  const opened = (path: string, pki: DevelopmentPki, now: Instant) =>
    openPkcs12(readFileSync(path), pki.passphrase, { at: now });
  const trusted = (leaf: Certificate, pki: DevelopmentPki, now: Instant) =>
    buildPath({
      leaf,
      intermediates: pki.intermediates.map(parseCertificate),
      anchors: pki.anchors.map(parseCertificate),
      at: now,
      purpose: 'documentSigning',
    }).trusted;
  const content = () =>
    new Map(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path, readFileSync(path, 'base64')]),
    );

  it('is left alone until a month before its end, and then followed by one in another file', async () => {
    const first = filesOf(await ensured(years(3, -32)));
    expect(made).toBe(0);
    expect(first.map((path) => basename(path))).toEqual(['identity.p12', 'seal.p12', 'service.p12']);
    const before = content();
    const now = years(3, -29);
    const pki = await ensured(now);
    expect(made).toBe(3);
    expect(filesOf(pki).map((path) => basename(path))).toEqual([
      'identity-2.p12',
      'seal-2.p12',
      'service-2.p12',
    ]);
    for (const path of filesOf(pki)) {
      const { certificate } = opened(path, pki, now);
      expect(trusted(certificate, pki, years(5))).toBe(true);
    }
    for (const [path, bytes] of before) expect(content().get(path)).toBe(bytes);
    await ensured(now);
    expect(made).toBe(0);
  });

  it('that ended long ago is followed, too, and what it signed is still of a trusted signer', async () => {
    const [old] = filesOf(await ensured(at));
    const now = years(7);
    const pki = await ensured(now);
    const { certificate } = opened(old!, pki, at);
    expect(trusted(certificate, pki, at)).toBe(true);
    expect(trusted(certificate, pki, now)).toBe(false);
    const [renewed] = filesOf(pki);
    expect(trusted(opened(renewed!, pki, now).certificate, pki, now)).toBe(true);
    expect(await codeOf(Promise.resolve().then(() => opened(old!, pki, now)))).toBe('device.expired');
    const third = filesOf(await ensured(years(9, 360)));
    expect(third.map((path) => basename(path))[0]).toBe('identity-3.p12');
  });

  it('whose end was never written down beside it is looked at by opening its key', async () => {
    for (const path of content().keys()) if (/(people|schools).*\.crt$/.test(path)) rmSync(path);
    await ensured(years(1));
    expect(made).toBe(0);
    expect([...content().keys()].filter((path) => /(people|schools).*\.crt$/.test(path))).toHaveLength(3);
    for (const path of content().keys()) if (/(people|schools).*\.crt$/.test(path)) rmSync(path);
    await ensured(years(4));
    expect(made).toBe(3);
  });

  it('renewed by two at once becomes one', async () => {
    const now = years(3, -3);
    const both = await Promise.all([ensured(now), ensured(now)]);
    expect(filesOf(both[0])).toEqual(filesOf(both[1]));
    const pki = await ensured(now);
    expect(made).toBe(0);
    for (const path of filesOf(pki)) {
      const published = readFileSync(path.replace(/p12$/, 'crt'), 'utf8');
      const { certificate } = opened(path, pki, now);
      expect(published).toContain(Buffer.from(certificate.der).toString('base64').slice(0, 60));
    }
  });
});
