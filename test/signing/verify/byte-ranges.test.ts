// Signature dictionaries written by hostile software with a good key: every digest is right, the range is not.
import { type VerificationReport, verify } from '../../../src/signing/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { updated, withEntry } from '../../support/changed.ts';
import { testPki } from '../../support/pki.ts';
import { signed } from '../../support/signing.ts';
import { base, FIELD_B, type Forged, forged, honest, ROOM, teacher, WIDTH } from './forged.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const check = (pdf: Uint8Array): VerificationReport => verify(pdf, { anchors, at: pki.at });

describe('a signature by other software', () => {
  it('that covers exactly its revision is valid', () => {
    expect(check(forged(base, {}))).toMatchObject({ verdict: 'valid' });
    expect(check(forged(signed(base, teacher.device, ['B']), {}))).toMatchObject({ verdict: 'valid' });
  });

  const refused: readonly (readonly [string, Forged])[] = [
    [
      'leaves out the beginning of the file',
      {
        range: (start, end, total) => [9, start - 9, end, total - end],
        covers: (start, end, total) => [
          [9, start],
          [end, total],
        ],
      },
    ],
    [
      'leaves out what stands before its value',
      {
        range: (start, end, total) => [0, start - 40, end, total - end],
        covers: (start, end, total) => [
          [0, start - 40],
          [end, total],
        ],
      },
    ],
    [
      'leaves out what stands behind its value',
      {
        range: (start, end, total) => [0, start, end + WIDTH, total - end - WIDTH],
        covers: (start, end, total) => [
          [0, start],
          [end + WIDTH, total],
        ],
      },
    ],
    [
      'leaves out the brackets of its value',
      {
        range: (start, end, total) => [0, start + 1, end - 1, total - end + 1],
        covers: (start, end, total) => [
          [0, start + 1],
          [end - 1, total],
        ],
      },
    ],
    [
      'leaves out the end of its revision',
      {
        range: (start, end, total) => [0, start, end, total - end - 30],
        covers: (start, end, total) => [
          [0, start],
          [end, total - 30],
        ],
      },
    ],
    ['covers more than there is', { range: (start, end, total) => [0, start, end, total - end + 9] }],
    [
      'covers two ranges in the wrong order',
      {
        range: (start, end, total) => [end, total - end, 0, start],
        covers: (start, end, total) => [
          [end, total],
          [0, start],
        ],
      },
    ],
    ['covers a third range', { range: (start, end, total) => [0, start, end, total - end, total, 0] }],
    [
      'has numbers with a point',
      { range: (start, end, total) => `/ByteRange[0 ${start}.5 ${end} ${total - end}]` },
    ],
    ['has negative numbers', { range: (start, end, total) => [0, start, end, -(total - end)] }],
    ['has no range', { range: () => '' }],
    ['has a range twice', { range: (...at) => `/ByteRange[${honest(...at).join(' ')}]/ByteRange[0 1 2 3]` }],
    [
      'has a range twice, once in disguise',
      { range: (...at) => `/ByteRange[${honest(...at).join(' ')}]/Byte#52ange[0 1 2 3]` },
    ],
    ['has a value twice', { before: '/Contents<00>' }],
    ['has a value twice, once in disguise', { behind: '/#43ontents<00>' }],
  ];

  it.each(refused)('that %s is invalid', (_, forgery) => {
    const report = check(forged(base, forgery));
    expect(report.verdict).toBe('invalid');
    const codes = [report, ...report.signatures].flatMap(({ findings }) => findings.map(({ code }) => code));
    expect(codes).toContainEqual(expect.stringMatching(/^(signature\.(byteRange|malformed)|structure\.)/));
  });

  it('whose range is a reference is invalid', () => {
    const next = FIELD_B + 2;
    const pdf = forged(base, {
      range: () => `/ByteRange ${next} 0 R`,
      further: () => ({ [next]: '[0 1 2 3]' }),
    });
    expect(check(pdf).verdict).toBe('invalid');
  });
});

describe('two signatures', () => {
  it('one after the other are nested and valid', () => {
    const twice = forged(forged(base, {}), { fields: [FIELD_B] });
    expect(check(twice)).toMatchObject({ verdict: 'valid', signatures: [{ revision: 2 }, { revision: 3 }] });
  });

  it('of which the second copies the first one’s dictionary are invalid', () => {
    const once = forged(base, {});
    const dict = /\d+ 0 obj\n(<<\/Type\/Sig[^]*?>>)\nendobj/.exec(once.toString('latin1'))?.[1] ?? '';
    const copy = updated(once, { [FIELD_B]: withEntry(once, FIELD_B, 'V', `${FIELD_B + 2} 0 R`) }, [dict]);
    expect(dict.length).toBeGreaterThan(2 * ROOM);
    expect(check(copy).verdict).toBe('invalid');
  });

  it('of which the second field shows the first one’s dictionary are invalid', () => {
    const once = forged(base, {});
    expect(
      check(updated(once, { [FIELD_B]: withEntry(once, FIELD_B, 'V', `${FIELD_B + 1} 0 R`) })).verdict,
    ).toBe('invalid');
  });
});
