// No file hangs or exhausts the verifier, whatever it says of itself; each case has its own reason to be refused.
import { deflateSync } from 'node:zlib';
import { type VerificationReport, verify } from '../../../src/signing/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { updated, withEntry } from '../../support/changed.ts';
import { rawPdf, streamSource, xrefStreamPdf } from '../../support/hostile.ts';
import { testPki } from '../../support/pki.ts';
import { signed } from '../../support/signing.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const teacher = pki.issue({ name: 'Nguyễn Thị Mẫu' }).device;
const once = signed(barePdf({ fields: ['A', 'B'] }), teacher, ['A']);
const check = (pdf: Uint8Array): VerificationReport => verify(pdf, { anchors, at: pki.at });
const words = (report: VerificationReport) =>
  [...report.findings, ...report.signatures.flatMap(({ findings }) => findings)]
    .map(({ code, en }) => `${code} ${en}`)
    .join('\n');
const numbered = (first: number, sources: readonly (string | Buffer)[]) =>
  new Map(sources.map((source, i) => [first + i, source] as const));
const form = (fields: string) => `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[${fields}]>>>>`;
const pages = '<</Type/Pages/Count 0/Kids[]>>';
const bomb = (mebibytes: number) => deflateSync(Buffer.alloc(mebibytes << 20, ' '), { level: 9 });
const refs = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) => `${first + i} 0 R`).join(' ');

