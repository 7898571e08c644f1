// A signature that waits for its signer survives storage, and nothing else is taken for it.
import fc from 'fast-check';
import {
  embed,
  embedCms,
  embedInto,
  OpenDocument,
  prepare,
  prepareForCms,
  readPrepared,
  readPreparedCms,
  signedContent,
  type StoredPrepared,
  storePrepared,
} from '../../src/signing/index.ts';
import { signpdfSigner } from '../../src/signing/devices/index.ts';
import { barePdf } from '../support/bare-pdf.ts';
import { judged, pki } from '../support/received.ts';
import { request, signed } from '../support/signing.ts';

const device = pki.issue({ name: 'Nguyễn Thị Mẫu' }).device;
const other = pki.issue({ name: 'Lò Văn Thử', profile: 'p256' }).device;
const base = signed(barePdf({ fields: ['Z', 'A', 'B'] }), other, ['Z']);
const prepared = prepare(base, request(device, ['A']));
const json = JSON.stringify(storePrepared(prepared));
const stored = () => JSON.parse(json) as StoredPrepared;

describe('a stored prepared signature', () => {
  it('is completed later as if nothing had happened in between', () => {
    const again = readPrepared(stored(), base);
    expect(storePrepared(again)).toEqual(stored());
    const value = device.signSync(again.toBeSigned);
    const pdf = Buffer.concat([base, embed(again, value)]);
    expect(judged(pdf).verdict).toBe('valid');
    expect(pdf.equals(Buffer.concat([base, embed(prepared, value)]))).toBe(true);
  });

  it('lets an open document go on from there', () => {
    const open = new OpenDocument(base);
    const again = readPrepared(stored(), open);
    embedInto(open, again, device.signSync(again.toBeSigned));
    const next = prepare(open, request(other, ['B']));
    embedInto(open, next, other.signSync(next.toBeSigned));
    expect(judged(open.bytes())).toMatchObject({ verdict: 'valid', openFields: [] });
  });

  it('waits for a whole CMS just as well', async () => {
    const waiting = prepareForCms(base, request(device, ['A']), 'pkcs7');
    const kept = JSON.parse(JSON.stringify(storePrepared(waiting))) as unknown;
    const again = readPreparedCms(kept, base);
    expect(storePrepared(again)).toEqual(kept);
    const cms = await signpdfSigner(device).sign(signedContent(base, again));
    const pdf = Buffer.concat([base, embedCms(base, again, cms)]);
    expect(judged(pdf).verdict).toBe('valid');
    expect(() => readPrepared(kept, base)).toThrow('signing.storedUnreadable');
    expect(() => readPreparedCms(stored(), base)).toThrow('signing.storedUnreadable');
  });

  it('holds no secret and no document', () => {
    expect(json).not.toContain(base.subarray(0, 300).toString('base64'));
    expect(Object.keys(stored()).sort()).toEqual(
      ['baseLength', 'format', 'hole', 'signer', 'tail', 'toBeSigned', 'version'].sort(),
    );
  });

  it('is refused behind another document, a later version and an altered one', () => {
    const later = signed(base, other, ['B']);
    const altered = Buffer.from(base);
    altered[altered.indexOf('% page 1') + 3]! ^= 1;
    for (const document of [later, altered, barePdf({ fields: ['Z', 'A', 'B'] })])
      expect(() => readPrepared(stored(), document)).toThrow('signing.storedElsewhere');
  });
});

describe('what is not a stored prepared signature', () => {
  const garbled: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', json],
    ['a list', []],
    ['no members', {}],
    ['another format', { ...stored(), format: 'other' }],
    ['a later version', { ...stored(), version: 2 }],
    ['a length of text', { ...stored(), baseLength: '12' }],
    ['a negative length', { ...stored(), baseLength: -1 }],
    ['no update', { ...stored(), tail: '' }],
    ['loose base64', { ...stored(), tail: `${stored().tail.slice(0, -4)}!!` }],
    ['a hole of text', { ...stored(), hole: 'x' }],
    ['a hole of three', { ...stored(), hole: [...stored().hole, 1] }],
    ['a hole elsewhere', { ...stored(), hole: [0, stored().hole[1]] }],
    ['a hole behind the end', { ...stored(), hole: [stored().hole[0], 9e15] }],
    ['an empty hole', { ...stored(), hole: [stored().hole[0], stored().hole[0]] }],
    ['no question', { ...stored(), toBeSigned: undefined }],
    ['an unknown algorithm', { ...stored(), signer: { ...stored().signer, algorithm: 'toString' } }],
    ['a weak algorithm', { ...stored(), signer: { ...stored().signer, algorithm: 'rsa-pkcs1-sha1' } }],
    ['no certificate', { ...stored(), signer: { ...stored().signer, chain: [] } }],
    ['a certificate that is none', { ...stored(), signer: { ...stored().signer, chain: ['AAAA'] } }],
    ['an unknown form', { ...stored(), form: 'x509' }],
  ];

  it.each(garbled)('is refused: %s', (_, value) => {
    expect(() => readPrepared(value, base)).toThrow('signing.storedUnreadable');
  });

  it('is refused: another signer’s certificate, digest or attributes', () => {
    const theirs = storePrepared(prepare(base, request(other, ['A'])));
    const { signer, toBeSigned } = theirs;
    const digest = toBeSigned.digest;
    for (const swapped of [
      { ...stored(), signer },
      { ...stored(), toBeSigned },
      { ...stored(), toBeSigned: { ...stored().toBeSigned, digest } },
      { ...stored(), tail: theirs.tail },
    ])
      expect(() => readPrepared(swapped, base)).toThrow(/signing\.stored/);
  });

  it('is refused: any byte of the update or the question changed', () => {
    const changed = (text: string, at: number, change: number) => {
      const bytes = Buffer.from(text, 'base64');
      bytes[at % bytes.length]! ^= change;
      return bytes.toString('base64');
    };
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, change, question) => {
        const { tail, toBeSigned } = stored();
        const garbledNow = question
          ? { ...stored(), toBeSigned: { ...toBeSigned, bytes: changed(toBeSigned.bytes, at, change) } }
          : { ...stored(), tail: changed(tail, at, change) };
        expect(() => readPrepared(garbledNow, base)).toThrow(/signing\.stored/);
      }),
      { numRuns: 300 },
    );
  });

  it('never crashes on any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(stored())), (value, member) => {
        const garbledNow = { ...stored(), [member]: value };
        if (JSON.stringify(garbledNow) === json) return;
        expect(() => readPrepared(garbledNow, base)).toThrow(/signing\.stored/);
      }),
      { numRuns: 300 },
    );
  });
});
