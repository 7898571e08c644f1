// Numbers, names and strings are read without detours; the detours must give the same.
import fc from 'fast-check';
import { Cursor } from '../../../src/signing/pdf/cursor.ts';
import { PdfName, type PdfObject, PdfString, PdfSyntaxError } from '../../../src/signing/pdf/index.ts';
import { parseObject } from '../../../src/signing/pdf/parse-object.ts';

const parse = (source: string | Buffer) => parseObject(new Cursor(Buffer.from(source as string, 'latin1')));

describe('a number', () => {
  const digits = fc.stringMatching(/^[0-9]{0,30}$/);

  it('is the double nearest to what is written, however many digits it has', () => {
    fc.assert(
      fc.property(fc.constantFrom('', '-', '+'), digits, digits, (sign, whole, decimals) => {
        fc.pre(whole.length + decimals.length > 0 && whole.length + decimals.length <= 30);
        const text = `${sign}${whole}.${decimals}`;
        expect(parse(`[${text}]`)).toEqual([Number(text)]);
        if (whole !== '') expect(parse(`[${sign}${whole}]`)).toEqual([Number(sign + whole)]);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['.', '-', '+.', '1.2.3', '1-2', '--1', '1e5', '0'.repeat(31)])('is not written as %s', (text) => {
    expect(() => parse(`[${text}]`)).toThrow(PdfSyntaxError);
  });
});

describe('a name', () => {
  it('is what is written, also when thousands of others came before it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[!"$&'*-.0-;=?-Z\\^-z|~]{1,70}$/), { maxLength: 60 }),
        (names) => {
          const twice = [...names, ...names];
          expect(parse(`[${twice.map((name) => `/${name}`).join('')}]`)).toEqual(
            twice.map((name) => new PdfName(name)),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('an array', () => {
  /** Each item for itself, as if it stood alone. */
  const oneByOne = (source: string): PdfObject[] => {
    const cursor = new Cursor(Buffer.from(source, 'latin1'), 1);
    const items: PdfObject[] = [];
    for (;;) {
      cursor.skipBlank();
      if (cursor.peek() === 0x5d) return items;
      items.push(parseObject(cursor));
    }
  };
  const outcome = (read: () => unknown) => {
    try {
      return read();
    } catch (error) {
      return error instanceof PdfSyntaxError ? 'refused' : error;
    }
  };

  it('holds what its items are one by one, references among numbers too', () => {
    const token = fc.oneof(
      { weight: 4, arbitrary: fc.nat(9999).map(String) },
      { weight: 3, arbitrary: fc.constantFrom('0 R', '1 0 R', 'R', '65535 R', '00001 0 R') },
      fc.constantFrom(
        '123456 R',
        '12345678 0 R',
        '123456789 0 R',
        '1. 0 R',
        '-1',
        '+2',
        '1.5',
        '.5',
        '0R',
        'R0',
      ),
      fc.constantFrom('/N', '(s)', '<00>', '[1 0 R 7]', '<<>>', 'true', 'null', '%c\n', '%c\n0 R', '1%c\n'),
    );
    const blank = fc.constantFrom(' ', ' ', '\n', '  ', '\0', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(token, blank), { maxLength: 12 }), (parts) => {
        const source = `[${parts.flat().join('')} ]`;
        expect(outcome(() => parse(source))).toEqual(outcome(() => oneByOne(source)));
      }),
      { numRuns: 5000 },
    );
  });

  it('of numbers may not be nested deeper than any other', () => {
    const nested = (depth: number, inner: string) => `${'['.repeat(depth)}${inner}${']'.repeat(depth)}`;
    for (const inner of ['1', '/N', '1 0 R']) {
      expect(outcome(() => parse(nested(64, inner)))).not.toBe('refused');
      expect(outcome(() => parse(nested(65, inner)))).toBe('refused');
    }
  });
});

describe('a hexadecimal string', () => {
  it('is plain when its digits are of one case and nothing stands between them', () => {
    const plain = (source: string) => (parse(source) as PdfString).plain;
    expect(['<00ff>', '<00FF>', '<0123>', '<>'].map(plain)).toEqual([true, true, true, true]);
    expect(['<00fF>', '<00 ff>', '<00f>', '<00ff\n>', '(00ff)'].map(plain)).toEqual(Array(5).fill(false));
  });

  it('has the bytes its digits spell', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), fc.boolean(), (bytes, upper, spaced) => {
        const digits = Buffer.from(bytes)
          .toString('hex')
          .replace(/../g, spaced ? '$& ' : '$&');
        const { bytes: read } = parse(`<${upper ? digits.toUpperCase() : digits}>`) as PdfString;
        expect(read.equals(bytes)).toBe(true);
      }),
    );
  });

  it('decoded when asked for is the one decoded at once, or refused all the same', () => {
    const digits = fc.stringMatching(/^[0-9a-fA-F]{150,400}$/);
    const late = (source: string) => parseObject(new Cursor(Buffer.from(source, 'latin1'), 0, 'whenAsked'));
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '\n', 'g', '('), fc.nat(), (text, odd, place) => {
        const at = place % text.length;
        const source = `<${text.slice(0, at)}${odd}${text.slice(at)}>`;
        const bytesOf = (read: (source: string) => unknown) => {
          try {
            return (read(source) as PdfString).bytes.toString('hex');
          } catch (error) {
            return error instanceof PdfSyntaxError ? 'refused' : error;
          }
        };
        expect(bytesOf(late)).toBe(bytesOf(parse));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['<0g>', '<\u00ff\u00ff>', '<00', '<0(>'])('is not written as %s', (source) => {
    expect(() => parse(source)).toThrow(PdfSyntaxError);
  });
});

describe('a literal string', () => {
  it('keeps every byte, whether it needs escapes or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const written = Buffer.from(bytes)
          .toString('latin1')
          .replace(/[\\()]/g, '\\$&')
          .replace(/\r/g, '\\r');
        const read = parse(Buffer.from(`(${written})`, 'latin1')) as PdfString;
        expect(read.bytes.equals(bytes)).toBe(true);
      }),
    );
  });
});
