// What OCSP answers and lists prove about a certificate, and what they do not.
import { extension } from '../../../certs-dev/certificate.ts';
import { instant, type Instant } from '../../../src/kernel/index.ts';
import {
  boolean,
  contextTag,
  encode,
  explicit,
  implicit,
  integer,
  sequence,
} from '../../../src/signing/der/index.ts';
import { readCrl } from '../../../src/signing/crl/index.ts';
import { readOcsp } from '../../../src/signing/ocsp/index.ts';
import { readMaterial, revocationStatus, type Revocation } from '../../../src/signing/revocation/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { DAY, HOUR, listBy, ocspAbout, ocspResponder } from '../../support/authorities.ts';
import { testPki, type Identity } from '../../support/pki.ts';

const pki = testPki();
const { at, intermediate } = pki;
const teacher = pki.issue({ name: 'Nguyễn Thị Mẫu', profile: 'p256', freshKey: true });
const responder = ocspResponder();
const later = (ms: number) => instant(at + ms);
const serialOf = ({ certificate }: Identity) => parseCertificate(certificate).serial;
const revoked = (when: Instant, reason: Revocation['reason'] = 'keyCompromise', who = teacher) =>
  new Map([[serialOf(who), { at: when, reason }]]);

const status = (
  material: { readonly ocsps?: readonly Uint8Array[]; readonly crls?: readonly Uint8Array[] },
  moments: { readonly at?: Instant; readonly now?: Instant } = {},
  subject = teacher,
) =>
  revocationStatus({
    certificate: parseCertificate(subject.certificate),
    issuer: parseCertificate(intermediate.certificate),
    at,
    ...moments,
    ...readMaterial({ ocsps: material.ocsps ?? [], crls: material.crls ?? [] }),
  });
const ocsp = (more: Parameters<typeof ocspAbout>[4] = {}, by = responder, when = at) =>
  ocspAbout(teacher.certificate, intermediate, by, when, more);
const doubts = (result: ReturnType<typeof status>) =>
  result.status === 'unknown' ? result.doubts.map(({ problem }) => problem) : result.status;

