// PDF/A-3b down to the bytes: file structure, fonts, content streams and fields (ISO 19005-3 §6.1 to §6.4, §6.6).
import { readSfnt } from '../../src/documents/typeface/sfnt.ts';
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
import { sampleMinutes } from '../support/papers.ts';
import { sampleTranscript } from '../support/snapshots.ts';
import { anyKinds, draftAny, type AnySnapshot } from './support/drafted.ts';

const pupil = { ...sampleTranscript().pupil, name: 'Lê <Thị>\fA &\r\n "B"' };
const kinds: [string, AnySnapshot][] = [
  ...anyKinds(),
  ['transcript with a name full of odd characters', sampleTranscript({ pupil })],
  ['paper with a conclusion full of odd characters', sampleMinutes({ conclusion: '\u0000\u202e😀 \f &<' })],
];

/** The only operators the pages need: nothing sets a colour space, a graphics state or a rendering intent. */
const OPERATORS = new Set('q Q cm w J d m l re S f g rg BT ET Tf Td Tj Do'.split(' '));

describe.each(kinds)('a drafted %s', (_, snapshot) => {
  const { bytes, manifest } = draftAny(snapshot);
  const raw = Buffer.from(bytes).toString('latin1');
  const file = new PdfFile(bytes);
  const { trailer } = file.last;
  const size = Number(trailer.get('Size'));
  const all = Array.from({ length: size - 1 }, (__, index) => file.object(index + 1));
  const array = (value: PdfObject | undefined) => file.resolve(value) as readonly PdfObject[];
  const dict = (value: PdfObject | undefined): PdfDict => file.dict(value)!;
  const stream = (value: PdfObject | undefined) => file.resolve(value) as PdfStream;
  const numberOf = (value: PdfObject | undefined) => (value as PdfRef).number;
  const pages = array(dict(file.catalog().get('Pages')).get('Kids')).map(dict);
  const contents = pages.map((page) => decodeStream(stream(page.get('Contents'))).toString('latin1'));
  const fonts = pages.map((page) => dict(dict(page.get('Resources')).get('Font')));

  it('ends its lines and spaces its objects as §6.1.2 to §6.1.9 ask', () => {
    expect(raw).toMatch(/trailer\n<<[^]*>>\nstartxref\n\d+\n%%EOF\n$/);
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(raw)![1]);
    const table = raw.slice(start);
    expect(table.startsWith(`xref\n0 ${size}\n0000000000 65535 f \n`)).toBe(true);
    const entries = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
    expect(entries).toHaveLength(size - 1);
    const inOrder = [...entries].sort((a, b) => a - b);
    entries.forEach((offset, index) => {
      const end = inOrder[inOrder.indexOf(offset) + 1] ?? start;
      const object = raw.slice(offset, end);
      expect(object.startsWith(`${index + 1} 0 obj\n`)).toBe(true);
      expect(object.endsWith('\nendobj\n')).toBe(true);
      const streamed = /\/Length (\d+)>>\nstream\n/.exec(object);
      if (streamed) {
        const after = streamed.index + streamed[0].length + Number(streamed[1]);
        expect(object.slice(after)).toBe('\nendstream\nendobj\n');
      }
    });
  });

  it('stays within the limits of §6.1.13, with whole bytes in every hexadecimal string', () => {
    const syntax = raw.replace(/stream\n[^]*?\nendstream/g, '');
    for (const [, digits] of syntax.matchAll(/[^<]<([0-9A-Fa-f\s]+)>/g)) expect(digits!.length % 2).toBe(0);
    const visit = (value: PdfObject | undefined): void => {
      if (value instanceof PdfName) expect(value.value.length).toBeLessThanOrEqual(127);
      else if (value instanceof PdfString) expect(value.bytes.length).toBeLessThanOrEqual(32_767);
      else if (typeof value === 'number') expect(Math.abs(value)).toBeLessThan(2 ** 31);
      else if (value instanceof PdfStream) visit(value.dict);
      else if (value instanceof Map) for (const each of (value as PdfDict).values()) visit(each);
      else if (Array.isArray(value)) (value as PdfObject[]).forEach(visit);
    };
    all.forEach(visit);
  });

  it('draws with few operators, balanced, and only with resources each page names', () => {
    contents.forEach((content, index) => {
      const bare = content.replace(/<[0-9a-f]*>|\[[^\]]*\]|\/\w+/g, ' ');
      const used = bare.match(/[A-Za-z*']+/g)!;
      expect(used.filter((operator) => !OPERATORS.has(operator))).toEqual([]);
      let depth = 0;
      for (const operator of used) {
        if (operator === 'q') depth++;
        if (operator === 'Q') depth--;
        expect(depth >= 0 && depth <= 28).toBe(true);
      }
      expect(depth).toBe(0);
      const resources = dict(pages[index]!.get('Resources'));
      const named = new Set([
        ...dict(resources.get('Font')).keys(),
        ...dict(resources.get('XObject')).keys(),
      ]);
      for (const [, name] of content.matchAll(/\/(\w+)/g)) expect(named.has(name!)).toBe(true);
    });
    for (const object of all) {
      if (
        object instanceof PdfStream &&
        (object.dict.get('Subtype') as PdfName | undefined)?.value === 'Form'
      )
        expect(object.dict.has('Resources') && object.dict.has('BBox')).toBe(true);
    }
  });

  it('shows no missing glyph, and says of every glyph the width the embedded font has', () => {
    for (const name of ['F1', 'F2', 'F3']) {
      const font = dict(fonts[0]!.get(name));
      for (const other of fonts) expect(numberOf(other.get(name))).toBe(numberOf(fonts[0]!.get(name)));
      const descendant = dict(array(font.get('DescendantFonts'))[0]);
      const program = readSfnt(decodeStream(stream(dict(descendant.get('FontDescriptor')).get('FontFile2'))));
      const widths = widthsOf(array(descendant.get('W')));
      expect(widths.size).toBe(program.glyphCount);
      for (const [glyph, width] of widths) {
        const exact = (program.advances[glyph]! * 1000) / program.unitsPerEm;
        expect(Math.abs(width - exact)).toBeLessThanOrEqual(1);
      }
      for (const content of contents) {
        for (const glyph of shownWith(name, content)) {
          expect(glyph > 0 && glyph < program.glyphCount).toBe(true);
        }
      }
    }
  });

  it('has for every entry of the document information an equal one in well-formed metadata', () => {
    const packet = decodeStream(stream(file.catalog().get('Metadata'))).toString('utf8');
    // What XML 1.0 does not allow is not in it.
    // eslint-disable-next-line no-control-regex -- control characters are what this looks for
    expect(packet).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/);
    expect(packet).not.toMatch(/&(?!(amp|lt|gt|quot);)/);
    expect(tagsClose(packet)).toBe(true);
    const inside = (element: string) =>
      new RegExp(`<${element}>(?:<rdf:\\w+>)?(?:<rdf:li[^>]*>)?([^<]*)<`).exec(packet)![1]!;
    const plainText = (text: string) =>
      text
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&');
    const twins: Record<string, string> = {
      Title: 'dc:title',
      Author: 'dc:creator',
      Subject: 'dc:description',
      Creator: 'xmp:CreatorTool',
      Producer: 'pdf:Producer',
      CreationDate: 'xmp:CreateDate',
      ModDate: 'xmp:ModifyDate',
    };
    const information = dict(trailer.get('Info'));
    expect([...information.keys()].sort()).toEqual(Object.keys(twins).sort());
    for (const [key, value] of information) {
      const twin = plainText(inside(twins[key]!));
      const text = textOf(value as PdfString);
      expect(key.endsWith('Date') ? text.replace(/\D/g, '') : text).toBe(
        key.endsWith('Date') ? twin.replace(/\D/g, '') : twin,
      );
    }
  });

  it('has fields of nothing but what a blank signature field needs, on each page in the slots’ order', () => {
    const form = dict(file.catalog().get('AcroForm'));
    expect([...form.keys()].sort()).toEqual(['Fields', 'SigFlags']);
    const fields = array(form.get('Fields'));
    fields.forEach((reference, index) => {
      const slot = manifest.slots[index]!;
      const visible = slot.rect[2] > 0;
      const keys = ['F', 'FT', 'P', 'Rect', 'Subtype', 'T', 'Type'];
      const expected = [...keys, ...(visible ? ['AP'] : []), ...(slot.field === 'OrgSeal' ? ['Lock'] : [])];
      const field = dict(reference);
      expect([...field.keys()].sort()).toEqual(expected.sort());
      if (!visible) return;
      const appearance = dict(field.get('AP'));
      expect([...appearance.keys()]).toEqual(['N']);
      const blank = stream(appearance.get('N'));
      expect(blank).toBeInstanceOf(PdfStream);
      const [, , width, height] = array(blank.dict.get('BBox')).map(Number) as [
        number,
        number,
        number,
        number,
      ];
      expect(width).toBeCloseTo(slot.rect[2] - slot.rect[0], 1);
      expect(height).toBeCloseTo(slot.rect[3] - slot.rect[1], 1);
    });
    pages.forEach((page, index) => {
      const own = fields.filter((__, slot) => manifest.slots[slot]!.page === index);
      expect(array(page.get('Annots')).map(numberOf)).toEqual(own.map(numberOf));
      expect([...page.keys()].sort()).toEqual([
        'Annots',
        'Contents',
        'MediaBox',
        'Parent',
        'Resources',
        'Type',
      ]);
    });
  });
});

/** Width by glyph, from both forms of the /W array. */
function widthsOf(entries: readonly PdfObject[]): Map<number, number> {
  const widths = new Map<number, number>();
  for (let at = 0; at < entries.length;) {
    const first = Number(entries[at]);
    const second = entries[at + 1];
    if (Array.isArray(second)) {
      (second as number[]).forEach((width, index) => widths.set(first + index, width));
      at += 2;
    } else {
      for (let glyph = first; glyph <= Number(second); glyph++) widths.set(glyph, Number(entries[at + 2]));
      at += 3;
    }
  }
  return widths;
}

/** Glyphs a page shows in one font. */
function shownWith(name: string, content: string): Set<number> {
  const glyphs = new Set<number>();
  let font = '';
  for (const [, selected, hex] of content.matchAll(/\/(F\d) [\d.]+ Tf|<([0-9a-f]+)>Tj/g)) {
    if (selected) font = selected;
    else if (font === name) for (const code of hex!.match(/.{4}/g)!) glyphs.add(parseInt(code, 16));
  }
  return glyphs;
}

function tagsClose(packet: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, empty] of packet.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    if (closing && open.pop() !== name) return false;
    if (!closing && !empty) open.push(name!);
  }
  return open.length === 0;
}
