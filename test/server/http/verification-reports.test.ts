// The report on a file as a PDF over HTTP: in either language, with its JSON, telling strangers no more than the page does.
import { decodeStream, PdfFile, type PdfObject, type PdfStream } from '../../../src/signing/pdf/index.ts';
import { poppler } from '../../documents/support/render.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { flipped } from '../../support/changed.ts';
import { throughTheLock } from '../../support/house.ts';
import { documentBytes } from '../../support/stored-documents.ts';

jest.setTimeout(60_000);

let api: TestApi;
let signed: Buffer;
beforeAll(async () => {
  api = await startApi();
  await throughTheLock(api.test.house, api.imported);
  signed = (await documentBytes(api.test.house, api.imported.records[0]!)).at(-1)!;
});
afterAll(() => api.close());

const ask = async (file: Buffer, query = '', token?: string, type = 'application/pdf') => {
  const response = await fetch(`${api.url}/api/verification-reports${query}`, {
    method: 'POST',
    headers: { 'content-type': type, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: Uint8Array.from(file),
  });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
};
const said = async (...asked: Parameters<typeof ask>) => {
  const { status, bytes } = await ask(...asked);
  expect(status).toBe(200);
  return poppler('pdftotext', bytes, '-layout').normalize('NFC');
};

it('tells the verdict in the language asked, under the name the file was given', async () => {
  const vietnamese = await said(signed, `?name=${encodeURIComponent('học bạ.pdf')}`);
  expect(vietnamese).toContain('học bạ.pdf');
  expect(vietnamese).toContain('HỢP LỆ');
  const english = await said(signed, '?language=en');
  expect(english).toContain('VALID');
  expect(english).not.toContain('HỢP LỆ');
});

it('tells what was changed, and is not misled by a hostile name', async () => {
  const text = await said(
    flipped(signed, Math.floor(signed.length / 4)),
    `?name=${encodeURIComponent('VALID\u202e\n')}`,
  );
  expect(text).toContain('KHÔNG HỢP LỆ');
  expect(text).toContain('[U+202E]');
});

it('tells strangers less of the store than people of the school', async () => {
  const { title } = (await api.test.house.store.read((view) => view.records(api.imported.records)))[0]!;
  const own = await ask(signed, '', await api.tokenOf(api.imported.cast.principal));
  expect(attached(own.bytes)).toContain(title);
  const foreign = JSON.parse(attached((await ask(signed)).bytes)) as readonly {
    readonly registry: { readonly document: unknown };
  }[];
  expect(foreign[0]!.registry.document).toBeNull();
});

it('takes only PDF, and only the languages there are', async () => {
  expect((await ask(Buffer.from('không phải'))).status).toBe(415);
  expect((await ask(signed, '', undefined, 'text/plain')).status).toBe(415);
  expect((await ask(signed, '?language=fr')).status).toBe(400);
  expect((await ask(signed, `?name=${'x'.repeat(201)}`)).status).toBe(400);
});

/** The JSON inside the report. */
function attached(pdf: Buffer): string {
  const file = new PdfFile(pdf);
  const [specification] = file.resolve(file.catalog().get('AF')) as readonly PdfObject[];
  const embedded = file.dict(file.dict(specification)!.get('EF'))!.get('F');
  return decodeStream(file.resolve(embedded) as PdfStream).toString('utf8');
}
