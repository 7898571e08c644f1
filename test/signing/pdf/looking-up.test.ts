// What a file notes while it is read is what looking again, the long way, would find.
import { PDFDocument } from 'pdf-lib';
import {
  isArray,
  isDict,
  PdfFile,
  type PdfObject,
  PdfRef,
  PdfStream,
} from '../../../src/signing/pdf/index.ts';
import { barePdf } from '../../support/bare-pdf.ts';
import { updated } from '../../support/changed.ts';
import { testPki } from '../../support/pki.ts';
import { signed } from '../../support/signing.ts';

const teacher = testPki().issue({ name: 'Nguyễn Thị Mẫu' }).device;
const once = signed(barePdf({ pages: 2, fields: ['A', 'B'] }), teacher, ['A']);

async function packed(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([300, 400]).drawText('x');
  return Buffer.from(await document.save({ useObjectStreams: true }));
}

const files: readonly (readonly [title: string, make: () => Promise<Buffer> | Buffer])[] = [
  ['a signed document', () => once],
  [
    'a document changed twice',
    () => updated(updated(once, { 5: '[4 0 R 4 0 R<</A[77 0 R]>>]' }), { 5: '(x)' }),
  ],
  ['a document with object streams', packed],
  [
    'a packed document with an update',
    async () => updated(await packed(), { 1: '<</Type/Catalog/X 99 0 R>>' }),
  ],
];

function* walk(object: PdfObject): Generator<number> {
  if (object instanceof PdfRef) yield object.number;
  else if (object instanceof PdfStream) yield* walk(object.dict);
  else if (isArray(object)) for (const item of object) yield* walk(item);
  else if (isDict(object)) for (const item of object.values()) yield* walk(item);
}

describe.each(files)('%s', (_, make) => {
  it('names for every object and revision the objects it refers to', async () => {
    const file = new PdfFile(await make());
    for (const { index, entries } of file.revisions) {
      for (const number of entries.keys())
        expect([...file.references(number, index)]).toEqual([...walk(file.object(number, index))]);
    }
  });

  it('finds every object where its youngest revision so far put it', async () => {
    const file = new PdfFile(await make());
    const numbers = new Set(file.revisions.flatMap(({ entries }) => [...entries.keys()]));
    for (const number of [...numbers, 1_000]) {
      for (const { index } of file.revisions) {
        const until = file.revisions.slice(0, index + 1).reverse();
        const expected = until.find(({ entries }) => entries.has(number))?.entries.get(number);
        expect(file.entry(number, index)).toBe(expected);
      }
    }
  });
});
