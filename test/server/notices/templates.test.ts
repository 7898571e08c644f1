// What notices say, and above all what their subjects never say.
import * as fc from 'fast-check';
import { noticeTemplates, renderNotice } from '../../../src/server/application/index.ts';
import type { NoticeKind } from '../../../src/server/application/index.ts';
import { isQuiet, outsideQuietHours } from '../../../src/server/application/notices/hours.ts';
import { nextAttempt } from '../../../src/server/application/retries.ts';
import { instant, toIso } from '../../../src/kernel/index.ts';

const hostile = [
  'Nguyễn Văn Học-Sinh',
  'a\r\nBcc: all@school.example',
  '{person}{count}{reason}',
  '\u202Egnad',
  '7A\u0000\u001b[2J',
  '$& $1 $`',
];
const kinds = Object.keys(noticeTemplates) as NoticeKind[];

describe.each(kinds)('a notice of kind %s', (kind) => {
  it.each(['vi', 'en'] as const)('has a subject that takes a number and nothing else (%s)', (language) => {
    const { subject } = noticeTemplates[kind][language];
    expect(subject.match(/\{\w+\}/g)).toEqual(['{count}']);
    const usual = renderNotice(kind, language, { count: 12, person: 'Mẫu', lines: [] }).subject;
    for (const name of hostile) {
      const line = { class: name, year: name, count: 1, role: name, late: 1, record: name, reason: name };
      const said = renderNotice(kind, language, { count: 12, person: name, lines: [line] });
      expect(said.subject).toBe(usual);
      expect(said.subject).not.toMatch(/[\r\n]/);
    }
  });

  it.each(['vi', 'en'] as const)(
    'keeps strange names on their line and shows what is invisible (%s)',
    (language) => {
      const { line: template } = noticeTemplates[kind][language];
      for (const name of hostile) {
        const line = {
          class: name,
          year: '2025-2026',
          count: 1,
          role: 'x',
          late: 0,
          record: name,
          reason: name,
        };
        const quiet = renderNotice(kind, language, {
          count: 1,
          person: 'Mẫu',
          lines: [{ ...line, class: 'A', record: 'B', reason: 'C' }],
        });
        const { text } = renderNotice(kind, language, { count: 1, person: name, lines: [line] });
        expect(text.split('\n')).toHaveLength(quiet.text.split('\n').length);
        // eslint-disable-next-line no-control-regex -- the point of the test
        expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u202e]/);
      }
      expect(template).not.toContain('{title}');
    },
  );
});

it('no subject ever holds anything of what a message is about, whatever that is', () => {
  const about = fc.record({
    kind: fc.constantFrom(...kinds),
    language: fc.constantFrom('vi' as const, 'en' as const),
    count: fc.nat(5000),
    person: fc.string({ unit: 'grapheme', minLength: 1 }),
    lines: fc.array(
      fc.dictionary(fc.constantFrom('class', 'record', 'reason', 'pupil', 'count', 'text'), fc.string()),
    ),
  });
  fc.assert(
    fc.property(about, ({ kind, language, count, person, lines }) => {
      const { subject } = renderNotice(kind, language, { count, person, lines });
      expect(subject).toBe(noticeTemplates[kind][language].subject.replace('{count}', String(count)));
    }),
  );
});

describe('the quiet hours', () => {
  it.each([
    ['2026-06-01T19:59:59+07:00', '2026-06-01T19:59:59+07:00'],
    ['2026-06-01T20:00:00+07:00', '2026-06-02T06:00:00+07:00'],
    ['2026-06-01T23:30:00+07:00', '2026-06-02T06:00:00+07:00'],
    ['2026-06-02T00:00:00+07:00', '2026-06-02T06:00:00+07:00'],
    ['2026-06-02T05:59:59+07:00', '2026-06-02T06:00:00+07:00'],
    ['2026-06-02T06:00:00+07:00', '2026-06-02T06:00:00+07:00'],
  ])('turn %s into %s', (asked, given) => {
    const sending = outsideQuietHours(instant(asked));
    expect(toIso(sending)).toBe(given);
    expect(isQuiet(sending)).toBe(false);
  });
});

describe('attempts', () => {
  it('come ever later and end', () => {
    const start = instant('2026-06-01T08:00:00+07:00');
    const waits: number[] = [];
    for (let attempts = 1; ; attempts += 1) {
      const next = nextAttempt(attempts, start);
      if (next === null) break;
      waits.push(next - start);
    }
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    expect(new Set(waits).size).toBe(waits.length);
    expect(waits.length).toBeGreaterThan(5);
  });
});
