// Extending documents of every shape: forms and annotations inside or outside their holders, both kinds of xref, foreign /DSS.
import { createHash } from 'node:crypto';
import { attribute, cmsOids, signedData } from '../../../src/signing/cms/index.ts';
import { instant } from '../../../src/kernel/index.ts';
import { extend, prepare, embed, signatureImprint, type ExtendOptions } from '../../../src/signing/index.ts';
import {
  embedTimestamp,
  levelOf,
  prepareTimestamp,
  provedTimes,
  readDss,
  storedSignatures,
} from '../../../src/signing/extend/index.ts';
import {
  isArray,
  isDict,
  PdfFile,
  PdfName,
  PdfRef,
  PdfStream,
  TailWriter,
  type PdfDict,
} from '../../../src/signing/pdf/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import {
  inProcessSource,
  inProcessTimestamper,
  timestampAuthority,
  tokenFor,
} from '../../support/authorities.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { nextNumber, updated, withEntry } from '../../support/changed.ts';
import { testPki } from '../../support/pki.ts';
import { request, signed } from '../../support/signing.ts';

const pki = testPki();
const teacher = pki.issue({ name: 'Nguyễn Thị Mẫu' }).device;
const authority = timestampAuthority();
const later = (days: number) => instant(pki.at + days * 86_400_000);
const now = () => later(1);

const options = (more: Partial<ExtendOptions> = {}): ExtendOptions => ({
  to: 'B-LTA',
  anchors: pki.anchors.map(parseCertificate),
  revocation: inProcessSource(now),
  timestamper: inProcessTimestamper(authority, () => pki.at),
  at: now(),
  otherwise: 'fault',
  ...more,
});
const extended = async (pdf: Uint8Array, more: Partial<ExtendOptions> = {}) => {
  const { tail, level } = await extend(pdf, options(more));
  return { pdf: Buffer.concat([pdf, tail]), level };
};
const objectsOf = (file: PdfFile, index: number) => [...file.revisions[index]!.entries.keys()];
const last = (pdf: Uint8Array) => new PdfFile(pdf).last;

/** The three places where a field is listed may each be an object of their own. */
function outside(pdf: Buffer, ...places: readonly ('form' | 'fields' | 'annots')[]): Buffer {
  const file = new PdfFile(pdf);
  const next = nextNumber(pdf);
  const form = file.catalog().get('AcroForm') as PdfDict;
  const refs = (form.get('Fields') as readonly PdfRef[]).map(({ number }) => `${number} 0 R`).join(' ');
  const fields = places.includes('fields') ? `${next + 1} 0 R` : `[${refs}]`;
  const source = `<</SigFlags 3/Fields ${fields}>>`;
  const catalog = withEntry(pdf, 1, 'AcroForm', places.includes('form') ? `${next} 0 R` : source);
  const page = withEntry(pdf, 4, 'Annots', places.includes('annots') ? `${next + 2} 0 R` : `[${refs}]`);
  return updated(pdf, { 1: catalog, 4: page }, [source, `[${refs}]`, `[${refs}]`]);
}

