// What a newcomer does: the demo, twice; then independent programs look at every file it made.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { giaplai, itWith, runProgram } from '../support/programs.ts';

jest.setTimeout(300_000);
const home = mkdtempSync(join(tmpdir(), 'giaplai-demo-'));
const filesBelow = (ending: string) =>
  readdirSync(join(home, 'archive'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(home, 'archive', name));

/** Beside these a package has its list and its report on paper, which nobody signs. */
const signedFiles = () => filesBelow('.pdf').filter((name) => /\/(Học bạ|Bảng tổng hợp)\//.test(name));

let first: ReturnType<typeof giaplai>;
beforeAll(() => {
  first = giaplai(home, 'demo');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the demo', () => {
  it('takes three classes from class book to archive and finds everything valid', () => {
    if (first.status !== 0) throw new Error(first.output);
    expect(first.output).toContain('Tất cả đều hợp lệ');
    expect(first.status).toBe(0);
    expect(signedFiles()).toHaveLength(135);
  });

  it('is safe to run again: nothing is signed or archived twice', () => {
    const before = filesBelow('');
    const second = giaplai(home, 'demo');
    expect(second.status).toBe(0);
    expect(filesBelow('')).toEqual(before);
    expect(giaplai(home, 'journal', 'verify').status).toBe(0);
  });

  it('leaves every record archived and waiting for nobody', () => {
    const { output } = giaplai(home, 'status');
    expect(output).not.toContain('chờ / waiting');
    expect(output.match(/45 {2}[^\n]*archived/g)).toHaveLength(3);
  });
});

describe('giaplai verify', () => {
  it('says valid for each archived document and answers with status 0', () => {
    const { status, output } = giaplai(home, 'verify', ...signedFiles().slice(0, 20));
    expect(status).toBe(0);
    expect(output.match(/✔ HỢP LỆ/g)).toHaveLength(20);
  });

  it('answers with another status for a changed byte, and names what is wrong in Vietnamese', () => {
    const bytes = readFileSync(signedFiles()[5]!);
    bytes[Math.floor(bytes.length / 3)]! ^= 4;
    const changed = join(home, 'changed.pdf');
    writeFileSync(changed, bytes);
    const { status, output } = giaplai(home, 'verify', changed);
    expect(status).toBe(1);
    expect(output).toContain('KHÔNG HỢP LỆ');
  });

  it('does not trust anybody without anchors', () => {
    expect(giaplai(home, 'verify', '--anchors', join(home, 'nowhere'), signedFiles()[0]!).status).toBe(1);
  });
});

describe('independent programs', () => {
  itWith('pdfsig')('pdfsig finds every signature of every document valid', () => {
    for (const file of signedFiles()) {
      const { output } = runProgram('pdfsig', ['-nocert', file]);
      const signatures = output.split(/^Signature #/m).slice(1);
      // The release in Debian 12 does not know document timestamps; openssl ts judges them, in test/interop.
      const stamps = signatures.filter((each) => /Signature Type: (unknown|ETSI\.RFC3161)/.test(each));
      expect(stamps).toHaveLength(1);
      const verdicts = signatures
        .filter((each) => !stamps.includes(each))
        .flatMap((each) => each.match(/Signature Validation: .*/g) ?? ['none']);
      expect(verdicts.length).toBeGreaterThan(14);
      expect(new Set(verdicts)).toEqual(new Set(['Signature Validation: Signature is Valid.']));
    }
  });

  itWith('qpdf')('qpdf finds no error in any document', () => {
    for (const file of filesBelow('.pdf')) {
      const { status, output } = runProgram('qpdf', ['--check', file]);
      expect({ file, status, output }).toMatchObject({
        status: 0,
        output: expect.stringContaining('No syntax or stream encoding errors') as string,
      });
      expect(output).not.toMatch(/warning/i);
    }
  });

  itWith('qpdf')('pages swapped by another program are caught', () => {
    const swapped = join(home, 'swapped.pdf');
    const source = signedFiles().find((name) => name.includes('Học bạ'))!;
    runProgram('qpdf', ['--empty', '--pages', source, '2,1,3-z', '--', swapped]);
    expect(giaplai(home, 'verify', swapped).status).toBe(1);
  });

  itWith('pdffonts')('every font of a transcript is embedded', () => {
    const source = signedFiles().find((name) => name.includes('Học bạ'))!;
    const rows = runProgram('pdffonts', [source]).output.split('\n').slice(2).filter(Boolean);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row).toMatch(/yes yes yes/);
  });

  itWith('sha256sum')('sha256sum confirms the manifests of the archive packages', () => {
    const manifests = filesBelow('/manifest-sha256.txt');
    expect(manifests).toHaveLength(3);
    for (const manifest of manifests) {
      const { status } = runProgram('sh', [
        '-c',
        `cd "$1" && sha256sum --quiet -c manifest-sha256.txt && sha256sum --quiet -c tagmanifest-sha256.txt`,
        '-',
        dirname(manifest),
      ]);
      expect(status).toBe(0);
    }
  });
});
