// What acts by itself is found wherever it hides; what only lies there is not mistaken for it.
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { activeContent } from '../../../src/signing/index.ts';
import { drafted, handmade, rewritten } from '../../support/foreign-pdf.ts';

const withScript = async () => {
  const document = await PDFDocument.load(await drafted());
  document.addJavaScript('greet', 'app.alert(1)');
  return Buffer.from(await document.save({ useObjectStreams: false }));
};

describe('active content', () => {
  it('is not seen in a document that only lies there', async () => {
    expect(activeContent(await drafted())).toEqual([]);
    expect(activeContent(await drafted({ useObjectStreams: true }))).toEqual([]);
  });

  it('is seen in plain objects, inside object streams and under names spelt otherwise', async () => {
    const plain = await withScript();
    expect(activeContent(plain)).toEqual(['JS', 'JavaScript']);
    expect(activeContent(rewritten(plain, '--object-streams=generate'))).toEqual(['JS', 'JavaScript']);
    const spelt = handmade([
      [0, '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/J#61vaScrip#74/J#53(app.alert(1))>>>>'],
      [0, '<</Type/Pages/Kids[3 0 R]/Count 1>>'],
      [0, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>'],
    ]);
    expect(activeContent(spelt)).toEqual(['JS', 'JavaScript']);
  });

  it('is seen as files that travel inside and programs that would be started', async () => {
    const document = await PDFDocument.load(await drafted());
    await document.attach(Buffer.from('x'), 'x.exe');
    const launch = document.context.obj({ S: PDFName.of('Launch'), F: PDFString.of('cmd.exe') });
    document.catalog.set(PDFName.of('OpenAction'), launch);
    const found = activeContent(Buffer.from(await document.save()));
    expect(found).toEqual(expect.arrayContaining(['EF', 'EmbeddedFiles', 'Launch']));
  });
});
