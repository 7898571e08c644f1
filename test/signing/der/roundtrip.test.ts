// What is written is read back the same, and nothing else is read.
import fc from 'fast-check';
import { instant, type Instant } from '../../../src/kernel/index.ts';
import * as der from '../../../src/signing/der/index.ts';
import { DerError, readDer } from '../../../src/signing/der/index.ts';

const bytes = fc.uint8Array({ maxLength: 400 });
const arc = fc.bigInt(0n, 2n ** 63n);
const dotted = fc
  .oneof(
    fc.tuple(fc.constantFrom(0, 1), fc.nat(39), fc.array(arc, { maxLength: 6 })),
    fc.tuple(fc.constant(2), fc.bigInt(0n, 2n ** 60n), fc.array(arc, { maxLength: 6 })),
  )
  .map(([a, b, rest]) => [a, b, ...rest].join('.'));

/** A random tree of values, as DER. */
const { tree } = fc.letrec<{ tree: Buffer }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 8 },
    bytes.map(der.octetString),
    fc.bigInt().map(der.integer),
    dotted.map(der.oid),
    fc.boolean().map(der.boolean),
    fc.string().map(der.utf8String),
    fc.array(tie('tree'), { maxLength: 5 }).map((members) => der.sequence(...members)),
    fc.array(tie('tree'), { maxLength: 5 }).map((members) => der.setOf(...members)),
  ),
}));

const reasonOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof DerError) return error.reason;
    throw error;
  }
  return 'read';
};

describe('a value written as DER', () => {
  test('is read back: integers', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 300n), 2n ** 300n), (value) => {
        const octets = Buffer.from(der.asIntegerOctets(readDer(der.integer(value))));
        const size = BigInt(octets.length * 8);
        expect(BigInt.asIntN(Number(size), BigInt(`0x${octets.toString('hex')}`))).toBe(value);
      }),
    );
  });

  test('is read back: unsigned octets as positive integers', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (value) => {
        const octets = Buffer.from(der.asIntegerOctets(readDer(der.integer(value))));
        expect(octets[0]! < 0x80).toBe(true);
        expect(BigInt(`0x${octets.toString('hex')}`)).toBe(BigInt(`0x${Buffer.from(value).toString('hex')}`));
      }),
    );
  });

  test('is read back: small integers, object identifiers, octets, text and named bits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        (n) => der.asSmallInteger(readDer(der.integer(n))) === n,
      ),
    );
    fc.assert(fc.property(dotted, (text) => der.asOid(readDer(der.oid(text))) === text));
    fc.assert(
      fc.property(bytes, (octets) => {
        expect(Buffer.compare(der.asOctetString(readDer(der.octetString(octets))), octets)).toBe(0);
        expect(Buffer.compare(der.asBitOctets(readDer(der.bitString(octets))), octets)).toBe(0);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(der.asText(readDer(der.utf8String(text)))).toBe(text);
        expect(der.asText(readDer(der.bmpString(text)))).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(20)), (bits) => {
        expect(der.asNamedBits(readDer(der.namedBits(bits)))).toEqual(new Set(bits.sort((a, b) => a - b)));
      }),
    );
  });

  test('is read back: moments between 1950 and 9999, to the second', () => {
    const from = Date.UTC(1950, 0, 1) / 1000;
    const to = Date.UTC(9999, 11, 31) / 1000;
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (seconds) => {
        const at = (seconds * 1000) as Instant;
        expect(der.asTime(readDer(der.time(at)))).toBe(at);
      }),
    );
    expect(der.time(instant('2049-12-31T23:59:59Z'))[0]).toBe(der.tags.utcTime);
    expect(der.time(instant('2050-01-01T00:00:00Z'))[0]).toBe(der.tags.generalizedTime);
  });

  test('has members of a set in the one order DER allows', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 8 }), (members) => {
        const set = der.setOf(...members);
        expect(der.isSorted(der.asSet(readDer(set)))).toBe(true);
        expect(der.setOf(...members.reverse())).toEqual(set);
      }),
    );
  });

  test('has the size that was foretold at every length of length', () => {
    for (const size of [0, 1, 127, 128, 255, 256, 65_535, 65_536, 16_777_215, 16_777_216]) {
      const value = der.octetString(Buffer.alloc(size));
      expect(value.length).toBe(der.encodedSize(size));
      expect(der.encodeHeader(der.tags.octetString, size)).toEqual(value.subarray(0, value.length - size));
      expect(der.asOctetString(readDer(value)).length).toBe(size);
    }
  });
});