describe('a document timestamp', () => {
  const base = barePdf({ fields: ['A'] });

  it.each([
    [[], [1, 4]],
    [['form'], ['form', 4]],
    [['fields'], ['fields', 4]],
    [['annots'], [1, 'annots']],
    [
      ['form', 'fields', 'annots'],
      ['fields', 'annots'],
    ],
  ] as const)('with %p outside touches only what lists the field', async (places, expected) => {
    const plain = signed(outside(base, ...places), teacher, ['A']);
    const first = nextNumber(base);
    const numbers = { form: first, fields: first + 1, annots: first + 2 };
    const { pdf, level } = await extended(plain, { to: 'B-T' });
    expect(level).toBe('B-T');
    const file = new PdfFile(pdf);
    const old = objectsOf(file, file.last.index).filter((number) => number < nextNumber(plain));
    const listing = expected.map((each) => (typeof each === 'number' ? each : numbers[each]));
    expect(new Set(old)).toEqual(new Set(listing));
    const form = file.dict(file.catalog().get('AcroForm'))!;
    const fields = file.resolve(form.get('Fields')) as readonly PdfRef[];
    const annotations = file.resolve(file.dict(new PdfRef(4, 0))!.get('Annots')) as readonly PdfRef[];
    expect(fields.at(-1)?.number).toBe(annotations.at(-1)?.number);
    expect(fields).toHaveLength(2);
    expect(file.dict(fields.at(-1))?.get('F')).toBe(132);
    expect(file.dict(fields.at(-1))?.get('Rect')).toEqual([0, 0, 0, 0]);
  });

  it('covers every byte but its own value', () => {
    const plain = signed(base, teacher, ['A']);
    const prepared = prepareTimestamp(plain);
    const tail = embedTimestamp(prepared, tokenFor(authority, prepared.imprint, pki.at));
    const whole = Buffer.concat([plain, tail]);
    const field = storedSignatures(new PdfFile(whole)).at(-1)!;
    expect(field.value.kind).toBe('timestamp');
    const { hole } = prepared;
    const covered = createHash('sha256')
      .update(whole.subarray(0, plain.length + hole.start))
      .update(whole.subarray(plain.length + hole.end));
    expect(field.value.kind === 'timestamp' && field.value.token.info.imprint.digest).toEqual(
      covered.digest(),
    );
    expect(whole.toString('latin1')).toContain(
      `/ByteRange[0 ${plain.length + hole.start} ${plain.length + hole.end} ${whole.length - plain.length - hole.end}]`,
    );
  });

  it('takes a free name and leaves room for a token of any length', async () => {
    const taken = barePdf({ fields: ['A', '.DocTimeStamp1'] });
    const { pdf } = await extended(signed(taken, teacher, ['A']), { to: 'B-T' });
    expect(storedSignatures(new PdfFile(pdf)).at(-1)?.field).toBe('DocTimeStamp2');
    const long = timestampAuthority({ organisation: 'Đ'.repeat(9000) });
    const asked: number[] = [];
    const timestamper = {
      stamp: (imprint: Parameters<typeof tokenFor>[1]) => {
        asked.push(1);
        return Promise.resolve(tokenFor(long, imprint, pki.at));
      },
    };
    const large = await extended(signed(base, teacher, ['A']), { to: 'B-T', timestamper });
    expect(large.level).toBe('B-T');
    expect(asked).toHaveLength(2);
  });

  it('follows a cross-reference stream with a cross-reference stream', async () => {
    const streamed = withXrefStream(base);
    expect(last(streamed).section.kind).toBe('stream');
    const { pdf, level } = await extended(signed(streamed, teacher, ['A']));
    expect(level).toBe('B-LTA');
    expect(new PdfFile(pdf).revisions.slice(1).map(({ section }) => section.kind)).toEqual(
      Array(5).fill('stream'),
    );
  });

  it('needs a page', () => {
    const none = updated(base, { 2: '<</Type/Pages/Count 0/Kids[]>>' });
    expect(() => prepareTimestamp(none)).toThrow('extend.noPage');
    const loop = updated(base, { 2: '<</Type/Pages/Count 1/Kids[2 0 R]>>' });
    expect(() => prepareTimestamp(loop)).toThrow('extend.noPage');
  });
});

describe('a /DSS', () => {
  it('holds streams, no /VRI, and what the signatures do not carry themselves', async () => {
    const { pdf } = await extended(signed(barePdf(), teacher, ['A']), { to: 'B-LT' });
    const file = new PdfFile(pdf);
    const dss = file.dict(file.catalog().get('DSS'))!;
    expect([...dss.keys()]).toEqual(['Certs', 'CRLs', 'Type']);
    for (const key of ['Certs', 'CRLs'])
      for (const ref of dss.get(key) as readonly PdfRef[])
        expect(file.resolve(ref)).toBeInstanceOf(PdfStream);
    const { certificates, crls } = readDss(file);
    expect(certificates).toEqual([pki.anchors[0]]);
    expect(crls).toHaveLength(2);
  });

  it('that was there keeps its keys and members, and is not filled twice', async () => {
    const certificate = pki.stranger.certificate;
    const base = barePdf();
    const next = nextNumber(base);
    const stream = `<</Length ${certificate.length}>>\nstream\n${certificate.toString('latin1')}\nendstream`;
    const catalog = withEntry(
      base,
      1,
      'DSS',
      `<</Certs[${next} 0 R]/VRI<</ABC<</Cert[${next} 0 R]>>>>/X_Mine true>>`,
    );
    const withDss = signed(updated(base, { 1: catalog }, [stream]), teacher, ['A']);
    const { pdf } = await extended(withDss, { to: 'B-LT' });
    const file = new PdfFile(pdf);
    const dss = file.dict(file.catalog().get('DSS'))!;
    expect([...dss.keys()]).toEqual(['Certs', 'VRI', 'X_Mine', 'CRLs', 'Type']);
    expect(isDict(dss.get('VRI'))).toBe(true);
    expect(readDss(file).certificates).toEqual([certificate, pki.anchors[0]]);
    expect(isArray(dss.get('Certs')) && dss.get('Certs')).toHaveLength(2);
    expect(file.catalog().get('DSS')).toBeInstanceOf(PdfRef);
  });

  it('added before the last signature does not make its level', async () => {
    const two = barePdf({ fields: ['A', 'B'] });
    const { pdf } = await extended(signed(two, teacher, ['A']));
    const more = signed(pdf, teacher, ['B']);
    const file = new PdfFile(more);
    expect(levelOf(file, storedSignatures(file))).toBe('B-B');
    expect((await extended(more)).level).toBe('B-LTA');
  });
});

