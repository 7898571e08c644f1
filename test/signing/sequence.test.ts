// Many people sign one document in sequence.
import { embedInto, OpenDocument, prepare } from '../../src/signing/index.ts';
import { PdfFile } from '../../src/signing/pdf/index.ts';
import { barePdf } from '../support/bare-pdf.ts';
import { testPki } from '../support/pki.ts';
import { invisible, request, signed } from '../support/signing.ts';

const pki = testPki();
const teacher = pki.issue({ name: 'Nguyễn Thị Ánh Tuyết' }).device;
const principal = pki.issue({ name: 'Lò Văn Bình', profile: 'p256' }).device;

describe('signing in sequence', () => {
  const base = barePdf({ pages: 2, fields: ['.Author', 'A', 'B', 'C', 'Seal!'] });

  it('makes every signed version a byte-prefix of every later version', () => {
    const versions = [base];
    const next = (...args: Parameters<typeof signed> extends [unknown, ...infer Rest] ? Rest : never) =>
      versions.push(signed(versions.at(-1)!, ...args));
    next(teacher, ['Author'], { certify: true, ...invisible });
    next(teacher, ['A']);
    next(principal, ['B', 'C']);
    next(principal, ['Seal']);
    for (const [i, earlier] of versions.entries()) {
      for (const later of versions.slice(i))
        expect(later.subarray(0, earlier.length).equals(earlier)).toBe(true);
    }
    expect(new PdfFile(versions.at(-1)!).revisions).toHaveLength(5);
  });

  it('gives the same bytes whether the document stays open or is read again', () => {
    const open = new OpenDocument(base);
    let cold = base;
    for (const field of ['A', 'B', 'C']) {
      const prepared = prepare(open, request(teacher, [field]));
      embedInto(open, prepared, teacher.signSync(prepared.toBeSigned));
      cold = signed(cold, teacher, [field]);
    }
    expect(open.bytes().equals(cold)).toBe(true);
  });

  it('refuses a field that is taken, missing, or behind the seal, and a late certification', () => {
    const one = signed(base, teacher, ['A']);
    const sealed = signed(one, principal, ['Seal']);
    expect(() => signed(one, teacher, ['A'])).toThrow('signing.fieldTaken');
    expect(() => signed(one, teacher, ['Z'])).toThrow('signing.fieldMissing');
    expect(() => signed(sealed, teacher, ['B'])).toThrow('signing.documentSealed');
    expect(() => signed(one, teacher, ['B'], { certify: true })).toThrow('signing.certificationNotFirst');
    expect(() => signed(one, teacher, ['B'], invisible)).toThrow('signing.appearanceMissing');
    expect(() => signed(Buffer.from('%PDF-1.7 no'), teacher, ['A'])).toThrow('signing.unreadablePdf');
  });
});
