// The verification report on paper: what is on it, its colours, and that no text from a file can break it.
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { draftVerificationReport, REPORT_FILE, type SheetVerdict } from '../../src/documents/index.ts';
import {
  decodeStream,
  PdfFile,
  type PdfDict,
  type PdfName,
  type PdfObject,
  type PdfStream,
  type PdfString,
  textOf,
} from '../../src/signing/pdf/index.ts';
import { sheetFile, sheetSignature, verificationSheet } from '../support/verification-sheet.ts';
import { poppler, qpdfComplaints } from './support/render.ts';
import { wordsOf } from './support/words.ts';

const text = (pdf: Uint8Array) => poppler('pdftotext', pdf, '-layout');
const pagesOf = (pdf: Uint8Array) => text(pdf).split('\f').slice(0, -1);

describe('a printed report', () => {
  const pdf = draftVerificationReport(verificationSheet());
  const file = new PdfFile(pdf);
  const catalog = file.catalog();
  const dict = (value: PdfObject | undefined): PdfDict => file.dict(value)!;
  const array = (value: PdfObject | undefined) => file.resolve(value) as readonly PdfObject[];

  it('says verdict, file, signatures, basis and anchors', () => {
    const said = text(pdf);
    for (const part of ['HỢP LỆ', 'hoc-ba.pdf', 'Nguyễn Thị Mẫu', 'B-LTA', 'TOTAL-PASSED', 'Giáp Lai 0.1.0'])
      expect(said).toContain(part);
    expect(said).toContain('ab'.repeat(32));
    expect(said).toContain('In lúc 20/06/2026 08:00:00 (+07:00)');
  });

  it('is PDF/A-3b without a form, in its language, and sound to qpdf', () => {
    const packet = decodeStream(file.resolve(catalog.get('Metadata')) as PdfStream).toString('utf8');
    expect(packet).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(catalog.has('AcroForm') || catalog.has('Extensions')).toBe(false);
    expect(textOf(catalog.get('Lang') as PdfString)).toBe('vi-VN');
    const english = new PdfFile(draftVerificationReport(verificationSheet({ language: 'en' })));
    expect(textOf(english.catalog().get('Lang') as PdfString)).toBe('en');
    expect(qpdfComplaints(pdf)).toBe('');
    expect(poppler('pdffonts', pdf).match(/ yes yes yes /g)).toHaveLength(3);
  });

  it('carries the JSON report as the data it shows', () => {
    const [specification] = array(catalog.get('AF')).map((each) => dict(each));
    expect(textOf(specification!.get('UF') as PdfString)).toBe(REPORT_FILE);
    expect((specification!.get('AFRelationship') as PdfName).value).toBe('Data');
    const attached = file.resolve(dict(specification!.get('EF')).get('F')) as PdfStream;
    expect(decodeStream(attached).toString('utf8')).toBe(verificationSheet().json);
  });

  it('is the same for the same sheet', () => {
    expect(Buffer.compare(pdf, draftVerificationReport(verificationSheet()))).toBe(0);
  });
});

describe('many signatures', () => {
  const signatures = Array.from({ length: 40 }, (_, i) =>
    sheetSignature({ signer: `Người ký thứ ${i + 1}` }),
  );
  const pages = pagesOf(draftVerificationReport(verificationSheet({ files: [sheetFile({ signatures })] })));

  it('are all there, in order, under the table’s head on every page', () => {
    const numbers = [...pages.join('').matchAll(/Người ký thứ (\d+)/g)].map((match) => Number(match[1]));
    expect(numbers).toEqual(signatures.map((_, i) => i + 1));
    for (const page of pages.filter((each) => each.includes('Người ký thứ')))
      expect(page).toContain('Toàn vẹn');
  });

  it('leave page n of N on each page', () => {
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, i) => expect(page).toContain(`Trang ${i + 1}/${pages.length}`));
  });

  it('of a hostile file are told as a number beyond the first 200', () => {
    const many = Array.from({ length: 1000 }, () => sheetSignature());
    const said = text(
      draftVerificationReport(verificationSheet({ files: [sheetFile({ signatures: many })] })),
    );
    expect(said.match(/Nguyễn Thị Mẫu/g)).toHaveLength(200);
    expect(said).toContain('800 nữa, xem tệp JSON đính kèm');
  });
});