describe('a signature timestamp', () => {
  const prepared = () => prepare(barePdf(), request(teacher, ['A'], { reserve: 8192 }));

  it('is refused when it is about another signature or is no token', () => {
    const one = prepared();
    const signature = teacher.signSync(one.toBeSigned);
    const other = tokenFor(authority, signatureImprint(Buffer.from('khác')), pki.at);
    expect(() => embed(one, signature, { timestamp: other })).toThrow('signing.timestampMismatch');
    expect(() => embed(one, signature, { timestamp: Buffer.of(0x30, 0) })).toThrow(
      'signing.timestampMismatch',
    );
  });

  it('needs room that was reserved', () => {
    const tight = prepare(barePdf(), request(teacher, ['A']));
    const signature = teacher.signSync(tight.toBeSigned);
    const timestamp = tokenFor(authority, signatureImprint(signature), pki.at);
    expect(() => embed(tight, signature, { timestamp })).toThrow('signing.contentsTooSmall');
  });
});

describe('a timestamp that is about something else', () => {
  it('in a signature does not count: it proves no time and raises no level', () => {
    const prepared = prepare(barePdf(), request(teacher, ['A'], { reserve: 8192 }));
    const signature = teacher.signSync(prepared.toBeSigned);
    const copied = tokenFor(authority, signatureImprint(Buffer.from('khác')), later(-30));
    const cms = signedData({
      ...teacher,
      signedAttributes: prepared.toBeSigned.bytes,
      signature,
      unsignedAttributes: [attribute(cmsOids.signatureTimestamp, copied)],
    });
    const tail = Buffer.from(prepared.tail);
    tail.write(cms.toString('hex'), prepared.hole.start + 1, 'latin1');
    const file = new PdfFile(Buffer.concat([barePdf(), tail]));
    const signatures = storedSignatures(file);
    expect(signatures[0]?.value).toMatchObject({ kind: 'signature', timestamps: [] });
    expect(provedTimes(signatures)).toEqual([undefined]);
    expect(levelOf(file, signatures)).toBe('B-B');
  });

  it('over the document does not count either, and says so', async () => {
    const prepared = prepareTimestamp(signed(barePdf(), teacher, ['A']));
    const copied = tokenFor(authority, signatureImprint(Buffer.from('khác')), later(-30));
    const pdf = Buffer.concat([signed(barePdf(), teacher, ['A']), embedTimestamp(prepared, copied)]);
    const file = new PdfFile(pdf);
    expect(storedSignatures(file).at(-1)?.value).toEqual({
      kind: 'unreadable',
      reason: 'timestamp: imprint',
    });
    await expect(extend(pdf, options())).rejects.toMatchObject({ code: 'extend.unreadableSignature' });
  });
});

/** The same document after an update whose cross-reference is a stream. */
function withXrefStream(pdf: Buffer): Buffer {
  const { section, end, trailer } = last(pdf);
  const writer = new TailWriter({
    length: end,
    startxref: section.start,
    xrefKind: 'stream',
    size: Number(trailer.get('Size')),
    root: trailer.get('Root') as PdfRef,
    info: undefined,
    id: undefined,
  });
  writer.object(writer.allocate(), `[/${new PdfName('Blank').value}]`);
  return Buffer.concat([pdf, writer.finish().tail]);
}
