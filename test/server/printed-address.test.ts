// An installation with a public address prints it on what is signed, and what was drafted keeps it.
import { readDocument } from '../../src/server/application/index.ts';
import { readQr } from '../documents/support/read-qr.ts';
import { render } from '../documents/support/render.ts';
import { importBook, smallBook, testHouse, throughTheLock, type TestHouse } from '../support/house.ts';

jest.setTimeout(60_000);

const DPI = 200;
const pixels = (millimetres: number) => (millimetres / 25.4) * DPI;
const scanned = (pdf: Uint8Array, modules: number) =>
  readQr(render(pdf, 1, DPI), pixels(30), pixels(271.5), pixels(18), modules);

let test: TestHouse;
beforeAll(async () => {
  test = await testHouse();
});
afterAll(() => test.close());

it('leads from every printed code to the page that answers, and keeps what was printed before', async () => {
  const verifyAt = 'https://hocba.vidu.vn';
  const imported = await importBook(test.house, smallBook());
  await throughTheLock({ ...test.house, verifyAt }, imported);
  const { bytes, document } = await readDocument(test.house, imported.records[0]!);
  const address = `HTTPS://HOCBA.VIDU.VN/V/${document.verificationCode}`;
  expect(scanned(bytes, 29)).toBe(address);

  const elsewhere = { ...test.house, verifyAt: 'https://truong-moi.vn' };
  const later = await readDocument(elsewhere, imported.records[0]!);
  expect(scanned(later.bytes, 29)).toBe(address);
});

it('prints the code alone where no address is known', async () => {
  const imported = await importBook(test.house, smallBook({ className: '8B' }));
  await throughTheLock(test.house, imported);
  const { bytes, document } = await readDocument(test.house, imported.records[0]!);
  expect(scanned(bytes, 25)).toBe(`GIAPLAI:${document.verificationCode}`);
});
