// A whole transcript brought to B-LTA and renewed: judged by independent programs, and by what PDF/A asks of an update.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extend, renew } from '../../src/signing/index.ts';
import { levelOf, readDss, storedSignatures } from '../../src/signing/extend/index.ts';
import {
  isDict,
  isInteger,
  PdfFile,
  PdfString,
  serialize,
  type PdfDict,
  type PdfObject,
} from '../../src/signing/pdf/index.ts';
import { parseCertificate, toPem } from '../../src/signing/x509/index.ts';
import { DAY, inProcessSource, inProcessTimestamper, timestampAuthority } from '../support/authorities.ts';
import { testPki } from '../support/pki.ts';
import { itWith, runProgram } from '../support/programs.ts';
import { signedTranscript } from '../support/school-records.ts';
import { instant, type Instant } from '../../src/kernel/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'giaplai-lta-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pki = testPki();
const sealed = signedTranscript().bytes;
const authority = timestampAuthority();
const at = (days: number): Instant => instant(pki.at + days * DAY);
const optionsAt = (days: number) => ({
  to: 'B-LTA' as const,
  anchors: pki.anchors.map(parseCertificate),
  revocation: inProcessSource(() => at(days)),
  timestamper: inProcessTimestamper(authority, () => at(days)),
  at: at(days),
  otherwise: 'fault' as const,
});
let archived: Buffer;
let renewed: Buffer;
beforeAll(async () => {
  archived = Buffer.concat([sealed, (await extend(sealed, optionsAt(1))).tail]);
  renewed = Buffer.concat([archived, (await renew(archived, optionsAt(300))).tail]);
  writeFileSync(join(folder, 'archived.pdf'), archived);
  writeFileSync(join(folder, 'renewed.pdf'), renewed);
});
const files = ['archived', 'renewed'].map((name) => join(folder, `${name}.pdf`));

describe('an archived transcript', () => {
  it('is at B-LTA, with every byte of the sealed one in front', () => {
    for (const pdf of [archived, renewed]) {
      const file = new PdfFile(pdf);
      expect(levelOf(file, storedSignatures(file))).toBe('B-LTA');
      expect(pdf.subarray(0, sealed.length).equals(sealed)).toBe(true);
    }
    expect(renewed.subarray(0, archived.length).equals(archived)).toBe(true);
  });

  it('touches only catalog, first page and its own new objects, and keeps the kind of cross-reference', () => {
    const file = new PdfFile(renewed);
    const before = new PdfFile(sealed);
    const known = Number(before.last.trailer.get('Size'));
    const catalog = before.last.trailer.get('Root') as { number: number };
    const allowed = new Set([catalog.number, firstPage(before)]);
    const dss = (file.catalog().get('DSS') as { number: number }).number;
    for (const { entries, section } of file.revisions.slice(before.revisions.length)) {
      expect(section.kind).toBe(before.last.section.kind);
      for (const number of entries.keys()) expect(number >= known || allowed.has(number)).toBe(true);
    }
    expect(dss).toBeGreaterThanOrEqual(known);
    for (const key of ['Metadata', 'OutputIntents', 'AF', 'Names', 'Perms', 'Extensions', 'Pages'])
      expect(source(file.catalog().get(key))).toBe(source(before.catalog().get(key)));
    for (const key of ['ID', 'Info'])
      expect(source(file.last.trailer.get(key))).toBe(source(before.last.trailer.get(key)));
  });

  it('gives PDF/A nothing to object to in what was added: flags, sizes, nothing behind the end', () => {
    const file = new PdfFile(renewed);
    const added = [...file.revisions.slice(-2)].flatMap(({ entries }) => [...entries.keys()]);
    const widgets = added
      .map((number) => file.object(number))
      .filter((each): each is PdfDict => isDict(each) && each.has('FT'));
    expect(widgets).toHaveLength(1);
    for (const widget of widgets) {
      const flags = widget.get('F');
      // ISO 19005-3 §6.3.2: Print set; Hidden, Invisible, NoView and ToggleNoView clear.
      expect(isInteger(flags) && flags & 0b100100111).toBe(0b100);
      expect(widget.get('Rect')).toEqual([0, 0, 0, 0]);
      expect(widget.has('A') || widget.has('AA')).toBe(false);
    }
    expect(renewed.subarray(-6).toString()).toBe('%%EOF\n');
  });

  it('costs little: below 40 KB for everything that makes it last, most of it room for two tokens', () => {
    expect(archived.length - sealed.length).toBeLessThan(40_000);
    expect(readDss(new PdfFile(archived)).ocsps).toEqual([]);
  });
});

