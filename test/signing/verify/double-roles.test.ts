// Objects with two roles, prepared before anybody signs: what may change in one role shows in the other (shadow attacks).
import { PdfFile, PdfRef, type PdfObject, TailWriter } from '../../../src/signing/pdf/index.ts';
import { type VerificationReport, verify } from '../../../src/signing/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { nextNumber, updated, withEntry } from '../../support/changed.ts';
import { testPki } from '../../support/pki.ts';
import { signed } from '../../support/signing.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const teacher = pki.issue({ name: 'Nguyễn Thị Ánh Tuyết' }).device;
const check = (pdf: Uint8Array): VerificationReport => verify(pdf, { anchors, at: pki.at });

const CATALOG = 1;
const PAGE = 4;
const base = barePdf({ pages: 2, fields: ['A', 'B'] });
/** The object with two roles. */
const DOUBLE = nextNumber(base);

const stream = (entries: string, content: string) =>
  `<<${entries}/Length ${content.length}>>\nstream\n${content}\nendstream`;

/** The page uses the double object as `entry`, the catalog as `role`; then somebody signs. */
function prepared(source: string, entry: 'Resources' | 'Contents', role: string): Buffer {
  const page = withEntry(base, PAGE, entry, `${DOUBLE} 0 R`);
  const catalog = withEntry(base, CATALOG, role, `${DOUBLE} 0 R`);
  return signed(updated(base, { [PAGE]: page, [CATALOG]: catalog, [DOUBLE]: source }), teacher, ['A']);
}

/** The same with the double object as the document information that the trailer names. */
function informed(source: string): Buffer {
  const { trailer, section, end } = new PdfFile(base).last;
  const writer = new TailWriter({
    length: end,
    startxref: section.start,
    xrefKind: section.kind,
    size: DOUBLE + 1,
    root: trailer.get('Root') as PdfRef,
    info: new PdfRef(DOUBLE, 0),
    id: trailer.get('ID') as readonly PdfObject[],
  });
  writer.object(DOUBLE, source);
  writer.object(PAGE, withEntry(base, PAGE, 'Resources', `${DOUBLE} 0 R`));
  return signed(Buffer.concat([base, writer.finish().tail]), teacher, ['A']);
}

/** An update such as archiving products write, for which nobody needs a key, with what the attacker adds to it. */
function archived(pdf: Buffer, objects: Readonly<Record<number, string>> = {}): Buffer {
  const catalog = withEntry(pdf, CATALOG, 'DSS', `${nextNumber(pdf)} 0 R`);
  return updated(pdf, { [CATALOG]: catalog, ...objects }, ['<</Type/DSS/Certs[]>>']);
}

const METADATA = '/Type/Metadata/Subtype/XML';

describe('an archived document', () => {
  it('whose information or metadata are written anew, and are nothing else, is valid', () => {
    const titled = updated(base, {
      [CATALOG]: withEntry(base, CATALOG, 'Metadata', `${DOUBLE} 0 R`),
      [DOUBLE]: stream(METADATA, '<x/>'),
    });
    const pdf = signed(titled, teacher, ['A']);
    expect(check(archived(pdf, { [DOUBLE]: stream(METADATA, '<y/>') })).verdict).toBe('valid');
  });

  it('whose information is a page’s resources as well is valid only as it was signed', () => {
    const pdf = informed('<</Font<<>>>>');
    expect(check(archived(pdf)).verdict).toBe('valid');
    expect(check(archived(pdf, { [DOUBLE]: '<</Font<</F 3 0 R>>>>' })).verdict).toBe('invalid');
  });

  it('whose metadata are a page’s content as well is valid only as it was signed', () => {
    const pdf = prepared(stream(METADATA, '0 0 9 9 re f'), 'Contents', 'Metadata');
    expect(check(archived(pdf)).verdict).toBe('valid');
    expect(check(archived(pdf, { [DOUBLE]: stream(METADATA, '9 9 9 9 re f') })).verdict).toBe('invalid');
  });

  it('whose security store is a page’s resources as well is valid only as it was signed', () => {
    const hiding = prepared('<</XObject<</I 3 0 R>>>>', 'Resources', 'DSS');
    expect(check(hiding).verdict).toBe('valid');
    expect(check(updated(hiding, { [DOUBLE]: '<</Type/DSS/Certs[]>>' })).verdict).toBe('invalid');
  });
});

describe('a list of annotations that is the page tree as well', () => {
  /** An empty list of fields and annotations beside the pages, then the list shared with the page tree. */
  const shared = (pdf: Buffer) =>
    updated(pdf, {
      2: withEntry(pdf, 2, 'Kids', `${DOUBLE} 0 R`),
      [PAGE]: withEntry(pdf, PAGE, 'Annots', `${DOUBLE} 0 R`),
      [DOUBLE]: '[4 0 R 6 0 R]',
    });

  it('takes no page dressed up as a signature field', () => {
    const pdf = signed(shared(base), teacher, ['A']);
    expect(check(pdf).verdict).toBe('valid');
    const field = nextNumber(pdf);
    const disguised = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/FT/Sig/Subtype/Widget/T(X)/Rect[0 0 0 0]';
    const bare = `${disguised}/V ${field + 1} 0 R>>`;
    const report = check(
      updated(pdf, { [DOUBLE]: `[4 0 R 6 0 R ${field} 0 R]` }, [bare, '<</Type/DocTimeStamp>>']),
    );
    expect(report.findings.map(({ en }) => en).join()).toContain(`object ${DOUBLE} was replaced`);
  });
});
