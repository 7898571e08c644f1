// Every byte of an update is accounted for: what lenient readers would find in it, and strict ones would not, is told.
import { type VerificationReport, verify } from '../../../src/signing/index.ts';
import { PdfFile } from '../../../src/signing/pdf/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { nextNumber, withEntry } from '../../support/changed.ts';
import { testPki } from '../../support/pki.ts';
import { base, forged } from './forged.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const check = (pdf: Uint8Array): VerificationReport => verify(pdf, { anchors, at: pki.at });

const signed = forged(base, {});
const STORE = nextNumber(signed);
const CONTENT = 5;

interface Odd {
  /** Between the objects; behind them; behind the cross-reference section. */
  readonly between?: string;
  readonly behind?: string;
  readonly after?: string;
  /** Rows of the cross-reference beside those of the two objects. */
  readonly rows?: (offsetOf: (source: string) => number) => readonly (readonly [number, number, string])[];
  readonly generation?: number;
  readonly trailer?: string;
  readonly size?: number;
}

/** An update with a security store, written by hand; odd in one respect. */
function archived({
  between = '',
  behind = '',
  after = '',
  rows,
  generation = 0,
  trailer = '',
  size,
}: Odd): Buffer {
  const catalog = `1 ${generation} obj\n${withEntry(signed, 1, 'DSS', `${STORE} 0 R`)}\nendobj\n`;
  const store = `${STORE} 0 obj\n<</Type/DSS/Certs[]>>\nendobj\n`;
  const body = catalog + between + store + behind;
  const offsetOf = (source: string) => signed.length + body.indexOf(source);
  const entries = [
    [1, offsetOf(catalog), 'n', generation] as const,
    [STORE, offsetOf(store), 'n', 0] as const,
    ...(rows?.(offsetOf) ?? []).map(([number, offset, kind]) => [number, offset, kind, 0] as const),
  ].sort(([a], [b]) => a - b);
  const table = entries.map(
    ([number, offset, kind, gen]) =>
      `${number} 1\n${String(offset).padStart(10, '0')} ${String(gen).padStart(5, '0')} ${kind} \n`,
  );
  const start = signed.length + body.length;
  const previous = new PdfFile(signed).last.section.start;
  const id = '<00112233445566778899aabbccddeeff>';
  const keys = `/Size ${size ?? STORE + 1}/Root 1 0 R/ID[${id}${id}]/Prev ${previous}${trailer}`;
  const section = `xref\n${table.join('')}trailer\n<<${keys}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([signed, Buffer.from(body + section + after, 'latin1')]);
}

const shadow = `${CONTENT} 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n`;

describe('an update', () => {
  it('whose objects and cross-reference are one to one is valid', () => {
    expect(check(archived({}))).toMatchObject({
      verdict: 'valid',
      signatures: [{ changesSince: 'archive' }],
    });
    expect(check(archived({ between: '%remark\n' })).verdict).toBe('valid');
    expect(check(archived({ rows: () => [[0, 0, 'f']] })).verdict).toBe('valid');
  });

  const odd: readonly (readonly [string, Odd])[] = [
    ['holds an object that it does not list', { between: shadow }],
    ['holds an object behind the others that it does not list', { behind: shadow }],
    ['holds an object in a comment', { between: `%\r${shadow}` }],
    ['holds an object behind a comment’s end of line', { between: `% 5 0 obj\n` }],
    ['holds a second trailer', { behind: 'trailer\n<</Root 2 0 R>>\n' }],
    ['holds a second end of file', { behind: '%%EOF\n' }],
    ['holds words that are no object', { between: 'garbage\n' }],
    ['lists an object of the signed part anew', { rows: () => [[CONTENT, 20, 'n']] }],
    [
      'lists an object inside another one',
      { rows: (offsetOf) => [[STORE + 1, offsetOf('<</Type/DSS'), 'n']] },
    ],
    ['frees an object', { rows: () => [[CONTENT, 0, 'f']] }],
    ['gives an object another generation', { generation: 1 }],
    ['has a hidden cross-reference', { trailer: '/XRefStm 20' }],
    ['names another catalog', { trailer: '/Root 2 0 R' }],
    ['adds document information', { trailer: `/Info ${STORE} 0 R` }],
    ['states a size too small', { size: STORE }],
    ['states a size too large', { size: STORE + 5 }],
    ['is followed by anything', { after: '% x\n' }],
    ['is followed by an object', { after: shadow }],
  ];

  it.each(odd)('that %s is invalid', (_, oddity) => {
    expect(check(archived(oddity)).verdict).toBe('invalid');
  });

  it('that adds encryption is not examined any further, and never valid', () => {
    expect(check(archived({ trailer: '/Encrypt 2 0 R' })).verdict).toBe('indeterminate');
  });
});
