// What a signature permits is read the same way by signer and verifier, however it is written down.
import { isDict, PdfFile } from '../../src/signing/pdf/index.ts';
import { certificationIn, isLocked, locksIn } from '../../src/signing/permissions.ts';
import { barePdf } from '../support/bare-pdf.ts';
import { nextNumber, updated } from '../support/changed.ts';

function signatureSaying(reference: string, ...others: readonly string[]) {
  const base = barePdf();
  const number = nextNumber(base);
  const file = new PdfFile(updated(base, {}, [`<</Type/Sig/Reference[${reference}]>>`, ...others]));
  const signature = file.object(number);
  if (!isDict(signature)) throw new Error('no signature');
  return { file, signature, upTo: file.last.index };
}
const second = nextNumber(barePdf()) + 1;

describe('the permissions of a signature', () => {
  it.each([
    ['/TransformMethod/DocMDP/TransformParams<</P 2>>', 2],
    ['/TransformMethod/DocMDP', 2],
    ['/TransformMethod/DocMDP/TransformParams<</P 9>>', 1],
    ['/TransformMethod/UR3/TransformParams<</P 2>>', undefined],
  ])('%s certify at level %s', (reference, level) => {
    const { file, signature, upTo } = signatureSaying(`<<${reference}>>`);
    expect(certificationIn(file, signature, upTo)).toBe(level);
  });

  it('take the strictest of several, wherever it stands', () => {
    const say = (level: number) => `<</TransformMethod/DocMDP/TransformParams<</P ${level}>>>>`;
    const { file, signature, upTo } = signatureSaying(say(3) + say(1));
    expect(certificationIn(file, signature, upTo)).toBe(1);
  });

  it('hold also when method, action and names are written as references', () => {
    const lock = `<</TransformMethod ${second} 0 R/TransformParams<</Action ${second + 1} 0 R/Fields[${second + 2} 0 R]>>>>`;
    const { file, signature, upTo } = signatureSaying(lock, '/FieldMDP', '/Include', '(A)');
    const locks = locksIn(file, signature, [], upTo);
    expect(locks).toEqual([{ action: 'Include', fields: ['A'] }]);
    expect([isLocked(locks, 'A'), isLocked(locks, 'A.child'), isLocked(locks, 'B')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
