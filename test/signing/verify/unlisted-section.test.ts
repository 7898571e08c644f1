// A cross-reference stream that does not list itself (as PDFBox writes it) is forgiven, and nothing else with it.
import { PdfFile, PdfRef } from '../../../src/signing/pdf/index.ts';
import { addFields, type VerificationReport, verify } from '../../../src/signing/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { withEntry } from '../../support/changed.ts';
import { drafted } from '../../support/foreign-pdf.ts';
import { testPki } from '../../support/pki.ts';
import { signed } from '../../support/signing.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const teacher = pki.issue({ name: 'Nguyễn Thị Ánh Tuyết' }).device;
const check = (pdf: Uint8Array): VerificationReport => verify(pdf, { anchors, at: pki.at });

let base: Buffer;
let next: number;
beforeAll(async () => {
  const plain = await drafted({ useObjectStreams: true });
  const fields = [{ field: 'A', place: { page: 0, rect: [50, 50, 110, 80] as const } }];
  const { tail } = addFields(plain, { fields });
  base = signed(Buffer.concat([plain, tail]), teacher, ['A']);
  next = Number(new PdfFile(base).last.trailer.get('Size'));
});

interface Written {
  /** Number the stream calls itself. */
  readonly number: number;
  readonly size: number;
  /** Sources by number; those not in `listed` have no entry. */
  readonly objects: Readonly<Record<number, string>>;
  readonly listed?: readonly number[];
}

/** An update whose cross-reference stream has no entry of its own. */
function appended({ number, size, objects, listed }: Written): Buffer {
  const parts: Buffer[] = [base];
  let at = base.length;
  const offsets = new Map<number, number>();
  for (const [name, source] of Object.entries(objects)) {
    const text = Buffer.from(`${name} 0 obj\n${source}\nendobj\n`, 'latin1');
    offsets.set(Number(name), at);
    parts.push(text);
    at += text.length;
  }
  const numbers = [...offsets.keys()].filter((each) => listed?.includes(each) ?? true).sort((a, b) => a - b);
  const rows = Buffer.concat(
    numbers.map((each) => {
      const row = Buffer.alloc(7);
      row[0] = 1;
      row.writeUInt32BE(offsets.get(each)!, 1);
      return row;
    }),
  );
  const { trailer, section } = new PdfFile(base).last;
  const root = (trailer.get('Root') as PdfRef).number;
  const info = (trailer.get('Info') as PdfRef).number;
  const index = numbers.map((each) => `${each} 1`).join(' ');
  const dictionary =
    `<</Type/XRef/Size ${size}/W[1 4 2]/Index[${index}]/Root ${root} 0 R/Info ${info} 0 R/Prev ${section.start}` +
    `${idOf(base)}/Length ${rows.length}>>`;
  parts.push(Buffer.from(`${number} 0 obj\n${dictionary}\nstream\n`, 'latin1'), rows);
  parts.push(Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}

const idOf = (pdf: Buffer): string => {
  const found = [...pdf.toString('latin1').matchAll(/\/ID\s*\[\s*(<[^>]*>)\s*(<[^>]*>)\s*\]/g)].at(-1);
  return found ? `/ID[${found[1]!}${found[2]!}]` : '';
};

/** What archiving products add, for which nobody needs a key. */
function archive(): Record<number, string> {
  const root = (new PdfFile(base).last.trailer.get('Root') as PdfRef).number;
  return { [root]: withEntry(base, root, 'DSS', `${next} 0 R`), [next]: '<</Type/DSS/Certs[]>>' };
}

it('is valid where nobody has its number and /Size counts it', () => {
  const report = check(appended({ number: next + 1, size: next + 2, objects: archive() }));
  expect(report.findings).toEqual([]);
  expect(report.verdict).toBe('valid');
});

it.each<[string, () => Written]>([
  ['takes the number of an object that is there', () => ({ number: 3, size: next + 1, objects: archive() })],
  [
    'takes the number of an object of its update',
    () => ({ number: next, size: next + 1, objects: archive() }),
  ],
  [
    'is not counted in /Size by more than itself',
    () => ({ number: next + 1, size: next + 3, objects: archive() }),
  ],
  [
    'leaves out another object as well',
    () => ({
      number: next + 2,
      size: next + 3,
      objects: { ...archive(), [next + 1]: '<</Type/Hidden>>' },
      listed: Object.keys(archive()).map(Number),
    }),
  ],
])('is refused where it %s', (_what, written) => {
  expect(check(appended(written())).verdict).not.toBe('valid');
});
