// Dossiers from other programs receive fields and seal strips, and are signed and sealed like our own.
import { webcrypto } from 'node:crypto';
import { createRequire } from 'node:module';
import { CryptoKeySigner, PDF } from '@libpdf/core';
import { instant } from '../../../src/kernel/index.ts';
import { addFields, extend, inspectPdf } from '../../../src/signing/index.ts';
import { PdfFile } from '../../../src/signing/pdf/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { inProcessSource, inProcessTimestamper, timestampAuthority } from '../../support/authorities.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { drafted, handmade, judgedBy, rewritten } from '../../support/foreign-pdf.ts';
import { itWith } from '../../support/programs.ts';
import { expectSound, judged, pki, plan, received } from '../../support/received.ts';
import { signed } from '../../support/signing.ts';

/** What is used of pdfkit, which has no types of its own. */
interface Drawing {
  on(event: 'data' | 'end', listener: (part: Buffer) => void): void;
  text(text: string): Drawing;
  addPage(): Drawing;
  end(): void;
}
const PdfKit = createRequire(__filename)('pdfkit') as new (options: object) => Drawing;

const qpdf = itWith('qpdf', 'pdfsig');
const nextDay = instant(pki.at + 86_400_000);
const device = pki.issue({ name: 'Người Ký Trước' }).device;

/** The independent programs have nothing to complain of. */
function expectClean(pdf: Buffer, signatures: number): void {
  const checked = judgedBy('qpdf', ['--check'], pdf);
  expect(checked.output).not.toMatch(/WARNING|ERROR|damaged/);
  expect(checked.status).toBe(0);
  const { output } = judgedBy('pdfsig', ['-nocert'], pdf);
  expect(output.match(/Signature Validation: Signature is Valid/g)).toHaveLength(signatures);
}

const fieldsOf = (count: number) => 3 + 1 + count;

describe('a document drawn by pdf-lib', () => {
  qpdf.each([false, true])(
    'is signed by three people and sealed (object streams: %s)',
    async (useObjectStreams) => {
      const result = received(await drafted({ useObjectStreams }));
      expectSound(result);
      // pdfsig counts fields: three people, the seal and its three strips.
      expectClean(result.pdf, fieldsOf(3));
    },
  );

  it('keeps every object but those that name the fields', async () => {
    const pdf = await drafted({ useObjectStreams: true });
    const { tail } = addFields(pdf, plan);
    const file = new PdfFile(Buffer.concat([pdf, tail]));
    const replaced = [...file.last.entries.keys()].filter((number) => file.entry(number, 0) !== undefined);
    const kinds = replaced.map((number) =>
      String((file.object(number) as Map<string, { value: string }>).get('Type')?.value),
    );
    expect(kinds.sort()).toEqual(['Catalog', 'Page', 'Page', 'Page']);
    for (const number of replaced) {
      const before = file.object(number, 0) as Map<string, unknown>;
      const after = file.object(number) as Map<string, unknown>;
      for (const [key, value] of before) {
        if (key !== 'Annots') expect(after.get(key)).toEqual(value);
      }
    }
  });

  qpdf('of 300 pages takes a strip on each of them, in groups of five sheets', async () => {
    const result = received(await drafted({ pages: 300, useObjectStreams: true }));
    expectSound(result);
    const slices = result.fields.flatMap(({ slice }) => slice ?? []);
    expect(slices).toHaveLength(300);
    expect(slices.slice(0, 6).map(({ index, count }) => `${index}/${count}`)).toEqual([
      '0/5',
      '1/5',
      '2/5',
      '3/5',
      '4/5',
      '0/5',
    ]);
    expect(judgedBy('qpdf', ['--check'], result.pdf).status).toBe(0);
  });

  it('of a single page has nothing to tie together and takes no strip', async () => {
    const result = received(await drafted({ pages: 1 }));
    expectSound(result);
    expect(result.fields.map(({ purpose }) => purpose)).not.toContain('sealSlice');
  });
});

describe('a document written by qpdf', () => {
  qpdf.each([
    ['linearised, tables', ['--linearize', '--object-streams=disable']],
    ['linearised, object streams', ['--linearize', '--object-streams=generate']],
    ['with object streams', ['--object-streams=generate']],
    ['without object streams', ['--object-streams=disable']],
    ['for human eyes', ['--qdf']],
  ])('%s is signed and sealed', async (_, options) => {
    const result = received(rewritten(await drafted(), ...options));
    expectSound(result);
    expectClean(result.pdf, fieldsOf(3));
  });
});

describe('a document by pdfkit', () => {
  qpdf('is signed and sealed', async () => {
    const result = received(await byPdfkit());
    expectSound(result);
    expectClean(result.pdf, fieldsOf(2));
  });
});

describe('a hybrid file', () => {
  qpdf('is signed and sealed, and its hidden objects are seen', () => {
    const pdf = hybrid();
    expect(inspectPdf(pdf)).toMatchObject({ kind: 'acceptable', xref: 'hybrid' });
    const result = received(pdf);
    expectSound(result);
    expectClean(result.pdf, fieldsOf(2));
  });
});