describe('independent programs on an archived transcript', () => {
  itWith('qpdf')('qpdf finds no error', () => {
    for (const file of files) expect(runProgram('qpdf', ['--check', file])).toMatchObject({ status: 0 });
  });

  // This program cannot judge timestamps, but it says whether the last one covers the whole file.
  itWith('pdfsig')(
    'pdfsig still finds every signature valid, and the whole document covered at the end',
    () => {
      for (const file of files) {
        const parts = runProgram('pdfsig', ['-nocert', file])
          .output.split(/Signature #\d+:/)
          .slice(1);
        const own = parts.filter((part) => part.includes('ETSI.CAdES.detached'));
        expect(own.length).toBeGreaterThan(storedSignatures(new PdfFile(sealed)).length);
        for (const part of own) expect(part).toContain('Signature Validation: Signature is Valid.');
        expect(parts.at(-1)).toContain('Total document signed');
      }
    },
  );

  itWith('mutool')('mutool opens it', () => {
    for (const file of files) expect(runProgram('mutool', ['info', file]).output).toContain('Pages:');
  });

  itWith('openssl')('openssl ts verifies each document timestamp over its byte range, up to our root', () => {
    const roots = join(folder, 'roots.pem');
    writeFileSync(roots, pki.anchors.map((der) => toPem(der)).join(''));
    const timestamps = signatureDictionaries(new PdfFile(renewed));
    expect(timestamps).toHaveLength(3);
    for (const dict of timestamps) {
      const [, before = 0, after = 0, rest = 0] = (dict.get('ByteRange') as readonly number[]).map(Number);
      const [data, token] = [join(folder, 'data'), join(folder, 'token.der')];
      writeFileSync(
        data,
        Buffer.concat([renewed.subarray(0, before), renewed.subarray(after, after + rest)]),
      );
      writeFileSync(token, withoutPadding((dict.get('Contents') as PdfString).bytes));
      const moment = ['-attime', String(Math.floor(pki.at / 1000))];
      const args = ['ts', '-verify', '-in', token, '-token_in', '-data', data, '-CAfile', roots, ...moment];
      expect(runProgram('openssl', [...args, '-untrusted', intermediates()])).toMatchObject({ status: 0 });
    }
  });
});

const source = (object: PdfObject | undefined): string => serialize(object ?? null);

const intermediates = (): string => {
  const file = join(folder, 'ca.pem');
  writeFileSync(file, toPem(pki.intermediate.certificate));
  return file;
};

/** The token without the zeros that fill its room: its length stands in its first octets. */
const withoutPadding = (bytes: Buffer): Buffer => bytes.subarray(0, 4 + bytes.readUInt16BE(2));

function firstPage(file: PdfFile): number {
  const pages = file.dict(file.catalog().get('Pages'))!;
  const [kid] = file.resolve(pages.get('Kids')) as readonly { number: number }[];
  return kid!.number;
}

const signatureDictionaries = (file: PdfFile): PdfDict[] =>
  file.revisions.flatMap(({ entries, index }) =>
    [...entries.keys()]
      .map((number) => file.object(number, index))
      .filter((each): each is PdfDict => isDict(each) && each.get('SubFilter') !== undefined)
      .filter((each) => (each.get('SubFilter') as { value: string }).value === 'ETSI.RFC3161'),
  );
