// Evidence is what its bytes say it is, whole, and nothing that runs.
import { sniffEvidence } from '../../../src/server/application/index.ts';
import { scannedPages } from '../../support/scans.ts';

const { pdf, png, jpeg } = scannedPages;
const joined = (...parts: readonly (Uint8Array | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));

describe('a scan', () => {
  it('is recognised by what it is', () => {
    expect(sniffEvidence(pdf())).toBe('application/pdf');
    expect(sniffEvidence(png())).toBe('image/png');
    expect(sniffEvidence(jpeg())).toBe('image/jpeg');
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
