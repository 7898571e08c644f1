// Signatures that somebody puts into our documents without asking the school's system.
import { instant } from '../../src/kernel/index.ts';
import { embed, prepare } from '../../src/signing/index.ts';
import { PdfFile } from '../../src/signing/pdf/index.ts';
import { testPki } from './pki.ts';
import { box } from './signing.ts';

/** The fields signed once more, upon `base`, by somebody with this name. */
export function signedElsewhere(base: Uint8Array, name: string, fields: readonly string[]): Buffer {
  const { device } = testPki().issue({ name, profile: 'p256', freshKey: true });
  const at = instant('2026-06-10T08:00:00+07:00');
  const file = new PdfFile(base);
  const form = file.dict(file.catalog().get('AcroForm'))!;
  const sizes = (file.resolve(form.get('Fields')) as readonly never[]).flatMap((reference) => {
    const field = file.dict(reference)!;
    const [x0, y0, x1, y1] = file.resolve(field.get('Rect')) as readonly number[];
    const label = (field.get('T') as unknown as { bytes: Buffer }).bytes.toString('latin1');
    return fields.includes(label) && x1! > x0! ? [[label, box(x1! - x0!, y1! - y0!)] as const] : [];
  });
  const appearances = { byField: Object.fromEntries(sizes), shared: {} };
  const prepared = prepare(base, { fields, appearances, signer: device, at });
  return Buffer.concat([base, embed(prepared, device.signSync(prepared.toBeSigned))]);
}
