// From a bare signature to an archive timestamp and beyond, over real HTTP.
import { extend, embed, prepare, signatureImprint, TIMESTAMP_RESERVE } from '../../../src/signing/index.ts';
import { archiveExpires, renew, type ExtendOptions } from '../../../src/signing/index.ts';
import { levelOf, provedTimes, readDss, storedSignatures } from '../../../src/signing/extend/index.ts';
import { readOcsp } from '../../../src/signing/ocsp/index.ts';
import { instant } from '../../../src/kernel/index.ts';
import type { KeyDevice } from '../../../src/signing/devices/index.ts';
import { PdfFile } from '../../../src/signing/pdf/index.ts';
import { DAY, HOUR } from '../../support/authorities.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { handTiming } from '../../support/hand-timing.ts';
import { runningPki, type RunningPki } from '../../support/services.ts';
import { request, signed } from '../../support/signing.ts';

const start = instant('2026-06-05T08:00:00+07:00');
let pki: RunningPki;
beforeAll(async () => {
  pki = await runningPki(start);
});
beforeEach(() => pki.clock.set(start));
afterAll(() => pki.stop());

const options = (more: Partial<ExtendOptions> = {}): ExtendOptions => ({
  to: 'B-LTA',
  anchors: pki.anchors,
  revocation: pki.source(),
  timestamper: pki.stamper(),
  at: pki.clock.now(),
  otherwise: 'fault',
  ...more,
});

async function timestamped(pdf: Uint8Array, device: KeyDevice, field: string): Promise<Buffer> {
  const prepared = prepare(
    pdf,
    request(device, [field], { reserve: TIMESTAMP_RESERVE, at: pki.clock.now() }),
  );
  const signature = device.signSync(prepared.toBeSigned);
  const timestamp = await pki.stamper().stamp(signatureImprint(signature));
  return Buffer.concat([pdf, embed(prepared, signature, { timestamp })]);
}

const level = (pdf: Uint8Array) => {
  const file = new PdfFile(pdf);
  return levelOf(file, storedSignatures(file));
};
const after = async (pdf: Uint8Array, more: Partial<ExtendOptions> = {}) =>
  Buffer.concat([pdf, (await extend(pdf, options(more))).tail]);
const broken = () => pki.stamper({ url: pki.services.badTimestamping.error, timing: handTiming() });
const base = () => barePdf({ fields: ['A', 'Seal!'] });

describe('extending', () => {
  it('goes from B-B over B-T and B-LT to B-LTA, each a prefix of the next', async () => {
    const plain = signed(base(), pki.teacher, ['A']);
    expect(level(plain)).toBe('B-B');
    const sealed = await timestamped(plain, pki.seal, 'Seal');
    expect(level(sealed)).toBe('B-T');
    const lt = await after(sealed, { to: 'B-LT' });
    expect(level(lt)).toBe('B-LT');
    const lta = await after(lt);
    expect(level(lta)).toBe('B-LTA');
    for (const earlier of [plain, sealed, lt])
      expect(lta.subarray(0, earlier.length).equals(earlier)).toBe(true);
    expect(new PdfFile(lta).revisions).toHaveLength(5);
    expect((await extend(lta, options())).tail).toHaveLength(0);
  });

  it('gives a signature without a timestamp one over the whole document', async () => {
    const { tail, level: reached } = await extend(signed(base(), pki.teacher, ['A']), options({ to: 'B-T' }));
    expect(reached).toBe('B-T');
    expect(tail.toString('latin1')).toContain('/Type/DocTimeStamp');
  });

  it('proves the time of every signature by the earliest timestamp over it', async () => {
    const plain = signed(base(), pki.teacher, ['A']);
    pki.clock.advance(HOUR);
    const sealed = await timestamped(plain, pki.seal, 'Seal');
    pki.clock.advance(HOUR);
    const lta = await after(sealed);
    const times = provedTimes(storedSignatures(new PdfFile(lta)));
    expect(times).toEqual([start + HOUR, start + HOUR, start + 2 * HOUR]);
  });

  it('collects revocation after the signature timestamp, for signers, authorities and the timestamp', async () => {
    const sealed = await timestamped(signed(base(), pki.teacher, ['A']), pki.seal, 'Seal');
    pki.clock.advance(HOUR);
    const { ocsps, crls } = readDss(new PdfFile(await after(sealed, { to: 'B-LT' })));
    // Teacher, seal, timestamp authority, and the two authorities that certified them.
    expect(ocsps).toHaveLength(5);
    expect(crls).toEqual([]);
    for (const der of ocsps) {
      const read = readOcsp(der);
      expect(read.ok && read.response.producedAt).toBe(start + HOUR);
    }
  });

  it('takes lists where OCSP does not answer', async () => {
    const sealed = await timestamped(signed(base(), pki.teacher, ['A']), pki.seal, 'Seal');
    const revocation = pki.source({
      addressesOf: (certificate) => ({ ...pki.services.addressesOf(certificate), ocsp: [] }),
    });
    const { ocsps, crls } = readDss(new PdfFile(await after(sealed, { to: 'B-LT', revocation })));
    expect([ocsps.length, crls.length]).toEqual([0, 3]);
  });
});