describe('several files', () => {
  it('are summed up first, then have a page each that names them', () => {
    const files = [
      sheetFile({ name: 'một.pdf' }),
      sheetFile({ name: 'hai.pdf', verdict: 'invalid', headline: 'KHÔNG HỢP LỆ' }),
      sheetFile({ name: 'ba.pdf', verdict: 'unread', headline: 'KHÔNG MỞ ĐƯỢC TỆP', signatures: [] }),
    ];
    const pages = pagesOf(draftVerificationReport(verificationSheet({ files })));
    expect(pages).toHaveLength(3);
    for (const { name, headline } of files) {
      expect(pages[0]).toContain(name);
      expect(pages[0]).toContain(headline);
    }
    expect(pages[1]).toMatch(/một\.pdf\s*$/);
    expect(pages[2]).toMatch(/hai\.pdf\s*$/);
  });

  it('or none at all make a report too', () => {
    expect(
      qpdfComplaints(draftVerificationReport(verificationSheet({ files: [], anchors: [], basis: [] }))),
    ).toBe('');
  });
});

describe('the colour', () => {
  const verdicts: readonly SheetVerdict[] = ['valid', 'invalid', 'indeterminate', 'unsigned', 'unread'];

  it.each(verdicts)('of a report whose verdict is %s is green only if it is valid', (verdict) => {
    const pdf = draftVerificationReport(verificationSheet({ files: [sheetFile({ verdict })] }));
    const { green, red } = coloured(pdf);
    expect(green > 0).toBe(verdict === 'valid');
    expect(red > 0).toBe(verdict === 'invalid');
  });
});

/** How many pixels are clearly green, and clearly red, on all pages together. */
function coloured(pdf: Uint8Array): { readonly green: number; readonly red: number } {
  const pictures = execFileSync('pdftoppm', ['-r', '40', '-'], { input: pdf, maxBuffer: 64 << 20 });
  let [green, red, at] = [0, 0, 0];
  while (at < pictures.length) {
    const [head, width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(
      pictures.toString('latin1', at, at + 64),
    )!;
    const end = at + head.length + Number(width) * Number(height) * 3;
    for (at += head.length; at < end; at += 3) {
      const [r, g, b] = [pictures[at]!, pictures[at + 1]!, pictures[at + 2]!];
      if (g > r + 40 && g > b + 20) green += 1;
      if (r > g + 80 && r > b + 80) red += 1;
    }
  }
  return { green, red };
}

describe('text from outside', () => {
  const nasty = [
    'Nguyễn\u202egnp.exe\u0000\u001b[31mĐỎ',
    'x'.repeat(100_000),
    '😀'.repeat(300),
    '中文 العربية ไทย',
    '\ud800 half \udfff',
    'Z͑ͫ̓a̠l̸g͟o'.repeat(90),
    ')\\ endstream endobj << /JS (x) >>',
    ' \n\r\t\u2028 ',
    '',
  ];
  const everywhere = (words: readonly string[]) => {
    const at = (i: number) => words[i % words.length]!;
    const said = { weight: 'failure', text: at(4), indication: at(5) } as const;
    return verificationSheet({
      subtitle: at(0),
      basis: [[at(1), at(2)]],
      anchors: [{ subject: at(3), fingerprint: at(4) }],
      files: words.slice(0, 3).map((word, i) =>
        sheetFile({
          name: word,
          headline: at(i + 1),
          explanation: at(i + 2),
          facts: [[at(i + 3), at(i + 4)]],
          statements: [said],
          registry: { statement: said, facts: [[at(i), at(i + 1)]] },
          signatures: [
            sheetSignature({
              signer: word,
              particulars: [at(i + 5)],
              details: at(i + 6),
              integrity: { text: at(i + 7), weight: 'failure' },
              statements: [said],
            }),
          ],
        }),
      ),
    });
  };

  it('is named where it cannot be seen or set, and stays on the page', () => {
    const pdf = draftVerificationReport(everywhere(nasty));
    const said = text(pdf).replace(/\s+/g, '');
    expect(said).toContain('Nguyễn[U+202E]gnp.exe[U+0000][U+001B][31mĐỎ');
    expect(said).toContain('…[+99600]');
    expect(said).toContain('[U+4E2D][U+6587]');
    expect(qpdfComplaints(pdf)).toBe('');
    for (const { left, right, top, bottom } of wordsOf(pdf)) {
      expect(left).toBeGreaterThan(40);
      expect(right).toBeLessThan(595 - 40);
      expect(top).toBeGreaterThan(30);
      expect(bottom).toBeLessThan(842 - 15);
    }
  });

  it('of any kind is drawn', () => {
    const word = fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.constantFrom(...nasty));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        expect(new PdfFile(draftVerificationReport(everywhere(words))).revisions).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});
