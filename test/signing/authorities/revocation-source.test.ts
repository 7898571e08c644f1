// OCSP and CRL over HTTP: which is asked, what is kept, and what is said when nobody answers; then the check before signing.
import { instant } from '../../../src/kernel/index.ts';
import { exchange, type Question } from '../../../src/signing/authorities/index.ts';
import { checkCertificate, evidenceBytes, objectionWords } from '../../../src/signing/index.ts';
import { readMaterial, revocationStatus } from '../../../src/signing/revocation/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import type { BadKind } from '../../../certs-dev/declaration.ts';
import { DAY, HOUR } from '../../support/authorities.ts';
import { testPki } from '../../support/pki.ts';
import { runningPki, type RunningPki } from '../../support/services.ts';

const start = instant('2026-06-05T08:00:00+07:00');
let pki: RunningPki;
beforeAll(async () => {
  pki = await runningPki(start);
});
beforeEach(() => pki.clock.set(start));
afterAll(() => pki.stop());

/** A source that tells what it asked. */
function watched(fails: (question: Question) => boolean = () => false) {
  const asked: string[] = [];
  const source = pki.source({
    exchange: async (question) => {
      asked.push(new URL(question.url).pathname);
      return fails(question)
        ? { ok: false, failure: 'status', detail: 'HTTP 503', status: 503 }
        : exchange(question);
    },
  });
  return { asked, source };
}
const pairOf = (chain: readonly Uint8Array[]) => ({ certificate: chain[0]!, issuer: chain[1]! });

describe('a source of revocation material', () => {
  it('asks OCSP and, when that fails, for the list', async () => {
    const ocsp = watched();
    expect(await ocsp.source.collect(pairOf(pki.teacher.chain))).toMatchObject({ crls: [], failures: [] });
    expect(ocsp.asked).toEqual(['/ocsp/person']);
    const list = watched(({ body }) => body !== undefined);
    const found = await list.source.collect(pairOf(pki.teacher.chain));
    expect(list.asked).toEqual(['/ocsp/person', '/crl/person.crl']);
    expect(found).toMatchObject({ ocsps: [], failures: ['http://pki.giaplai.test/ocsp/person: HTTP 503'] });
    expect(found.crls).toHaveLength(1);
  });

  it('keeps answers until they have to be renewed, and shares questions under way', async () => {
    const { asked, source } = watched();
    const collect = (since?: number) =>
      source.collect({ ...pairOf(pki.teacher.chain), ...(since === undefined ? {} : { since }) });
    await Promise.all([collect(), collect(), collect()]);
    expect(asked).toHaveLength(1);
    pki.clock.advance(11 * HOUR);
    await collect();
    expect(asked).toHaveLength(1);
    await collect(start);
    expect(asked).toHaveLength(1);
    await collect(start + 10 * HOUR);
    expect(asked).toHaveLength(2);
    pki.clock.advance(13 * HOUR);
    await collect();
    expect(asked).toHaveLength(3);
  });

  it('does not keep failures', async () => {
    let broken = true;
    const { asked, source } = watched(() => broken);
    expect((await source.collect(pairOf(pki.teacher.chain))).failures).toHaveLength(2);
    broken = false;
    expect((await source.collect(pairOf(pki.teacher.chain))).failures).toEqual([]);
    expect(asked).toHaveLength(3);
  });

  it('says so when a certificate names no address or cannot be read', async () => {
    const { device } = testPki().issue({ profile: 'p256' });
    const { source, asked } = watched();
    expect((await source.collect(pairOf(device.chain))).failures).toEqual([
      'the certificate names neither OCSP nor CRL',
    ]);
    expect((await source.collect({ certificate: Buffer.of(1), issuer: Buffer.of(2) })).failures).toHaveLength(
      1,
    );
    expect(asked).toEqual([]);
  });

  it('believes no answer from another time, even signed by the right authority', async () => {
    pki.clock.advance(-30 * DAY);
    const { source } = watched();
    const old = await source.collect(pairOf(pki.teacher.chain));
    pki.clock.set(start);
    const [certificate, issuer] = pki.teacher.chain.map(parseCertificate);
    const question = { certificate: certificate!, issuer: issuer!, at: start, ...readMaterial(old) };
    expect(revocationStatus(question)).toMatchObject({
      status: 'unknown',
      doubts: [{ problem: 'responderExpired' }, { problem: 'stale' }],
    });
  });
});

