// Whatever was read before, a value says exactly what reading it in full says.
import fc from 'fast-check';
import { attribute, contentsReader, parseSignedData, verifySigner } from '../../../src/signing/cms/index.ts';
import type { ContentsReader, ParsedSignedData } from '../../../src/signing/cms/index.ts';
import { octetString } from '../../../src/signing/der/index.ts';
import { certificateReader } from '../../../src/signing/x509/index.ts';
import { testPki } from '../../support/pki.ts';
import {
  contentTypeAttribute,
  craft,
  digestAttribute,
  namingAttribute,
  sha256,
  type Shape,
} from './craft.ts';

const pki = testPki();
const teacher = pki.issue({ name: 'Nguyễn Thị Mẫu', profile: 'rsa2048' });
const principal = pki.issue({ name: 'Trần Văn Khác', profile: 'p256' });
const about = (content: string, signer = teacher, shape: Shape = {}): Buffer => {
  const attributes = [
    contentTypeAttribute,
    digestAttribute(sha256(Buffer.from(content))),
    namingAttribute(signer.certificate),
  ];
  return Buffer.concat([craft(signer, { attributes, ...shape }), Buffer.alloc(40)]);
};

const certificateOf = certificateReader();
const inFull: ContentsReader = (contents) => parseSignedData(contents, { after: 'zeros', certificateOf });

/** Every fact as text, wherever its octets are kept. */
const facts = (parsed: ParsedSignedData): string =>
  JSON.stringify(parsed, (key, value: unknown) => {
    if (key === 'certificate') return (value as { readonly digest: Buffer }).digest.toString('hex');
    if (key === 'certificates')
      return (value as readonly { readonly digest: Buffer }[]).map((each) => each.digest);
    return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
  });

/** A reader that knows the teacher's and the principal's signatures from other documents. */
function experienced(): ContentsReader {
  const read = contentsReader(certificateOf);
  for (const signer of [teacher, principal]) expect(read(about('before', signer)).ok).toBe(true);
  return read;
}

test('another signature of somebody known is read to its own facts', () => {
  const read = experienced();
  for (const signer of [teacher, principal, teacher]) {
    const contents = about('another document', signer);
    const parsed = read(contents);
    expect(facts(parsed)).toBe(facts(inFull(contents)));
    if (!parsed.ok) throw new Error(parsed.detail);
    expect(verifySigner(parsed.cms, sha256(Buffer.from('another document')))).toMatchObject({
      digestMatches: true,
      signatureValid: true,
    });
  }
});

test('what it gives depends neither on earlier values nor on what becomes of their bytes', () => {
  const read = contentsReader(certificateOf);
  const first = about('first');
  const kept = facts(read(first));
  first.fill(0xff);
  const second = read(about('first'));
  expect(facts(second)).toBe(kept);
  const other = about('second');
  expect(facts(read(other))).toBe(facts(inFull(other)));
  expect(facts(second)).toBe(kept);
});

test('one changed octet anywhere is read, or refused, as in full', () => {
  const read = experienced();
  const contents = about('a third document');
  fc.assert(
    fc.property(fc.nat(contents.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Buffer.from(contents);
      changed[at]! ^= flip;
      expect(facts(read(changed))).toBe(facts(inFull(changed)));
    }),
    { numRuns: 3000 },
  );
});

test('values cut off, longer, or with something behind are read, or refused, as in full', () => {
  const read = experienced();
  const contents = about('a fourth document');
  for (let length = 0; length <= contents.length; length += 7) {
    const cut = contents.subarray(0, length);
    expect(facts(read(cut))).toBe(facts(inFull(cut)));
  }
  for (const rest of [[0], [1], [0, 0, 9], [0x30, 0x00]]) {
    const longer = Buffer.concat([contents, Buffer.from(rest)]);
    expect(facts(read(longer))).toBe(facts(inFull(longer)));
  }
});

test('unsigned attributes belong to one signature alone', () => {
  const read = experienced();
  const note = (text: string) => attribute('1.3.6.1.4.1.99999.1', octetString(Buffer.from(text)));
  for (const text of ['one', 'two', 'one']) {
    const contents = about('same', teacher, { unsigned: [note(text)] });
    expect(facts(read(contents))).toBe(facts(inFull(contents)));
  }
});

test('more signers than it remembers are read all the same', () => {
  const read = contentsReader(certificateOf, 1);
  for (const signer of [teacher, principal, teacher, principal]) {
    const contents = about('x', signer);
    expect(facts(read(contents))).toBe(facts(inFull(contents)));
  }
});
