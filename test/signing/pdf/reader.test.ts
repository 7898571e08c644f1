// The strict reader: what it accepts, what it refuses, and that nothing makes it crash or hang.
import fc from 'fast-check';
import { PDFDocument, PDFName } from 'pdf-lib';
import {
  decodeStream,
  isDict,
  PdfFile,
  PdfName,
  PdfStream,
  PdfSyntaxError,
  serialize,
} from '../../../src/signing/pdf/index.ts';
import { Cursor } from '../../../src/signing/pdf/cursor.ts';
import type { PdfObject } from '../../../src/signing/pdf/index.ts';
import { PdfRef, PdfString } from '../../../src/signing/pdf/index.ts';
import { parseObject } from '../../../src/signing/pdf/parse-object.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { updated } from '../../support/changed.ts';

const parse = (source: string) => parseObject(new Cursor(Buffer.from(source, 'latin1')));

describe('objects', () => {
  const names = fc
    .string({ unit: 'binary-ascii', minLength: 1, maxLength: 8 })
    .filter((name) => !name.includes('\0'));
  const { object } = fc.letrec<{ object: PdfObject }>((tie) => ({
    object: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constant(null),
      fc.boolean(),
      fc.integer({ min: -1e9, max: 1e9 }),
      names.map((name) => new PdfName(name)),
      fc
        .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 9 }))
        .map(([n, g]) => new PdfRef(n, g)),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => new PdfString(Buffer.from(bytes), 'literal')),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => new PdfString(Buffer.from(bytes), 'hex')),
      fc.array(tie('object'), { maxLength: 5 }),
      fc.array(fc.tuple(names, tie('object')), { maxLength: 5 }).map((entries) => new Map(entries)),
    ),
  }));

  it('survive writing and reading unchanged', () => {
    fc.assert(
      fc.property(object, (value) => expect(serialize(parse(serialize(value)))).toBe(serialize(value))),
    );
  });

  it.each([
    ['<</A 1/A 2>>', 'duplicate key'],
    ['<</ByteRange 1/Byte#52ange 2>>', 'duplicate key'],
    ['['.repeat(200), 'nested too deep'],
    ['(never closed', 'string without end'],
    ['<30 3g>', 'bad hexadecimal string'],
    ['1.2.3', 'bad number'],
    ['maybe', 'unknown token'],
  ])('%s is refused', (source, reason) => expect(() => parse(source)).toThrow(reason));
});

describe('files of other makers', () => {
  it('with object streams and cross-reference streams are read and can be looked up object by object', async () => {
    const document = await PDFDocument.create();
    document.addPage([300, 400]);
    document.catalog.set(PDFName.of('Lang'), PDFName.of('vi'));
    const file = new PdfFile(await document.save({ useObjectStreams: true }));
    expect(file.last.section.kind).toBe('stream');
    expect(file.catalog().get('Lang')).toEqual(new PdfName('vi'));
    for (const [number, entry] of file.last.entries) if (entry.kind !== 'free') file.object(number);
  });

  it('keep older values of an object readable revision by revision', () => {
    const base = barePdf();
    const file = new PdfFile(updated(updated(base, { 5: '(one)' }), { 5: '(two)' }));
    expect(file.revisions).toHaveLength(3);
    expect([1, 2].map((at) => (file.object(5, at) as PdfString).bytes.toString())).toEqual(['one', 'two']);
    const stream = file.object(5, 0);
    expect(stream instanceof PdfStream && decodeStream(stream).toString().startsWith('% page 1')).toBe(true);
  });
});

describe('files that are not what they say', () => {
  const base = barePdf();
  const text = base.toString('latin1');
  const variants: readonly [string, string][] = [
    ['a header that is not at the first byte', ` ${text}`],
    ['a startxref that points elsewhere', text.replace(/startxref\n\d+/, 'startxref\n9')],
    [
      'a cross-reference loop',
      text.replace('/Root 1 0 R', `/Prev ${text.lastIndexOf('xref\n0')}/Root 1 0 R`),
    ],
    ['an entry of the wrong length', text.replace('00000 n \n', '00000 n\n')],
    ['no startxref', text.replace('startxref', 'startx')],
  ];
  it.each(variants)('%s are refused', (_, source) =>
    expect(() => new PdfFile(Buffer.from(source, 'latin1'))).toThrow(PdfSyntaxError),
  );

  it('an object that stands elsewhere than the file says is refused when it is asked for', () => {
    const shifted = Buffer.from(text.replace('4 0 obj', '9 0 obj'), 'latin1');
    expect(() => new PdfFile(shifted).object(4)).toThrow('is not where the file says');
  });

  it('never raise anything but a syntax error, whatever bytes are changed', () => {
    const hurt = fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(hurt, (changes) => {
        const copy = Buffer.from(base);
        for (const [at, byte] of changes) copy[at] = byte;
        try {
          const file = new PdfFile(copy);
          for (const number of file.last.entries.keys()) file.object(number);
          return isDict(file.catalog()) || true;
        } catch (error) {
          return error instanceof PdfSyntaxError;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('a stream that unpacks without end is stopped', async () => {
    const { deflateSync } = await import('node:zlib');
    const bomb = new PdfStream(
      new Map([['Filter', new PdfName('FlateDecode')]]),
      deflateSync(Buffer.alloc(80 << 20)),
    );
    expect(() => decodeStream(bomb)).toThrow('oversized');
  });
});