const hostile: readonly (readonly [title: string, make: () => Buffer, reason: RegExp])[] = [
  [
    'a stream whose length is itself',
    () =>
      rawPdf({
        objects: numbered(1, [
          '<</Pages 2 0 R/AcroForm 3 0 R>>',
          pages,
          '<</Length 3 0 R>>\nstream\n\nendstream',
        ]),
      }),
    /bad stream \/Length/,
  ],
  [
    'a chain of 30,000 lengths',
    () => {
      const links = Array.from({ length: 30_000 }, (_, i) => `<</Length ${i + 4} 0 R>>\nstream\n\nendstream`);
      return rawPdf({ objects: numbered(1, ['<</Pages 2 0 R/AcroForm 3 0 R>>', pages, ...links, '0']) });
    },
    /bad stream \/Length/,
  ],
  [
    'a cross-reference stream of 50 million entries in 50 kB',
    () => xrefStreamPdf('/Size 50000000/W[1 0 0]/Filter/FlateDecode', bomb(48)),
    /too many objects/,
  ],
  [
    'a /Size that lies',
    () => xrefStreamPdf('/Size 9007199254740991/W[1 2 1]', Buffer.alloc(40)),
    /too many objects/,
  ],
  [
    'an /Index that goes on for ever',
    () => xrefStreamPdf(`/Size 9/W[1 2 1]/Index[${'0 4 '.repeat(1000)}]`, Buffer.alloc(16_000)),
    /twice in one section/,
  ],
  [
    'a predictor with rows of 65,536 columns over a bomb',
    () =>
      xrefStreamPdf(
        '/Size 9/W[1 2 1]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 65536>>',
        bomb(60),
      ),
    /oversized/,
  ],
  [
    'sixty object streams of 60 MB each',
    () => {
      const pairs = Array.from({ length: 60 }, (_, i) => `${66 + i} 0 `).join('');
      const members = Buffer.concat([Buffer.from(`${pairs}<</T(x)>>`), Buffer.alloc(60 << 20, ' ')]);
      const packed = streamSource(
        `/Type/ObjStm/N 60/First ${pairs.length}/Filter/FlateDecode`,
        deflateSync(members),
      );
      const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
      let at = parts[0]!.length;
      const add = (number: number, source: Buffer) => {
        const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), source, Buffer.from('\nendobj\n')]);
        parts.push(part);
        at += part.length;
      };
      // Every member is a field; looking at one unpacks its stream.
      const wide = Buffer.alloc(6 * 130);
      const objects: [number, Buffer][] = [
        [1, Buffer.from(form(refs(66, 60)))],
        [2, Buffer.from(pages)],
        ...Array.from({ length: 60 }, (_, i) => [4 + i, packed] as [number, Buffer]),
      ];
      for (const [number, source] of objects) {
        wide.writeUInt8(1, 6 * number);
        wide.writeUInt32BE(at, 6 * number + 1);
        add(number, source);
      }
      for (let i = 0; i < 60; i++) {
        wide.writeUInt8(2, 6 * (66 + i));
        wide.writeUInt32BE(4 + i, 6 * (66 + i) + 1);
        wide.writeUInt8(i, 6 * (66 + i) + 5);
      }
      const start = at;
      parts.push(
        Buffer.from('3 0 obj\n'),
        streamSource('/Type/XRef/Size 130/W[1 4 1]/Root 1 0 R', wide),
        Buffer.from(`\nendobj\nstartxref\n${start}\n%%EOF\n`),
      );
      return Buffer.concat(parts);
    },
    /unpacks to too much/,
  ],
  [
    'more fields than any form has',
    () =>
      rawPdf({
        objects: numbered(1, [
          form(refs(3, 60_000)),
          pages,
          ...Array.from({ length: 60_000 }, (_, i) => `<</FT/Tx/T(${i})>>`),
        ]),
      }),
    /too many form fields/,
  ],
  [
    'a field tree 5,000 deep',
    () =>
      rawPdf({
        objects: numbered(1, [
          form('3 0 R'),
          pages,
          ...Array.from({ length: 5000 }, (_, i) => `<</FT/Sig/Kids[${i + 4} 0 R]>>`),
          '<</T(x)>>',
        ]),
      }),
    /nested too deep/,
  ],
  [
    'one object of a million and one values',
    () => rawPdf({ objects: numbered(1, [`<</Pages[${'1 '.repeat(1_000_001)}]>>`]) }),
    /object too large/,
  ],
  [
    'a string of 40 MB with an escape in it',
    () => rawPdf({ objects: numbered(1, [`<</Pages(\\n${'x'.repeat(40 << 20)})>>`]) }),
    /string too long/,
  ],
  [
    'a hexadecimal string of 40 MB',
    () => rawPdf({ objects: numbered(1, [`<</Pages<${'3'.repeat(40 << 20)}>>>`]) }),
    /string too long/,
  ],
  [
    'an update of 300,000 objects that nothing refers to',
    () =>
      updated(
        once,
        {},
        Array.from({ length: 300_000 }, () => '1'),
      ),
    /belongs to nothing/,
  ],
  [
    'a page tree that comes back to itself, of 300,000 members',
    () => updated(once, { 2: `<</Type/Pages/Count 1/Kids[${'2 0 R '.repeat(300_000)}]>>` }),
    /object 2 was replaced/,
  ],
  [
    'a security store that names one bomb 4,000 times and sixty others',
    () => {
      const raw = (i: number) => streamSource(`/N ${i}/Filter/FlateDecode`, bomb(31)).toString('latin1');
      const first = Number(/\/Size (\d+)/.exec(once.subarray(once.lastIndexOf('trailer')).toString())![1]);
      const all = `${`${first} 0 R `.repeat(4000)}${refs(first, 60)}`;
      return updated(
        once,
        { 1: withEntry(once, 1, 'DSS', `<</OCSPs[${all}]>>`) },
        Array.from({ length: 60 }, (_, i) => raw(i)),
      );
    },
    /unpacks to too much/,
  ],
];

describe('a hostile file', () => {
  it.each(hostile)('%s is refused soon', (_, make, reason) => {
    const pdf = make();
    const before = performance.now();
    const report = check(pdf);
    expect(performance.now() - before).toBeLessThan(45_000);
    expect(report.verdict).toBe('invalid');
    expect(words(report)).toMatch(reason);
  });
});

describe('an ordinary file', () => {
  it('with field trees that come back to themselves is read to its end', () => {
    const loop = rawPdf({
      objects: numbered(1, [form('3 0 R 4 0 R'), pages, '<</T(a)/Kids[4 0 R]>>', '<</T(b)/Kids[3 0 R]>>']),
    });
    expect(check(loop).verdict).toBe('unsigned');
  });

  it('with 60,000 objects and a signature is valid', () => {
    const objects = numbered(
      10,
      Array.from({ length: 60_000 }, (_, i) => `<</Nr ${i}/Next ${i + 11} 0 R>>`),
    );
    const many = updated(barePdf({ fields: ['A'] }), Object.fromEntries(objects) as Record<number, string>);
    expect(check(signed(many, teacher, ['A'])).verdict).toBe('valid');
  });
});
