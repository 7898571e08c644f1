// Dates of signatures are read as the calendar has them, however they are written.
import fc from 'fast-check';
import { instant } from '../../../src/kernel/index.ts';
import { parsePdfDate } from '../../../src/signing/verify/pdf-date.ts';

const digits = (least: number, most: number, width = 2) =>
  fc.integer({ min: least, max: most }).map((value) => String(value).padStart(width, '0'));

test('a date in the usual form is the moment that ISO 8601 calls so, or none', () => {
  const parts = fc.tuple(
    digits(0, 9999, 4),
    digits(0, 13),
    digits(0, 32),
    digits(0, 25),
    digits(0, 61),
    digits(0, 61),
    fc.constantFrom('+', '-'),
    digits(0, 25),
    digits(0, 61),
  );
  fc.assert(
    fc.property(parts, ([year, month, day, hour, minute, second, sign, zoneHour, zoneMinute]) => {
      const at = instant(
        `${year}-${month}-${day}T${hour}:${minute}:${second}${sign}${zoneHour}:${zoneMinute}`,
      );
      const read = parsePdfDate(
        `D:${year}${month}${day}${hour}${minute}${second}${sign}${zoneHour}'${zoneMinute}'`,
      );
      expect(read).toBe(Number.isNaN(at) ? undefined : at);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ["D:20260605150405+07'00'", '2026-06-05T15:04:05+07:00'],
  ["D:20260605150405+07'00", '2026-06-05T15:04:05+07:00'],
  ['D:20260605150405+0700', '2026-06-05T15:04:05+07:00'],
  ['D:20260605150405Z', '2026-06-05T15:04:05Z'],
  ["D:20260605150405Z00'00'", '2026-06-05T15:04:05Z'],
  ['D:20260605150405', '2026-06-05T15:04:05Z'],
  ['D:2026', '2026-01-01T00:00:00Z'],
  ["D:20240229235959-11'30'", '2024-02-29T23:59:59-11:30'],
])('%s is %s', (text, iso) => expect(parsePdfDate(text)).toBe(instant(iso)));

test.each([
  "D:2026060515040 +07'00'",
  "D:20260605150405+07'0x'",
  "X:20260605150405+07'00'",
  "D:20260605150405+07'00'x",
  '',
])('"%s" is no date', (text) => expect(parsePdfDate(text)).toBeUndefined());
