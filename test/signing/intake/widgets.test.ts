// Fields whose widget is an object of its own, as Adobe's and other products write them; and fields that lock others.
import { embedInto, inspectPdf, OpenDocument, prepare } from '../../../src/signing/index.ts';
import { PdfFile, type PdfDict } from '../../../src/signing/pdf/index.ts';
import { updated, withEntry } from '../../support/changed.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { drawnPage, handmade, judgedBy } from '../../support/foreign-pdf.ts';
import { itWith } from '../../support/programs.ts';
import { judged, pki, received } from '../../support/received.ts';
import { box, invisible, request, signed } from '../../support/signing.ts';

const device = pki.issue({ name: 'Người Ký' }).device;
const checked = itWith('qpdf', 'pdftoppm');
const kinds = ['table', 'stream'] as const;

/** Field 4 shown by 5; group 6 with field 7 of inherited type, shown by 8; field 9 shown twice; field 12 never shown. */
const apart = (kind: 'table' | 'stream' = 'table') =>
  handmade(
    [
      [0, '<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R 6 0 R 9 0 R 12 0 R]>>>>'],
      [0, '<</Type/Pages/Count 1/Kids[3 0 R]>>'],
      [
        0,
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<<>>/Annots[5 0 R 8 0 R 10 0 R 11 0 R]>>',
      ],
      [0, '<</FT/Sig/T(Own)/Kids[5 0 R]>>'],
      [0, '<</Type/Annot/Subtype/Widget/Parent 4 0 R/F 132/P 3 0 R/Rect[10 10 70 40]>>'],
      [0, '<</T(Group)/FT/Sig/Kids[7 0 R]>>'],
      [0, '<</T(Inner)/Parent 6 0 R/Kids 13 0 R>>'],
      [0, '<</Type/Annot/Subtype/Widget/Parent 7 0 R/F 132/P 3 0 R/Rect[80 10 140 40]>>'],
      [0, '<</FT/Sig/T(Twice)/Kids[10 0 R 11 0 R]>>'],
      [0, '<</Type/Annot/Subtype/Widget/Parent 9 0 R/F 132/P 3 0 R/Rect[10 100 70 140]>>'],
      [0, '<</Type/Annot/Subtype/Widget/Parent 9 0 R/F 132/P 3 0 R/Rect[80 100 140 140]>>'],
      [0, '<</FT/Sig/T(Nowhere)/Kids[]>>'],
      [0, '[8 0 R]'],
    ],
    kind,
  );

const blue = (pdf: Buffer, x: number, y: number) => {
  const { width, height, pixels } = drawnPage(pdf, 1);
  const at = 3 * ((height - y) * width + x);
  return pixels[at + 2]! > 200 && pixels[at]! < 120;
};