describe('bytes that were tampered with', () => {
  const walk = (input: Uint8Array) => der.assertDerThroughout(readDer(input));

  test('never cause anything but a DerError', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.integer({ min: 1, max: 255 }), (whole, place, flip) => {
        const changed = Buffer.from(whole);
        const at = place % changed.length;
        changed[at] = changed[at]! ^ flip;
        reasonOf(() => walk(changed));
      }),
      { numRuns: 1000 },
    );
  });

  test('are refused alike whether their values are made or only gone through', () => {
    const make = (node: der.DerNode): void => {
      if (node.tag & der.CONSTRUCTED) der.children(node).forEach(make);
    };
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(255), (whole, place, byte) => {
        const changed = Buffer.from(whole);
        changed[place % changed.length] = byte;
        const made = reasonOf(() => make(readDer(changed)));
        expect(reasonOf(() => walk(changed)) === 'read').toBe(made === 'read');
      }),
      { numRuns: 2000 },
    );
  });

  test('do not change what an object identifier is, whatever was read before', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 12 }), fc.nat(), (octets, place) => {
        const changed = Uint8Array.from(octets, (octet, i) =>
          i === place % octets.length ? octet ^ 1 : octet,
        );
        const text = (content: Uint8Array) => der.asOid(readDer(der.encode(der.tags.oid, content)));
        for (const content of [octets, changed, octets]) {
          if (reasonOf(() => text(content)) === 'read')
            expect(Buffer.compare(der.oid(text(content)).subarray(2), content)).toBe(0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('at random never cause anything but a DerError, in any reader', () => {
    const readers = [
      der.asSmallInteger,
      der.asOid,
      der.asBoolean,
      der.asBitOctets,
      der.asNamedBits,
      der.asTime,
      der.asText,
      der.asNull,
      der.asSequence,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(der.tags)), bytes, (tag, content) => {
        for (const read of readers) reasonOf(() => read(readDer(der.encode(tag, content))));
        reasonOf(() => walk(content));
      }),
      { numRuns: 1000 },
    );
  });

  test('and cut off anywhere are refused', () => {
    fc.assert(
      fc.property(tree, fc.nat(), (whole, place) => {
        const cut = whole.subarray(0, place % whole.length);
        expect(reasonOf(() => readDer(cut))).not.toBe('read');
      }),
    );
  });
});

describe('another way of writing the same', () => {
  const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
  test.each([
    ['a length left open', '30 80 00 00', 'indefiniteLength'],
    ['a length with a needless octet', '04 81 01 00', 'length'],
    ['a length with a leading zero', '04 82 00 80', 'length'],
    ['a length of five octets', '04 85 00 00 00 00 01 00', 'length'],
    ['a length beyond the end', '04 05 00', 'truncated'],
    ['a length of nearly four thousand million', '04 84 ff ff ff f0 00', 'truncated'],
    ['a byte too many', '05 00 00', 'trailingBytes'],
    ['nothing', '', 'truncated'],
    ['a tag number above thirty', '1f 22 01 00', 'tag'],
    ['the end-of-contents octets', '00 00', 'tag'],
  ])('%s is refused', (_name, text, reason) => {
    expect(reasonOf(() => readDer(hex(text)))).toBe(reason);
  });

  test.each([
    ['an integer with a needless zero', '02 02 00 01', der.asSmallInteger],
    ['an integer with needless ones', '02 02 ff ff', der.asIntegerOctets],
    ['an empty integer', '02 00', der.asIntegerOctets],
    ['a negative count', '02 01 ff', der.asSmallInteger],
    ['a true that is not FF', '01 01 01', der.asBoolean],
    ['a null with content', '05 01 00', der.asNull],
    ['an object identifier with padding', '06 03 2a 80 01', der.asOid],
    ['an object identifier that does not end', '06 02 2a 86', der.asOid],
    ['bits with a set bit that is said to be unused', '03 02 01 01', der.asNamedBits],
    ['a time without seconds', '17 0b 32363036303531323030 5a', der.asTime],
    ['a time with an offset', '17 11 323630363035313530343035 2b30373030', der.asTime],
    ['a 30 February', '17 0d 323630323330303030303030 5a', der.asTime],
    ['a time with fractions', '18 11 32303530303130313030303030302e35 5a', der.asTime],
    ['text that is not UTF-8', '0c 02 c3 28', der.asText],
  ])('%s is refused', (_name, text, read) => {
    expect(reasonOf(() => read(readDer(hex(text))))).toMatch(/value|tag/);
  });

  test('named bits with zeros at the end are the one tolerated, as authorities write them', () => {
    expect(der.asNamedBits(readDer(hex('03 02 00 06')))).toEqual(new Set([5, 6]));
  });

  test('nesting beyond thirty-two levels is refused', () => {
    let deep: Buffer = der.nullValue();
    for (let i = 0; i < 40; i += 1) deep = der.sequence(deep);
    expect(reasonOf(() => der.assertDerThroughout(readDer(deep)))).toBe('depth');
  });
});