describe('the status of a certificate', () => {
  it('is good by an OCSP answer of a delegated responder, of the issuer itself, and by a list', () => {
    expect(status({ ocsps: [ocsp()] })).toMatchObject({ status: 'good', evidence: { source: 'ocsp' } });
    expect(status({ ocsps: [ocsp({}, intermediate)] }).status).toBe('good');
    expect(status({ crls: [listBy(intermediate, at)] })).toMatchObject({
      status: 'good',
      evidence: { source: 'crl' },
    });
  });

  it('is unknown without doubts when nothing speaks of it', () => {
    const foreign = ocspAbout(pki.issue({ name: 'Khác' }).certificate, intermediate, responder, at);
    expect(status({})).toEqual({ status: 'unknown', doubts: [] });
    expect(status({ ocsps: [foreign], crls: [listBy(pki.root, at)] })).toEqual({
      status: 'unknown',
      doubts: [],
    });
  });

  it('is revoked with time and reason, by OCSP and by list alike', () => {
    const when = later(-HOUR);
    const expected = { status: 'revoked', at: when, reason: 'keyCompromise' };
    expect(status({ ocsps: [ocsp({ revoked: revoked(when) })] })).toMatchObject(expected);
    expect(status({ crls: [listBy(intermediate, at, { revoked: revoked(when) })] })).toMatchObject(expected);
  });

  it('is good for a moment before the revocation, and says that it came later', () => {
    const when = later(2 * HOUR);
    const crls = [listBy(intermediate, later(3 * HOUR), { revoked: revoked(when, 'superseded') })];
    expect(status({ crls })).toMatchObject({ status: 'good', later: { at: when, reason: 'superseded' } });
    expect(status({ crls }, { at: when }).status).toBe('revoked');
  });

  it('stays revoked when somebody else says good, but a hold that was lifted is over', () => {
    const old = { ocsps: [ocsp({}, responder, later(HOUR))] };
    const list = (reason: Revocation['reason']) => [
      listBy(intermediate, at, { revoked: revoked(later(-HOUR), reason) }),
    ];
    expect(status({ ...old, crls: list('keyCompromise') }).status).toBe('revoked');
    expect(status({ ...old, crls: list('certificateHold') }).status).toBe('good');
    expect(status({ crls: list('certificateHold') }).status).toBe('revoked');
  });

  it('does not follow from an answer that the responder may not give', () => {
    const noPurpose = ocspResponder({ extendedKeyUsage: [] });
    const otherIssuer = ocspResponder({ issuer: pki.root });
    const lapsed = ocspResponder({ notBefore: '2025-01-01', notAfter: '2026-01-01' });
    const weak = ocspResponder({ profile: 'rsa1024' });
    expect(doubts(status({ ocsps: [ocsp({}, teacher)] }))).toEqual(['responderNotAuthorised']);
    expect(doubts(status({ ocsps: [ocsp({}, noPurpose)] }))).toEqual(['responderNotAuthorised']);
    expect(doubts(status({ ocsps: [ocsp({}, otherIssuer)] }))).toEqual(['responderNotAuthorised']);
    expect(doubts(status({ ocsps: [ocsp({}, pki.stranger)] }))).toEqual(['responderNotAuthorised']);
    expect(doubts(status({ ocsps: [ocsp({}, lapsed)] }))).toEqual(['responderExpired']);
    expect(doubts(status({ ocsps: [ocsp({}, weak)] }))).toEqual(['responderNotAuthorised']);
  });

  it('needs a list about a responder that does not say nocheck', () => {
    const checked = ocspResponder({ furtherExtensions: [] });
    const ocsps = [ocsp({}, checked)];
    expect(doubts(status({ ocsps }))).toEqual(['responderUnchecked']);
    expect(status({ ocsps, crls: [listBy(intermediate, at)] }).status).toBe('good');
    const without = [listBy(intermediate, at, { revoked: revoked(later(-DAY), 'keyCompromise', checked) })];
    expect(status({ ocsps, crls: without })).toMatchObject({ status: 'good', evidence: { source: 'crl' } });
  });

  it('does not follow from material that is stale, dated tomorrow, or younger than the certificate', () => {
    const old = later(-3 * DAY);
    const expired = pki.bad.expired();
    expect(doubts(status({ ocsps: [ocsp({ nextUpdate: later(-2 * DAY) }, responder, old)] }))).toEqual([
      'stale',
    ]);
    expect(doubts(status({ crls: [listBy(intermediate, old)] }))).toEqual(['stale']);
    expect(doubts(status({ ocsps: [ocsp({ endless: true }, responder, old)] }))).toEqual(['stale']);
    expect(status({ ocsps: [ocsp({ endless: true }, responder, later(-HOUR))] }).status).toBe('good');
    expect(doubts(status({ crls: [listBy(intermediate, later(DAY))] }, { now: at }))).toEqual([
      'fromTheFuture',
    ]);
    expect(doubts(status({ crls: [listBy(intermediate, at)] }, {}, expired))).toEqual(['afterExpiry']);
  });

  it('is revoked by material too old to say that it is good, but not by what is dated tomorrow', () => {
    const old = later(-3 * DAY);
    const gone = { revoked: revoked(later(-4 * DAY)) };
    const list = listBy(intermediate, old, gone);
    expect(status({ crls: [list] })).toMatchObject({ status: 'revoked', at: later(-4 * DAY) });
    expect(status({ ocsps: [ocsp()], crls: [list] }).status).toBe('revoked');
    const answer = ocsp({ ...gone, nextUpdate: later(-2 * DAY) }, responder, old);
    expect(status({ ocsps: [answer] }).status).toBe('revoked');
    const held = { revoked: revoked(later(-4 * DAY), 'certificateHold') };
    expect(doubts(status({ crls: [listBy(intermediate, old, held)] }))).toEqual(['stale']);
    expect(doubts(status({ crls: [listBy(intermediate, later(DAY), gone)] }, { now: at }))).toEqual([
      'fromTheFuture',
    ]);
  });

  it('is unknown when the responder does not know the certificate', () => {
    const other = parseCertificate(pki.root.certificate);
    expect(doubts(status({ ocsps: [ocsp({ issuer: other })] }))).toEqual(['responderDoesNotKnow']);
  });

  it('does not follow from lists that leave something out', () => {
    const point = (value: Uint8Array, type = '2.5.29.28') => [
      listBy(intermediate, at, { furtherExtensions: [extension(type, value, true)] }),
    ];
    const flag = (number: number) => sequence(implicit(number, boolean(true)));
    const address = encode(contextTag(6, 'primitive'), Buffer.from('http://crl.example/other.crl'));
    expect(doubts(status({ crls: point(flag(4)) }))).toEqual(['indirect']);
    expect(doubts(status({ crls: point(flag(2)) }))).toEqual(['partial']);
    expect(doubts(status({ crls: point(flag(5)) }))).toEqual(['partial']);
    expect(doubts(status({ crls: point(sequence(implicit(3, Buffer.of(3, 2, 6, 0x40)))) }))).toEqual([
      'partial',
    ]);
    expect(doubts(status({ crls: point(sequence(explicit(0, explicit(0, address)))) }))).toEqual(['partial']);
    expect(doubts(status({ crls: point(integer(1), '2.5.29.27') }))).toEqual(['delta']);
    expect(doubts(status({ crls: point(integer(1), '1.3.6.1.4.1.99999.9') }))).toEqual([
      'unknownCriticalExtension',
    ]);
    expect(status({ crls: point(flag(1)) }).status).toBe('good');
  });

  it('does not follow from a list signed by somebody else under the issuer’s name', () => {
    const impostor: Identity = {
      ...pki.stranger,
      device: { ...pki.stranger.device, chain: intermediate.device.chain },
    };
    expect(doubts(status({ crls: [listBy(impostor, at)] }))).toEqual(['badSignature']);
  });
});