describe('a field whose widget is an object of its own', () => {
  checked.each(kinds)('is signed, and the widget shows it (cross-reference %s)', (kind) => {
    const base = apart(kind);
    expect(inspectPdf(base)).toMatchObject({ open: ['Own', 'Group.Inner'], signed: [] });
    const once = signed(base, device, ['Own']);
    const twice = signed(once, device, ['Group.Inner']);
    for (const pdf of [once, twice]) {
      expect(judged(pdf)).toMatchObject({ verdict: 'valid', findings: [] });
      expect(judgedBy('qpdf', ['--check'], pdf).output).not.toMatch(/WARNING|ERROR|damaged/);
    }
    expect([blue(base, 12, 25), blue(once, 12, 25), blue(once, 82, 25), blue(twice, 82, 25)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
    // Poppler and MuPDF look for the value in the widget and miss it; PDFBox and Adobe's reader look in the field.
    const file = new PdfFile(once);
    expect([...(file.object(4) as PdfDict).keys()]).toEqual(['FT', 'T', 'Kids', 'V']);
    expect((file.object(5) as PdfDict).has('AP')).toBe(true);
  });

  it('needs an appearance where it is visible', () => {
    expect(() => signed(apart(), device, ['Own'], invisible)).toThrow('signing.appearanceMissing');
  });

  it('goes on with fields of ours behind it', () => {
    expectSoundBut(received(signed(apart(), device, ['Own'])), ['Twice', 'Nowhere', 'Group.Inner']);
  });

  it('is refused with the reason when it is shown in several places', () => {
    expect(() => signed(apart(), device, ['Twice'])).toThrow('signing.fieldManyWidgets');
    expect(() => signed(apart(), device, ['Nowhere'])).toThrow('signing.fieldManyWidgets');
  });
});

function expectSoundBut(result: ReturnType<typeof received>, open: readonly string[]) {
  const report = judged(result.pdf);
  expect(report).toMatchObject({ verdict: 'valid', findings: [] });
  expect([...report.openFields].sort()).toEqual([...open].sort());
}

describe('whoever redraws a widget', () => {
  const once = signed(apart(), device, ['Own']);
  const form = '<</Type/XObject/Subtype/Form/BBox[0 0 60 30]/Resources<<>>/Length 0>>\nstream\n\nendstream';
  const size = new OpenDocument(once).index.end.size;
  const redrawn = (number: number, pdf: Buffer) =>
    updated(pdf, { [number]: withEntry(pdf, number, 'AP', `<</N ${size} 0 R>>`) }, [form]);

  it('of a signed field, or of an empty one without signing, is caught', () => {
    for (const number of [5, 8, 10]) expect(judged(redrawn(number, once)).verdict).toBe('invalid');
  });

  it('of another field than the one signed in the same update is caught', () => {
    const open = new OpenDocument(once);
    const field = open.index.fields.get('Group.Inner')!;
    for (const number of [5, 10, 11]) {
      const kept = new OpenDocument(once);
      const dict = new PdfFile(once).object(number) as PdfDict;
      const misled = new Map([...kept.index.fields, ['Group.Inner', { ...field, widget: { number, dict } }]]);
      kept.append(new Uint8Array(), { ...kept.index, fields: misled });
      const prepared = prepare(kept, request(device, ['Group.Inner']));
      embedInto(kept, prepared, device.signSync(prepared.toBeSigned));
      expect(judged(kept.bytes()).verdict).toBe('invalid');
    }
  });

  it('or moves it while signing is caught', () => {
    const kept = new OpenDocument(once);
    const field = kept.index.fields.get('Group.Inner')!;
    const dict = new Map([...field.widget!.dict, ['Rect', [0, 0, 420, 595]]]) as PdfDict;
    const moved = new Map([...kept.index.fields, ['Group.Inner', { ...field, widget: { number: 8, dict } }]]);
    kept.append(new Uint8Array(), { ...kept.index, fields: moved });
    const prepared = prepare(kept, request(device, ['Group.Inner']));
    embedInto(kept, prepared, device.signSync(prepared.toBeSigned));
    expect(judged(kept.bytes()).verdict).toBe('invalid');
  });

  it('gives a field of several widgets a value is caught', () => {
    const kept = new OpenDocument(once);
    const field = kept.index.fields.get('Twice')!;
    const one = new Map([...kept.index.fields, ['Twice', { ...field, widgets: 1 }]]);
    kept.append(new Uint8Array(), { ...kept.index, fields: one });
    const appearances = { byField: { Twice: box(60, 40) }, shared: {} };
    const prepared = prepare(kept, request(device, ['Twice'], { appearances }));
    embedInto(kept, prepared, device.signSync(prepared.toBeSigned));
    expect(judged(kept.bytes()).verdict).toBe('invalid');
  });
});

describe('a widget that two fields claim', () => {
  /** Field 4 and field 6 both name widget 5, which knows 4 only. */
  const shared = handmade([
    [0, '<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R 6 0 R]>>>>'],
    [0, '<</Type/Pages/Count 1/Kids[3 0 R]>>'],
    [0, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<<>>/Annots[5 0 R]>>'],
    [0, '<</FT/Sig/T(Own)/Kids[5 0 R]>>'],
    [0, '<</Type/Annot/Subtype/Widget/Parent 4 0 R/F 132/P 3 0 R/Rect[10 10 70 40]>>'],
    [0, '<</FT/Sig/T(Thief)/Kids[5 0 R]>>'],
  ]);

  it('shows the one it knows; the other is not signed, nor believed when somebody signs it', () => {
    expect(() => signed(shared, device, ['Thief'])).toThrow('signing.fieldManyWidgets');
    const once = signed(shared, device, ['Own']);
    expect(judged(once).verdict).toBe('valid');
    const kept = new OpenDocument(once);
    const field = { ...kept.index.fields.get('Thief')!, widgets: 1 };
    kept.append(new Uint8Array(), {
      ...kept.index,
      fields: new Map([...kept.index.fields, ['Thief', field]]),
    });
    const prepared = prepare(kept, request(device, ['Thief'], invisible));
    embedInto(kept, prepared, device.signSync(prepared.toBeSigned));
    expect(judged(kept.bytes()).verdict).toBe('invalid');
  });
});

describe('a field that locks others by name', () => {
  const base = barePdf({ fields: ['A', 'B', 'C', 'D'] });
  const locking = (action: string, ...names: readonly string[]) => {
    const fields = names.map((name) => `(${name})`).join('');
    const lock = `<</Type/SigFieldLock/Action/${action}/Fields[${fields}]>>`;
    return updated(base, { 6: withEntry(base, 6, 'Lock', lock) });
  };

  it.each([
    ['Include', ['B'], ['C', 'D']],
    ['Include', ['B', 'C', 'D'], []],
    ['Exclude', ['D'], ['D']],
    ['Exclude', [], []],
  ] as const)('%s %s leaves %s, whether the document stays open or is read again', (action, names, left) => {
    const pdf = locking(action, ...names);
    const open = new OpenDocument(pdf);
    const prepared = prepare(open, request(device, ['A']));
    embedInto(open, prepared, device.signSync(prepared.toBeSigned));
    for (const name of ['B', 'C', 'D']) {
      const attempts = [
        () => prepare(open, request(device, [name])),
        () => signed(open.bytes(), device, [name]),
      ];
      for (const attempt of attempts) {
        if ((left as readonly string[]).includes(name)) expect(attempt).not.toThrow();
        else expect(attempt).toThrow('signing.fieldLocked');
      }
    }
    const { sealed, locked } = open.index;
    const again = new OpenDocument(open.bytes()).index;
    expect({ sealed, locked }).toEqual({ sealed: again.sealed, locked: again.locked });
    expect(open.bytes().toString('latin1')).toContain(
      `/TransformMethod/FieldMDP/Data 1 0 R/TransformParams<</Type/TransformParams/Action/${action}/Fields[`,
    );
    const further = left[0] === undefined ? open.bytes() : signed(open.bytes(), device, [left[0]]);
    expect(judged(further)).toMatchObject({ verdict: 'valid', findings: [] });
  });

  it('keeps what earlier signatures locked', () => {
    const two = updated(locking('Include', 'B'), {
      7: withEntry(base, 7, 'Lock', '<</Type/SigFieldLock/Action/Include/Fields[(D)]>>'),
      8: withEntry(base, 8, 'Lock', '<</Type/SigFieldLock/Action/Include/Fields[(D)]>>'),
    });
    const open = new OpenDocument(two);
    for (const field of ['A', 'C']) {
      const prepared = prepare(open, request(device, [field]));
      embedInto(open, prepared, device.signSync(prepared.toBeSigned));
    }
    expect([...(open.index.locked ?? [])].sort()).toEqual(['B', 'D']);
    expect(judged(open.bytes())).toMatchObject({ verdict: 'valid', findings: [] });
  });
});
