// The doctor names each thing a reader may object to, and not where it is absent.
import fc from 'fast-check';
import { type Instant, instant } from '../../../src/kernel/index.ts';
import {
  type ComplaintCode,
  complaintTable,
  describeComplaint,
  diagnose,
} from '../../../src/signing/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { flipped, updated, withEntry } from '../../support/changed.ts';
import { testPki } from '../../support/pki.ts';
import { boxes, signed } from '../../support/signing.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);
const teacher = pki.issue({ name: 'Nguyễn Thị Mẫu' }).device;
const base = barePdf({ fields: ['A', 'B'] });
const once = signed(base, teacher, ['A']);
const codes = (pdf: Uint8Array, at: Instant = pki.at, trusted = anchors): ComplaintCode[] =>
  diagnose(pdf, { anchors: trusted, at }).map(({ code }) => code);
const replaced = (pdf: Buffer, from: string, to: string) =>
  Buffer.from(pdf.toString('latin1').replace(from, to), 'latin1');
const withForm = (entries: string) =>
  updated(base, { 1: withEntry(base, 1, 'AcroForm', `<</SigFlags 3${entries}/Fields[]>>`) });
/** Signs a document in which something was prepared beforehand. */
const prepared = (change: (pdf: Buffer) => Buffer, fields = ['A']) =>
  signed(change(base), teacher, fields, { appearances: boxes(...fields) });

describe('a signed document of ours', () => {
  it('is told only what any signature at B-B is told', () => {
    expect(codes(once).sort()).toEqual(['certificate.readerTrust', 'file.notPdfA', 'level.noTimestamp']);
  });
});

