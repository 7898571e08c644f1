// giaplai verify and doctor: what people and programs get to read, and the exit status.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examineFiles } from '../../src/cli/doctor-command.ts';
import { homeAt } from '../../src/cli/home.ts';
import { verifyFiles, type VerifyCommand } from '../../src/cli/verify-command.ts';
import { instant } from '../../src/kernel/index.ts';
import { barePdf } from '../support/bare-pdf.ts';
import { flipped } from '../support/changed.ts';
import { testPki } from '../support/pki.ts';
import { signed } from '../support/signing.ts';

const pki = testPki();
const folder = mkdtempSync(join(tmpdir(), 'verify-'));
const anchors = join(folder, 'anchors.d');
const pdf = signed(barePdf(), pki.issue({ name: 'Nguyễn Thị Mẫu' }).device, ['A']);
const good = join(folder, 'good.pdf');
const altered = join(folder, 'altered.pdf');
let said: string;

beforeAll(() => {
  writeFileSync(good, pdf);
  writeFileSync(altered, flipped(pdf, pdf.indexOf('% page 1') + 4));
  mkdirSync(anchors);
  writeFileSync(join(anchors, 'root.crt'), pki.root.certificate);
});
beforeEach(() => {
  said = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => (said += String(text)).length > 0);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const command = (files: readonly string[], more: Partial<VerifyCommand> = {}): VerifyCommand => ({
  files,
  home: homeAt(join(folder, 'home')),
  anchors,
  offline: true,
  json: false,
  language: 'en',
  clock: { now: () => pki.at },
  ...more,
});

describe('giaplai verify', () => {
  it('prints one report a file as JSON, with the verdict at every moment', async () => {
    const json = command([good, altered], { json: true, stated: '2031-05-01' });
    expect(await verifyFiles(json)).toBe(1);
    const [first, second] = JSON.parse(said) as Record<string, unknown>[];
    expect(first).toMatchObject({
      file: good,
      version: 1,
      verdict: 'indeterminate',
      indication: 'INDETERMINATE',
      subIndication: 'OUT_OF_BOUNDS_NO_POE',
      checkedAt: '2031-05-01T00:00:00+07:00',
    });
    expect(first?.verdicts).toEqual([
      expect.objectContaining({ moment: 'now', verdict: 'valid', indication: 'TOTAL-PASSED' }),
      expect.objectContaining({ moment: 'stated', verdict: 'indeterminate' }),
    ]);
    expect(second).toMatchObject({ verdict: 'invalid', subIndication: 'HASH_FAILURE' });
  });

  it('says only "valid" where nothing differs, and each moment where something does', async () => {
    expect(await verifyFiles(command([good]))).toBe(0);
    expect(said).not.toContain('As asked');
    said = '';
    const later = command([good], { clock: { now: () => instant('2033-01-01') } });
    expect(await verifyFiles(later)).toBe(1);
    expect(said).toMatch(/When signed +05\/06\/2026 15:04:05 +VALID/);
    expect(said).toMatch(/Now +01\/01\/2033 07:00:00 +INDETERMINATE/);
  });

  it.each(['2031-02-30', '2031', 'tomorrow', '', '2031-05-01T25:00:00Z', '2031-05-01T08:00'])(
    'refuses "%s" as a date',
    (stated) => expect(() => verifyFiles(command([good], { stated }))).toThrow('cli.badDate'),
  );
});

describe('giaplai doctor', () => {
  const examine = (...files: readonly string[]) =>
    examineFiles({ files, anchors, language: 'en', clock: { now: () => pki.at } });

  it('says what to do about each complaint', () => {
    expect(examine(good)).toBe(1);
    expect(said).toContain('1 signature: A');
    expect(said).toContain('→ Raise the level with "giaplai extend"');
  });

  it('tells a file that cannot be read, and examines the others', () => {
    let complained = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => (complained += String(text)).length > 0);
    expect(examine(join(folder, 'nowhere.pdf'), good)).toBe(2);
    expect(complained).toContain('cli.cannotRead');
    expect(said).toContain(good);
  });

  it('stays within 100 columns whatever it lists', () => {
    const manifold = barePdf({ fields: Array.from({ length: 30 }, (_, i) => `Subject_${i}`) });
    const { device } = pki.issue({ name: 'Nguyễn Thị Mẫu' });
    const all = Array.from({ length: 30 }, (_, i) => `Subject_${i}`);
    const many = join(folder, 'many.pdf');
    writeFileSync(
      many,
      all.reduce((bytes, field) => signed(bytes, device, [field]), manifold),
    );
    examine(many);
    expect(said).toContain('30 signatures: Subject_0,');
    for (const line of said.split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(100);
  });
});
