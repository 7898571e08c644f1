// A whole transcript, signed by everybody: judged after every signature by our verifier and by independent programs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '../../src/signing/index.ts';
import { isArray, isDict, PdfFile, type PdfDict, PdfString } from '../../src/signing/pdf/index.ts';
import { parseCertificate, toPem } from '../../src/signing/x509/index.ts';
import { flipped } from '../support/changed.ts';
import { testPki } from '../support/pki.ts';
import { itWith, runProgram } from '../support/programs.ts';
import { signedTranscript } from '../support/school-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'giaplai-interop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { bytes, lengths, manifest } = signedTranscript();
const anchors = testPki().anchors.map(parseCertificate);
const check = (pdf: Uint8Array) => verify(pdf, { anchors, at: testPki().at });
const path = join(folder, 'record.pdf');
writeFileSync(path, bytes);

describe('a transcript signed by everybody', () => {
  it('is valid after every signature, and no later one changes what is said of an earlier one', () => {
    for (const [count, length] of lengths.entries()) {
      const report = check(bytes.subarray(0, length));
      expect(report.verdict).toBe(count === 0 ? 'unsigned' : 'valid');
      expect(report.signatures).toHaveLength(count);
      expect(
        report.signatures.every(({ integrity, trust }) => integrity === 'intact' && trust === 'trusted'),
      ).toBe(true);
    }
  });

  it('ends with every field filled and the document locked', () => {
    const report = check(bytes);
    expect(report.openFields).toEqual([]);
    expect(report.signatures.flatMap(({ fields }) => fields).sort()).toEqual(
      manifest.slots.map(({ field }) => field).sort(),
    );
    expect(report.signatures.at(-1)?.locksDocument).toBe(true);
    expect(report.signatures[0]?.kind).toBe('certification');
  });

  it('is never valid with any one byte changed', () => {
    const step = Math.max(1, Math.floor(bytes.length / 400));
    for (let at = 3; at < bytes.length; at += step) {
      expect({ at, verdict: check(flipped(bytes, at, at % 8)).verdict }).not.toEqual({
        at,
        verdict: 'valid',
      });
    }
  });

  it('cut off behind any signature is valid up to there; cut off elsewhere it is not', () => {
    for (const length of lengths.slice(1))
      expect(check(bytes.subarray(0, length - 1)).verdict).not.toBe('valid');
  });
});

describe('independent programs on the same transcript', () => {
  itWith('qpdf')('qpdf finds no error after any signature', () => {
    for (const length of lengths) {
      const file = join(folder, 'version.pdf');
      writeFileSync(file, bytes.subarray(0, length));
      expect(runProgram('qpdf', ['--check', file])).toMatchObject({ status: 0 });
    }
  });

  itWith('pdfsig')('pdfsig finds every signature valid', () => {
    const verdicts = runProgram('pdfsig', ['-nocert', path]).output.match(/Signature Validation: .*/g) ?? [];
    expect(verdicts).toHaveLength(manifest.slots.length);
    expect(new Set(verdicts)).toEqual(new Set(['Signature Validation: Signature is Valid.']));
  });

  itWith('openssl')('openssl cms verifies every signature over its byte range, up to our root', () => {
    const roots = join(folder, 'roots.pem');
    writeFileSync(
      roots,
      testPki()
        .anchors.map((der) => toPem(der))
        .join(''),
    );
    for (const dict of signatureDictionaries(new PdfFile(bytes))) {
      const contents = dict.get('Contents') as PdfString;
      const [, before = 0, after = 0, rest = 0] = (dict.get('ByteRange') as readonly number[]).map(Number);
      const content = join(folder, 'content');
      const cms = join(folder, 'cms.der');
      writeFileSync(content, Buffer.concat([bytes.subarray(0, before), bytes.subarray(after, after + rest)]));
      writeFileSync(cms, contents.bytes);
      const arguments_ = [
        'cms',
        '-verify',
        '-cades',
        '-binary',
        '-inform',
        'DER',
        '-in',
        cms,
        '-content',
        content,
      ];
      const { status, output } = runProgram('openssl', [
        ...arguments_,
        '-CAfile',
        roots,
        '-purpose',
        'any',
        '-attime',
        String(Math.floor(testPki().at / 1000)),
        '-out',
        '/dev/null',
      ]);
      expect(output).toContain('successful');
      expect(status).toBe(0);
    }
  });

  itWith('mutool')('mutool opens it and counts the same pages', () => {
    expect(runProgram('mutool', ['info', path]).output).toContain(`Pages: ${manifest.pages}`);
  });
});

function signatureDictionaries(file: PdfFile): PdfDict[] {
  const found: PdfDict[] = [];
  for (const revision of file.revisions) {
    for (const number of revision.entries.keys()) {
      const object = file.object(number, revision.index);
      if (isDict(object) && isArray(object.get('ByteRange'))) found.push(object);
    }
  }
  return found;
}