describe('the doctor tells', () => {
  it.each<[ComplaintCode, string, () => Buffer]>([
    ['file.notPdf', 'a file of another kind', () => Buffer.from('PK\u0003\u0004 not a PDF')],
    ['file.notPdf', 'an empty file', () => Buffer.alloc(0)],
    [
      'file.headerLate',
      'a header behind mail headers',
      () => Buffer.concat([Buffer.from('X-Mail: 1\n'), once]),
    ],
    ['file.noStartxref', 'a file cut off', () => base.subarray(0, base.lastIndexOf('startxref'))],
    ['file.startxrefWrong', 'a wrong startxref', () => replaced(base, 'startxref\n', 'startxref\n1')],
    ['file.structure', 'a broken table', () => replaced(base, ' 00000 n ', ' 0000x n ')],
    ['file.trailingBytes', 'bytes behind the end', () => Buffer.concat([once, Buffer.from('<!-- ad -->')])],
    [
      'file.encrypted',
      'a password',
      () => replaced(base, '/Root 1 0 R', '/Root 1 0 R/Encrypt<</Filter/Standard>>'),
    ],
    ['form.needAppearances', 'NeedAppearances', () => withForm('/NeedAppearances true')],
    ['form.xfa', 'XFA', () => withForm('/XFA[]')],
    ['form.noSigFlags', 'undeclared signatures', () => replaced(once, '/SigFlags 3', '/SigFlags 0')],
    ['signature.none', 'no signature', () => base],
    ['signature.failed', 'an altered document', () => flipped(once, once.indexOf('% page 1') + 4)],
    ['signature.sha1', 'SHA-1', () => replaced(once, '/ETSI.CAdES.detached', '/adbe.pkcs7.sha1    ')],
    [
      'signature.subFilter',
      'another kind',
      () => replaced(once, '/ETSI.CAdES.detached', '/acme.CAdES.detached'),
    ],
    [
      'signature.unsupported',
      'something else in a signature field',
      () => replaced(once, '/Type/Sig/', '/Type/Rig/'),
    ],
    ['signature.noTime', 'a missing time', () => replaced(once, '/M(D:', '/Q(D:')],
    [
      'signature.noAppearance',
      'an empty look',
      () => Buffer.concat([base, replaced(once.subarray(base.length), '/AP', '/AQ')]),
    ],
    ['signature.shared', 'fields that share one signature', () => signed(base, teacher, ['A', 'B'])],
    [
      'signature.pss',
      'RSA-PSS',
      () => signed(base, pki.issue({ name: 'PSS', algorithm: 'rsa-pss-sha256' }).device, ['A']),
    ],
    [
      'certificate.untrusted',
      'an unknown authority',
      () => signed(base, pki.bad.unknownIssuer().device, ['A']),
    ],
    ['level.noTimestamp', 'no timestamp', () => once],
    ['certificate.readerTrust', 'an authority readers may not know', () => once],
    ['file.notPdfA', 'a document that is no PDF/A', () => once],
  ])('%s: %s', (code, _, make) => expect(codes(make())).toContain(code));

  it('certificate.expiresSoon and certificate.expired, as time goes by', () => {
    expect(codes(once, instant('2029-12-01'))).toContain('certificate.expiresSoon');
    const late = codes(once, instant('2031-01-01'));
    expect(late).toContain('certificate.expired');
    expect(late).not.toContain('certificate.expiresSoon');
    expect(codes(once, instant('2029-06-01'))).not.toContain('certificate.expiresSoon');
  });

  it('file.hybrid where a table hides a second cross-reference', () => {
    const head = base.subarray(0, base.lastIndexOf('xref\n0'));
    const rows = Buffer.alloc(4);
    const stream = Buffer.from('<</Type/XRef/Size 1/W[1 2 1]/Length 4>>\nstream\n');
    const hidden = Buffer.concat([
      Buffer.from('99 0 obj\n'),
      stream,
      rows,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
    const rest = base
      .subarray(head.length)
      .toString('latin1')
      .replace('/Root', `/XRefStm ${head.length}/Root`)
      .replace(/startxref\n\d+/, `startxref\n${head.length + hidden.length}`);
    expect(codes(Buffer.concat([head, hidden, Buffer.from(rest, 'latin1')]))).toContain('file.hybrid');
  });

  it('file.notPdfA no longer where the document declares it', () => {
    const xmp = '<x><pdfaid:part>3</pdfaid:part></x>';
    const declaring = prepared((pdf) => {
      const first = Number(/\/Size (\d+)/.exec(pdf.toString('latin1'))![1]);
      const catalog = withEntry(pdf, 1, 'OutputIntents', '[<</S/GTS_PDFA1>>]').slice(0, -2);
      return updated(pdf, { 1: `${catalog}/Metadata ${first} 0 R>>` }, [
        `<</Type/Metadata/Subtype/XML/Length ${xmp.length}>>\nstream\n${xmp}\nendstream`,
      ]);
    });
    expect(codes(declaring)).not.toContain('file.notPdfA');
  });

  it('the graver things first, each with advice in both languages', () => {
    const told = diagnose(Buffer.concat([once, Buffer.from('x')]), { anchors, at: pki.at });
    const order = told.map(({ gravity }) => ['refused', 'doubted', 'noted'].indexOf(gravity));
    expect(order).toEqual([...order].sort());
    for (const { vi, en, advice } of told)
      for (const text of [vi, en, advice.vi, advice.en]) expect(text).toMatch(/\S/);
    for (const { vi, en } of told) expect(`${vi}${en}`).not.toContain('{detail}');
  });

  it('something more about any file in which a bit was changed', () => {
    const hurt = fc.tuple(fc.nat(once.length - 1), fc.nat(7));
    fc.assert(
      fc.property(hurt, ([at, bit]) => {
        const usual = codes(once);
        expect(codes(flipped(once, at, bit)).filter((code) => !usual.includes(code))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what concerns many signatures', () => {
  const manifold = barePdf({ fields: ['A', 'B', 'C'] });
  const thrice = ['A', 'B', 'C'].reduce((pdf, field) => signed(pdf, teacher, [field]), manifold);
  const told = diagnose(thrice, { anchors, at: pki.at });
  const about = (code: ComplaintCode) => told.filter((each) => each.code === code);

  it('is one complaint with all of them', () => {
    expect(about('level.noTimestamp')).toMatchObject([{ concerns: 'signature', about: ['A', 'B', 'C'] }]);
    expect(about('certificate.readerTrust')).toMatchObject([
      { concerns: 'authority', about: ['CA cá nhân (MẪU)'] },
    ]);
  });

  it('is counted and listed in words', () => {
    const [complaint] = about('level.noTimestamp');
    expect(describeComplaint(complaint!, 'vi').about).toBe('3 chữ ký: A, B, C');
    expect(describeComplaint(complaint!, 'en').about).toBe('3 signatures: A, B, C');
    expect(describeComplaint(about('certificate.readerTrust')[0]!, 'en').about).toMatch(/^1 authority: /);
    expect(describeComplaint(about('file.notPdfA')[0]!, 'en').about).toBeUndefined();
  });

  it('tells which signatures a failure touches, and the others not', () => {
    const second = signed(manifold, teacher, ['A']).length;
    const hurt = flipped(thrice, thrice.indexOf('/M(D:20', second) + 8);
    const failed = diagnose(hurt, { anchors, at: pki.at }).filter(({ code }) => code === 'signature.failed');
    const names = new Set(failed.flatMap((each) => each.about));
    expect([...names].sort()).toEqual(['B', 'C']);
  });

  it('names a signature of many fields once', () => {
    const shared = signed(base, teacher, ['A', 'B']);
    const [complaint] = diagnose(shared, { anchors, at: pki.at }).filter(
      ({ code }) => code === 'signature.shared',
    );
    expect(complaint?.about).toEqual(['A (+1)']);
  });
});

describe('every complaint', () => {
  it('is in both languages, with advice in both', () => {
    for (const { vi, en, advice } of Object.values(complaintTable))
      for (const text of [vi, en, advice.vi, advice.en]) expect(text.trim()).not.toBe('');
  });
});
