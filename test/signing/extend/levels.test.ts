// From a bare signature to an archive timestamp and beyond, over real HTTP.
import {
  embed,
  extend,
  prepare,
  signatureImprint,
  TIMESTAMP_RESERVE,
  type ExtendOptions,
} from '../../../src/signing/index.ts';
import { levelOf, storedSignatures } from '../../../src/signing/extend/index.ts';
import type { KeyDevice } from '../../../src/signing/devices/index.ts';
import { PdfFile } from '../../../src/signing/pdf/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { runningPki, type RunningPki } from '../../support/services.ts';
import { request, signed } from '../../support/signing.ts';

let pki: RunningPki;
beforeAll(async () => {
  pki = await runningPki();
});
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

describe('extending', () => {
  it('goes from B-B over B-T and B-LT to B-LTA, each a prefix of the next', async () => {
    const plain = signed(barePdf({ fields: ['A', 'Seal!'] }), pki.teacher, ['A']);
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
});
