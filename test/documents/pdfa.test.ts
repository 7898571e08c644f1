// PDF/A-3b, checked on the file's own structure (ISO 19005-3, signing.md §7).
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/kernel/index.ts';
import {
  decodeStream,
  PdfFile,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  textOf,
  type PdfDict,
  type PdfObject,
} from '../../src/signing/pdf/index.ts';
import { anyKinds, draftAny } from './support/drafted.ts';

describe.each(anyKinds())('a drafted %s', (_, snapshot) => {
  const { bytes, manifest } = draftAny(snapshot);
  const file = new PdfFile(bytes);
  const catalog = file.catalog();
  const { trailer } = file.last;
  const array = (value: PdfObject | undefined) => file.resolve(value) as readonly PdfObject[];
  const dict = (value: PdfObject | undefined): PdfDict => file.dict(value)!;
  const stream = (value: PdfObject | undefined) => file.resolve(value) as PdfStream;
  const name = (value: PdfObject | undefined) => (file.resolve(value) as PdfName).value;
  const text = (value: PdfObject | undefined) => textOf(file.resolve(value) as PdfString);
  const all = Array.from({ length: Number(trailer.get('Size')) - 1 }, (__, index) => file.object(index + 1));

  it('has a binary comment, an exact /Size and an /ID', () => {
    expect(Buffer.from(bytes.subarray(0, 15)).toString('latin1')).toBe('%PDF-1.7\n%âãÏÓ\n');
    expect(all.every((object) => object !== null)).toBe(true);
    const [first, second] = array(trailer.get('ID')) as PdfString[];
    expect(first!.bytes).toHaveLength(16);
    expect(first!.bytes.equals(second!.bytes)).toBe(true);
  });

  it('declares part 3, conformance B, with metadata that agree with the document information', () => {
    const packet = decodeStream(stream(catalog.get('Metadata'))).toString('utf8');
    const information = dict(trailer.get('Info'));
    expect(packet).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(packet).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    for (const [key, element] of [
      ['Title', 'dc:title'],
      ['Author', 'dc:creator'],
      ['Subject', 'dc:description'],
    ] as const) {
      const inside = new RegExp(`<${element}>.*?<rdf:li[^>]*>([^<]*)</rdf:li>`).exec(packet)?.[1];
      expect(text(information.get(key))).toBe(inside);
    }
    expect(text(information.get('CreationDate'))).toBe("D:20260605150405+07'00'");
    expect(packet).toContain('<xmp:CreateDate>2026-06-05T15:04:05+07:00</xmp:CreateDate>');
    expect(packet).toContain(`<pdf:Producer>${text(information.get('Producer'))}</pdf:Producer>`);
  });

  it('names an sRGB profile as its output intent', () => {
    const [intent] = array(catalog.get('OutputIntents'));
    expect(name(dict(intent).get('S'))).toBe('GTS_PDFA1');
    const profile = stream(dict(intent).get('DestOutputProfile'));
    const icc = decodeStream(profile);
    expect(profile.dict.get('N')).toBe(3);
    expect(icc.readUInt32BE(0)).toBe(icc.length);
    expect(icc.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    expect(icc.toString('latin1', 36, 40)).toBe('acsp');
  });

  it('embeds every font', () => {
    const fonts = all.filter((object): object is PdfDict => object instanceof Map && object.has('BaseFont'));
    expect(fonts).toHaveLength(6);
    for (const font of fonts.filter((each) => name(each.get('Subtype')) === 'CIDFontType2')) {
      expect(name(font.get('CIDToGIDMap'))).toBe('Identity');
      const program = decodeStream(stream(dict(font.get('FontDescriptor')).get('FontFile2')));
      expect(program.readUInt32BE(0)).toBe(0x00010000);
    }
  });

  it('uses no transparency, no foreign filters, no actions and no JavaScript', () => {
    const forbidden =
      /\/(SMask|ca|CA|BM|LZWDecode|JavaScript|JS|A|AA|XFA|NeedAppearances|DA|Encrypt)[\s/<[(]/;
    const sources = Buffer.from(bytes)
      .toString('latin1')
      .replace(/stream\n[^]*?\nendstream/g, '');
    expect(forbidden.exec(sources)?.[0]).toBeUndefined();
  });

  it('carries the canonical snapshot as its source', () => {
    const [specification] = array(catalog.get('AF'));
    const embedded = array(dict(dict(catalog.get('Names')).get('EmbeddedFiles')).get('Names'));
    expect((embedded[1] as PdfRef).number).toBe((specification as PdfRef).number);
    const spec = dict(specification);
    expect([text(spec.get('F')), text(spec.get('UF')), name(spec.get('AFRelationship'))]).toEqual([
      'du-lieu.json',
      'du-lieu.json',
      'Source',
    ]);
    const attached = stream(dict(spec.get('EF')).get('F'));
    const json = decodeStream(attached);
    expect(name(attached.dict.get('Subtype'))).toBe('application/json');
    expect(json.toString('utf8')).toBe(canonicalJson(snapshot));
    const params = dict(attached.dict.get('Params'));
    expect(params.get('Size')).toBe(json.length);
    expect((params.get('CheckSum') as PdfString).bytes.toString('hex')).toBe(
      createHash('md5').update(json).digest('hex'),
    );
  });

  it('has every slot as one merged field and widget, blank, printable and locked', () => {
    const form = dict(catalog.get('AcroForm'));
    expect(form.get('SigFlags')).toBe(3);
    const fields = array(form.get('Fields')).map((field) => dict(field));
    expect(fields.map((field) => text(field.get('T')))).toEqual(manifest.slots.map(({ field }) => field));
    fields.forEach((field, index) => {
      const slot = manifest.slots[index]!;
      expect([name(field.get('Subtype')), name(field.get('FT')), field.get('F')]).toEqual([
        'Widget',
        'Sig',
        132,
      ]);
      expect(array(field.get('Rect'))).toEqual(slot.rect);
      expect(field.has('V')).toBe(false);
      const page = dict(field.get('P'));
      expect(array(page.get('Annots')).map((each) => dict(each))).toContain(field);
      const visible = slot.rect[2] > 0;
      expect(field.has('AP')).toBe(visible);
      if (visible) expect(decodeStream(stream(dict(field.get('AP')).get('N'))).toString()).toBe('% blank');
    });
  });

  it('lets the seal lock all fields and says which extension it needs for that', () => {
    const locks = array(dict(catalog.get('AcroForm')).get('Fields'))
      .map((field) => dict(field))
      .filter((field) => field.has('Lock'));
    expect(locks.map((field) => text(field.get('T')))).toEqual(['OrgSeal']);
    expect(name(dict(locks[0]!.get('Lock')).get('Action'))).toBe('All');
    const extension = dict(dict(catalog.get('Extensions')).get('ESIC'));
    expect([name(extension.get('BaseVersion')), extension.get('ExtensionLevel')]).toEqual(['1.7', 2]);
  });
});