describe('reading answers and lists', () => {
  const answer = ocsp({ sent: Buffer.alloc(16, 7) });
  const list = listBy(intermediate, at, { revoked: revoked(later(-HOUR)) });

  it('keeps the nonce, the period and every entry', () => {
    const read = readOcsp(answer);
    expect(read.ok && read.response.nonce).toEqual(Buffer.alloc(16, 7));
    const crl = readCrl(list);
    expect(crl.ok && [crl.crl.thisUpdate, crl.crl.nextUpdate, crl.crl.revoked.size]).toEqual([
      at,
      later(DAY),
      1,
    ]);
  });

  it('never throws and never proves anything when one bit is changed or the end is missing', () => {
    for (const good of [ocsp(), ocsp({ revoked: revoked(later(-HOUR)) })]) {
      for (let i = 0; i < good.length; i += 1) {
        const bad = Buffer.from(good);
        bad[i]! ^= 1 << (i % 8);
        expectSame(status({ ocsps: [bad] }), status({ ocsps: [good] }));
        expect(readOcsp(good.subarray(0, i)).ok).toBe(false);
      }
    }
    for (let i = 0; i < list.length; i += 1) {
      const bad = Buffer.from(list);
      bad[i]! ^= 1 << (i % 8);
      expectSame(status({ crls: [bad] }), status({ crls: [list] }));
      expect(readCrl(list.subarray(0, i)).ok).toBe(false);
    }
  });

  /** Bits of certificates that are carried but not needed may change; what is said may not. */
  function expectSame(changed: ReturnType<typeof status>, original: ReturnType<typeof status>): void {
    if (changed.status === 'unknown') return;
    const said = (result: typeof changed) => ({ ...result, evidence: result.evidence.source });
    expect(said(changed)).toEqual(said(original as typeof changed));
  }

  it('says which refusal a responder answered', () => {
    const refusal = (code: number) => readOcsp(sequence(encode(0x0a, Buffer.of(code))));
    expect(refusal(3)).toMatchObject({ ok: false, reason: 'tryLater' });
    expect(refusal(6)).toMatchObject({ ok: false, reason: 'unauthorized' });
    expect(refusal(0)).toMatchObject({ ok: false, reason: 'notDer' });
    expect(refusal(9)).toMatchObject({ ok: false, reason: 'notDer' });
  });
});
