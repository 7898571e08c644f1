// Scores as whole tenths.
import fc from 'fast-check';
import { formatTenths, halfUp, isTenths, parseTenths, tenths } from '../../src/assessment/index.ts';

describe('A score', () => {
  test.each([
    ['8,5', 85],
    ['8.5', 85],
    ['10', 100],
    ['10,0', 100],
    ['0', 0],
    [' 7 ', 70],
  ])('%p is read as %p tenths', (text, expected) => {
    expect(parseTenths(text)).toBe(expected);
  });

  test.each(['', '10,1', '11', '-1', '8,55', '8,,5', '8,', ',5', 'tám', '1e1', '٨', '100'])(
    '%p is no score',
    (text) => {
      expect(parseTenths(text)).toBeNull();
    },
  );

  test('outside 0 to 100 whole tenths is refused with the fault of that name', () => {
    for (const value of [-1, 101, 8.5, NaN, Infinity]) {
      expect(() => tenths(value)).toThrow(/^assessment\.scoreOutOfRange: /);
    }
  });

  test('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (value) => {
        expect(parseTenths(formatTenths(tenths(value)))).toBe(value);
        expect(isTenths(value)).toBe(true);
      }),
    );
  });
});

describe('Rounding half up', () => {
  test('agrees with exact rational arithmetic on big integers, ties upwards', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 1, max: 20 }), (numerator, divisor) => {
        const [n, d] = [BigInt(numerator), BigInt(divisor)];
        const floor = n / d;
        const oracle = 2n * (n - floor * d) >= d ? floor + 1n : floor;
        expect(BigInt(halfUp(numerator, divisor))).toBe(oracle);
      }),
    );
  });

  test.each([
    [516, 65],
    [636, 80],
    [396, 50],
    [276, 35],
    [716, 90],
  ])('the tie %p / 8 that decides a level goes up to %p tenths', (numerator, expected) => {
    expect(halfUp(numerator, 8)).toBe(expected);
  });
});
