// Evidence is what its bytes say it is, whole, and nothing that runs.
import { sniffEvidence } from '../../../src/server/application/index.ts';
import { crc32, deflateSync } from 'node:zlib';
import { barePdf } from '../../support/bare-pdf.ts';
import { scannedPages } from '../../support/scans.ts';

const { pdf, png, jpeg } = scannedPages;
const joined = (...parts: readonly (Uint8Array | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
/** The end of an empty archive, with so long a comment behind it. */
const archiveEnd = (comment: number) => {
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(comment, 20);
  return end;
};
/** A PNG with one more chunk in front of its end; the check sum is right where `sum` is left out. */
function withChunk(name: string, content: Uint8Array, sum?: number): Buffer {
  const file = Buffer.from(png());
  const body = joined(name, content);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(sum ?? crc32(body), 4);
  return joined(file.subarray(0, -12), frame.subarray(0, 4), body, frame.subarray(4), file.subarray(-12));
}
/** A whole PDF; from its end it is an archive, too, whose comment is the rest of the PDF. */
function archiveToo(): Buffer {
  const file = barePdf({ padding: 60 });
  const at = file.indexOf('x'.repeat(40)) + 1;
  archiveEnd(file.length - at - 22).copy(file, at);
  return file;
}
/** A PDF whose catalog lies in a compressed object stream. */
function packedPdf(more: string): Buffer {
  const packed = deflateSync(Buffer.from(`1 0 <</Type/Catalog/Pages 2 0 R${more}>>`, 'latin1'));
  const head = '%PDF-1.7\n';
  const pages = '2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n';
  const page = '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>>>\nendobj\n';
  const stream = joined(
    `4 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`,
    packed,
    '\nendstream\nendobj\n',
  );
  const starts = [0, 0, head.length, head.length + pages.length, head.length + pages.length + page.length];
  const before = starts[4]! + stream.length;
  const entry = (kind: number, middle: number, last: number) =>
    Buffer.from([kind, middle >> 8, middle & 255, last]);
  const table = joined(
    ...[entry(0, 0, 255), entry(2, 4, 0), entry(1, starts[2]!, 0), entry(1, starts[3]!, 0)],
    ...[entry(1, starts[4]!, 0), entry(1, before, 0)],
  );
  const xref = joined(
    `5 0 obj\n<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Length ${table.length}>>\nstream\n`,
    table,
    '\nendstream\nendobj\n',
  );
  return joined(head, pages, page, stream, xref, `startxref\n${before}\n%%EOF\n`);
}

describe('a scan', () => {
  it('is recognised by what it is', () => {
    expect(sniffEvidence(pdf())).toBe('application/pdf');
    expect(sniffEvidence(png())).toBe('image/png');
    expect(sniffEvidence(jpeg())).toBe('image/jpeg');
  });

  it('may hold any bytes between its marks, also those that spell a name', () => {
    const spelt = textOf(barePdf({ padding: 40 })).replace('xxxxxxxxxxxxxxx', '/JS /AA /Launch');
    expect(spelt).toContain('/JS /AA /Launch');
    expect(sniffEvidence(Buffer.from(spelt, 'latin1'))).toBe('application/pdf');
  });

  it('may be packed', () => {
    expect(sniffEvidence(packedPdf(''))).toBe('application/pdf');
    expect(sniffEvidence(withChunk('tEXt', Buffer.from('a')))).toBe('image/png');
  });

  it('of ten megabytes is looked at whole', () => {
    const large = withChunk('tEXt', Buffer.alloc(10_000_000, 'x'));
    expect(sniffEvidence(large)).toBe('image/png');
    expect(sniffEvidence(barePdf({ padding: 10_000_000 }))).toBe('application/pdf');
  });

  it('shows another place when it is opened, as scanners have it, and does no more', () => {
    expect(sniffEvidence(barePdf({ catalog: '/OpenAction[4 0 R/Fit]' }))).toBe('application/pdf');
    expect(sniffEvidence(barePdf({ catalog: '/OpenAction<</S/JavaScript/JS(1)>>' }))).toBeNull();
  });

  const refused: readonly (readonly [string, Uint8Array])[] = [
    ['nothing', Buffer.alloc(0)],
    ['a page of the web', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a program', joined('MZ', Buffer.alloc(200))],
    ['a PDF behind something else', joined('GIF89a', pdf())],
    ['a PDF with a page of the web behind it', joined(pdf(), '<html>')],
    ['a PDF that was cut off', pdf().subarray(0, pdf().length - 12)],
    [
      'a PDF with a script',
      Buffer.from(
        Buffer.from(pdf()).toString('latin1').replace('/Pages', '/OpenAction 9 0 R/Pages'),
        'latin1',
      ),
    ],
    [
      'a PDF with a script whose name is spelt otherwise',
      barePdf({ catalog: '/OpenAction<</S/J#61vaScript>>' }),
    ],
    ['a PDF with a script in a packed object', packedPdf('/OpenAction<</S/JavaScript/JS(app.alert)>>')],
    ['a PDF that starts a program', barePdf({ catalog: '/OpenAction<</S/Launch/F(cmd.exe)>>' })],
    ['a PDF with files inside', barePdf({ catalog: '/Names<</EmbeddedFiles<</Names[]>>>>' })],
    ['a PDF under a password', Buffer.from(textOf(pdf()).replace('/ID[', '/Encrypt<<>>/ID['), 'latin1')],
    ['a PDF that is an archive as well', archiveToo()],
    ['a drawing that calls itself a picture', joined(png().subarray(0, 8), '<svg onload="alert(1)"/>')],
    ['a picture with a false check sum', withChunk('tEXt', Buffer.from('a'), 1)],
    ['a picture whose last part is an archive', withChunk('zIPs', archiveEnd(4 + 12))],
    ['a picture with a program behind it', joined(png(), 'MZ')],
    ['a picture that was cut off', png().subarray(0, -4)],
    ['a picture without pixels', joined(png().subarray(0, 33), png().subarray(-12))],
    ['a photograph with something behind it', joined(jpeg(), '#!/bin/sh')],
    ['a photograph that was cut off', jpeg().subarray(0, -2)],
    ['two photographs in one', joined(jpeg(), jpeg())],
    [
      'the first bytes of a photograph',
      joined(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(40), Buffer.from([0xff, 0xd9])),
    ],
  ];
  it.each(refused)('is not %s', (_, bytes) => {
    expect(sniffEvidence(bytes)).toBeNull();
  });
});