describe('what cannot be had', () => {
  it('is a fault, or a lower level that says what is missing; never a clock of our own', async () => {
    const plain = signed(base(), pki.teacher, ['A']);
    await expect(extend(plain, options({ timestamper: broken() }))).rejects.toMatchObject({
      code: 'timestamp.unavailable',
    });
    await expect(extend(plain, options({ timestamper: undefined }))).rejects.toMatchObject({
      code: 'extend.noTimestamper',
    });
    const lower = await extend(plain, options({ timestamper: broken(), otherwise: 'lowerLevel' }));
    expect(lower).toMatchObject({ level: 'B-B', shortfalls: [{ code: 'timestamp.unavailable' }] });
    expect(lower.tail).toHaveLength(0);
  });

  it('leaves the level that was reached when only the archive timestamp is missing', async () => {
    const sealed = await timestamped(signed(base(), pki.teacher, ['A']), pki.seal, 'Seal');
    const lower = await extend(sealed, options({ timestamper: broken(), otherwise: 'lowerLevel' }));
    expect(lower).toMatchObject({ level: 'B-LT', shortfalls: [{ code: 'timestamp.unavailable' }] });
    expect(level(Buffer.concat([sealed, lower.tail]))).toBe('B-LT');
  });

  it('of revocation stops before B-LT and names the certificate', async () => {
    const sealed = await timestamped(signed(base(), pki.teacher, ['A']), pki.seal, 'Seal');
    const revocation = pki.source({ rewrite: () => 'http://127.0.0.1:9/' });
    await expect(extend(sealed, options({ revocation }))).rejects.toMatchObject({
      code: 'extend.revocationUnknown',
    });
    const lower = await extend(sealed, options({ revocation, otherwise: 'lowerLevel' }));
    expect(lower.level).toBe('B-T');
    expect(lower.tail).toHaveLength(0);
    expect(String(lower.shortfalls[0]?.message)).toContain('Nguyễn Thị Mẫu');
  });

  it('of trust is not made up: signers of other roots stop it', async () => {
    const stranger = pki.bad('unknownIssuer');
    await expect(extend(signed(base(), stranger, ['A']), options())).rejects.toMatchObject({
      code: 'extend.untrusted',
    });
    await expect(extend(base(), options())).rejects.toMatchObject({ code: 'extend.unsigned' });
  });

  it('is a revoked signer, unless a timestamp proves that the signature came first', async () => {
    const revokedLater = pki.bad('revokedAfterSigning');
    const early = await timestamped(base(), revokedLater, 'Seal');
    pki.clock.set(instant(start + 31 * DAY));
    expect((await extend(early, options())).level).toBe('B-LTA');
    const late = await timestamped(base(), revokedLater, 'Seal');
    await expect(extend(late, options())).rejects.toMatchObject({ code: 'extend.revoked' });
    pki.clock.set(start);
    const before = signed(base(), pki.bad('revokedBeforeSigning'), ['A']);
    await expect(extend(before, options())).rejects.toMatchObject({ code: 'extend.revoked' });
  });
});

describe('renewing', () => {
  it('adds the last timestamp’s validation data and a further timestamp, as often as wanted', async () => {
    const lta = await after(await timestamped(signed(base(), pki.teacher, ['A']), pki.seal, 'Seal'));
    expect(archiveExpires(lta)).toBe(start + 5 * 365.25 * DAY - DAY / 4);
    pki.clock.advance(300 * DAY);
    const { tail, level: reached } = await renew(lta, options());
    const renewed = Buffer.concat([lta, tail]);
    expect(reached).toBe('B-LTA');
    expect(new PdfFile(renewed).revisions).toHaveLength(7);
    const [before, now] = [lta, renewed].map((pdf) => readDss(new PdfFile(pdf)).ocsps.length);
    expect(now! - before!).toBe(2);
    pki.clock.advance(300 * DAY);
    const twice = Buffer.concat([renewed, (await renew(renewed, options())).tail]);
    expect(storedSignatures(new PdfFile(twice)).map(({ field }) => field)).toEqual([
      'A',
      'Seal',
      'DocTimeStamp1',
      'DocTimeStamp2',
      'DocTimeStamp3',
    ]);
  });

  it('needs an archive timestamp, and fails when there is no new one', async () => {
    const sealed = await timestamped(base(), pki.seal, 'Seal');
    await expect(renew(sealed, options())).rejects.toMatchObject({ code: 'extend.notArchived' });
    const lta = await after(sealed);
    await expect(renew(lta, options({ timestamper: broken() }))).rejects.toMatchObject({
      code: 'timestamp.unavailable',
    });
    expect(archiveExpires(sealed)).toBeUndefined();
  });
});