describe('a document with generations other than 0', () => {
  const page = '<</Type/Page/Parent 2 3 R/Contents 5 0 R/Annots 6 2 R>>';
  const base = handmade([
    [1, '<</Type/Catalog/Pages 2 3 R/AcroForm 7 4 R/Lang(vi)>>'],
    [3, '<</Type/Pages/Count 2/Kids[3 5 R 4 0 R]/MediaBox[0 0 420 595]/Resources<<>>>>'],
    [5, page],
    [0, page],
    [0, '<</Length 4>>\nstream\nq Q\n\nendstream'],
    [2, '[]'],
    [4, '<</Fields[]/DA(/Helv 0 Tf)>>'],
  ]);

  qpdf('is signed and sealed, and can be archived afterwards', async () => {
    const result = received(base);
    expectSound(result);
    expectClean(result.pdf, fieldsOf(2));
    const file = new PdfFile(result.pdf);
    expect([...file.catalog().keys()]).toEqual(['Type', 'Pages', 'AcroForm', 'Lang']);
    const archived = await extend(result.pdf, {
      to: 'B-LTA',
      anchors: pki.anchors.map(parseCertificate),
      revocation: inProcessSource(() => nextDay),
      timestamper: inProcessTimestamper(timestampAuthority(), () => nextDay),
      at: nextDay,
      otherwise: 'fault',
    });
    expect(archived.level).toBe('B-LTA');
    expect(judged(Buffer.concat([result.pdf, archived.tail]), nextDay)).toMatchObject({
      verdict: 'valid',
      findings: [],
    });
  });
});

describe('a document that somebody signed already', () => {
  qpdf.each([false, true])(
    'by @libpdf/core goes on, and that signature stays valid (object streams: %s)',
    async (useObjectStreams) => {
      const theirs = await byLibpdf(await drafted({ useObjectStreams }), 'First');
      expect(inspectPdf(theirs)).toMatchObject({ signed: ['First'], newFields: 'withSignatures' });
      const result = received(theirs);
      expect(result.added).toBe('withSignatures');
      expect(result.versions[1]).toEqual(theirs);
      expectSound(result, 1);
      expectClean(result.pdf, 1 + fieldsOf(3));
    },
  );

  qpdf('by us goes on in fields of its own and in new ones', () => {
    const ours = signed(barePdf({ pages: 2, fields: ['A', 'B'] }), device, ['A']);
    const once = signed(ours, device, ['B']);
    const result = received(once);
    expectSound(result, 2);
    expectClean(result.pdf, 2 + fieldsOf(2));
  });

  it('and certified receives no field, but may be signed in those it has', () => {
    const invisible = { appearances: { byField: {}, shared: {} } };
    const certified = signed(barePdf({ fields: ['.C', 'A'] }), device, ['C'], {
      certify: true,
      ...invisible,
    });
    expect(inspectPdf(certified)).toMatchObject({ certification: 2, open: ['A'], newFields: 'never' });
    expect(() => addFields(certified, plan)).toThrow('intake.certified');
    expect(judged(signed(certified, device, ['A'])).verdict).toBe('valid');
  });

  it('and sealed receives nothing', () => {
    const sealed = signed(barePdf({ fields: ['Seal!', 'A'] }), device, ['Seal']);
    expect(inspectPdf(sealed)).toMatchObject({ kind: 'refused', fault: { code: 'intake.locked' } });
  });
});

function byPdfkit(): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PdfKit({ size: [420, 595] });
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => {
      resolve(Buffer.concat(parts));
    });
    document.text('Giao an tuan 1').addPage().text('Giao an tuan 2');
    document.end();
  });
}

async function byLibpdf(pdf: Uint8Array, fieldName: string): Promise<Buffer> {
  const scheme = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const der = device.key.export({ format: 'der', type: 'pkcs8' });
  const key = await webcrypto.subtle.importKey('pkcs8', der, scheme, false, ['sign']);
  const [own = new Uint8Array(), ...issuers] = device.chain;
  const signer = new CryptoKeySigner(key, own, 'RSA', 'RSASSA-PKCS1-v1_5', issuers);
  const document = await PDF.load(pdf);
  return Buffer.from((await document.sign({ signer, fieldName })).bytes);
}

/** The second page hides in an object stream that only readers of PDF 1.5 find (ISO 32000-2 §7.5.8.4). */
function hybrid(): Buffer {
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<<>>>>';
  const member = `4 0 ${page}`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>',
    page,
    undefined,
    `<</Type/ObjStm/N 1/First 4/Length ${member.length}>>\nstream\n${member}\nendstream`,
  ];
  let out = '%PDF-1.5\n%\xe2\xe3\xcf\xd3\n';
  let table = '0000000003 65535 f \n';
  objects.forEach((source, i) => {
    if (source === undefined) {
      table += '0000000000 00001 f \n';
      return;
    }
    table += `${String(out.length).padStart(10, '0')} 00000 n \n`;
    out += `${i + 1} 0 obj\n${source}\nendobj\n`;
  });
  const hidden = out.length;
  const row = Buffer.from([2, 0, 5, 0]).toString('latin1');
  out += `6 0 obj\n<</Type/XRef/Size 7/W[1 2 1]/Index[4 1]/Root 1 0 R/Length 4>>\nstream\n${row}\nendstream\nendobj\n`;
  table += `${String(hidden).padStart(10, '0')} 00000 n \n`;
  const start = out.length;
  out += `xref\n0 7\n${table}trailer\n<</Size 7/Root 1 0 R/XRefStm ${hidden}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}
