// Lengths left open, as BouncyCastle and openssl leave them when they stream, written beforehand.
import fc from 'fast-check';
import { encode, octetString, readDer, withDefiniteLengths } from '../../../src/signing/der/index.ts';

/** The same values twice: with some lengths left open, and in DER. */
interface Written {
  readonly open: Buffer;
  readonly der: Buffer;
}

const { tree } = fc.letrec<{ tree: Written }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 8 },
    fc
      .uint8Array({ maxLength: 300 })
      .map(octetString)
      .map((der) => ({ open: der, der })),
    fc
      .tuple(fc.constantFrom(0x30, 0x31, 0xa0), fc.boolean(), fc.array(tie('tree'), { maxLength: 5 }))
      .map(([tag, leftOpen, members]) => {
        const opened = members.map(({ open }) => open);
        const end = Buffer.of(0, 0);
        return {
          open: leftOpen ? Buffer.concat([Buffer.of(tag, 0x80), ...opened, end]) : encode(tag, ...opened),
          der: encode(tag, ...members.map(({ der }) => der)),
        };
      }),
  ),
}));

it('open lengths anywhere give the same DER, and what follows stays behind it', () => {
  fc.assert(
    fc.property(tree, fc.uint8Array({ maxLength: 8 }), ({ open, der }, after) => {
      const made = withDefiniteLengths(Buffer.concat([open, after]));
      expect(made.equals(Buffer.concat([der, after]))).toBe(true);
    }),
  );
});

it.each<[string, string, string]>([
  ['without its end mark', '30 80 02 01 07', 'truncated'],
  ['with half an end mark', '30 80 02 01 07 00', 'truncated'],
  ['with an end mark of a length', '30 80 02 01 07 00 01 00', 'tag'],
  ['open and primitive', '04 80 01 00 00', 'indefiniteLength'],
  ['longer than what holds it', '30 03 04 05 00', 'truncated'],
  ['with an open member longer than what holds it', '30 04 30 80 02 01 07 00 00', 'truncated'],
  ['with a length written at length', '30 80 02 81 01 07 00 00', 'length'],
  ['empty', '', 'truncated'],
])('a value %s is refused', (_name, octets, reason) => {
  const act = () => withDefiniteLengths(Buffer.from(octets.replaceAll(' ', ''), 'hex'));
  expect(act).toThrow(expect.objectContaining({ name: 'DerError', reason }) as Error);
});

it('values nested without end are refused before the stack is', () => {
  const deep = Buffer.alloc(200_000, Buffer.of(0x30, 0x80));
  expect(() => withDefiniteLengths(deep)).toThrow('nested too deeply');
});

it('any bytes end in a value or a DerError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        readDer(withDefiniteLengths(Buffer.concat([Buffer.of(0x30, 0x80), bytes, Buffer.of(0, 0)])));
      } catch (error) {
        expect((error as Error).name).toBe('DerError');
      }
    }),
  );
});