describe('the check before signing', () => {
  const check = (chain: readonly Uint8Array[], source = pki.source()) =>
    checkCertificate({ chain, anchors: pki.anchors, at: pki.clock.now(), revocation: source });

  it('lets a good certificate sign and keeps evidence that can be judged again', async () => {
    const checked = await check(pki.teacher.chain);
    expect(checked).toMatchObject({ verdict: 'maySign', reasons: [] });
    expect(checked.statuses.map(({ revocation }) => revocation.status)).toEqual(['good', 'good']);
    expect(checked.material.certificates).toHaveLength(3);
    const stored = JSON.parse(evidenceBytes(checked).toString()) as Record<
      'certificates' | 'ocsps',
      string[]
    > & {
      verdict: string;
      checkedAt: string;
    };
    expect(stored).toMatchObject({ verdict: 'maySign', checkedAt: '2026-06-05T08:00:00+07:00' });
    const [leaf, issuer] = stored.certificates.map((text) => parseCertificate(Buffer.from(text, 'base64')));
    const material = readMaterial({
      ocsps: stored.ocsps.map((text) => Buffer.from(text, 'base64')),
      crls: [],
    });
    const again = revocationStatus({ certificate: leaf!, issuer: issuer!, at: start, ...material });
    expect(again.status).toBe('good');
  });

  it.each<[BadKind, string, string]>([
    ['expired', '2024-12-01', 'expired'],
    ['notYetValid', '2027-12-01', 'notYetValid'],
    ['revokedBeforeSigning', '2026-06-05', 'revoked'],
    ['wrongKeyUsage', '2026-06-05', 'keyUsage'],
    ['unknownIssuer', '2026-06-05', 'noIssuer'],
  ])('refuses %s', async (kind, validAt, problem) => {
    const { chain } = pki.bad(kind, instant(validAt));
    const checked = await check(chain);
    expect(checked.verdict).toBe('mayNotSign');
    const [reason] = checked.reasons;
    expect(reason && objectionWords(reason)).toContain(problem);
    expect(evidenceBytes(checked).toString()).toContain('mayNotSign');
  });

  it('refuses a weak key, whose file does not even open', () => {
    expect(() => pki.bad('weakKey')).toThrow('device.keyRefused');
  });

  it('lets somebody sign who is revoked a month later, and refuses them then', async () => {
    const { chain } = pki.bad('revokedAfterSigning');
    expect((await check(chain)).verdict).toBe('maySign');
    pki.clock.advance(31 * DAY);
    const then = await check(chain);
    expect(then.verdict).toBe('mayNotSign');
    expect(then.statuses[0]?.revocation).toMatchObject({ status: 'revoked', reason: 'cessationOfOperation' });
  });

  it('does not decide when no authority answers', async () => {
    const { source } = watched(() => true);
    const checked = await check(pki.teacher.chain, source);
    expect(checked.verdict).toBe('undetermined');
    expect(checked.reasons.map(({ kind }) => kind)).toEqual(['revocationUnknown', 'revocationUnknown']);
    expect(checked.reasons.map(objectionWords).join()).toContain('HTTP 503');
  });

  it('refuses what is no certificate at all', async () => {
    expect(await check([Buffer.from('không')])).toMatchObject({
      verdict: 'mayNotSign',
      reasons: [{ kind: 'malformed' }],
    });
    expect(await check([])).toMatchObject({ verdict: 'mayNotSign', reasons: [{ kind: 'malformed' }] });
  });
});
