// What is refused at the door, with the reason, and nothing of it is kept.
import { PDFDocument } from 'pdf-lib';
import { dossierLimits, takeInDossier } from '../../../src/server/application/index.ts';
import { dossierSchool, examineHere, signAs, upload, type DossierSchool } from '../../support/dossiers.ts';
import { codeOf, faultOf } from '../../support/faults.ts';
import { drafted, handmade, rewritten } from '../../support/foreign-pdf.ts';
import { itWith } from '../../support/programs.ts';
import { readDossierFile, reviseDossier } from '../../../src/server/application/index.ts';

let school: DossierSchool;
beforeAll(async () => {
  school = await dossierSchool();
});
afterAll(() => school.test.close());

const pages = [
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
] as const;
const withCatalog = (more: string) =>
  handmade([[0, `<</Type/Catalog/Pages 2 0 R${more}>>`], ...pages.map((source) => [0, source] as const)]);

it.each([
  ['a script', '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>', 'dossier.activeContent'],
  ['a program to be started', '/OpenAction<</S/Launch/F(cmd.exe)>>', 'dossier.activeContent'],
  ['a form that sends', '/AA<</WC<</S/SubmitForm/F(http://x)>>>>', 'dossier.activeContent'],
  ['an XFA form', '/AcroForm<</Fields[]/XFA(x)>>', 'intake.xfa'],
  ['fields that draw themselves', '/AcroForm<</Fields[]/NeedAppearances true>>', 'intake.needAppearances'],
])('refuses %s', async (_, catalog, code) => {
  expect(await codeOf(upload(school, { file: withCatalog(catalog) }))).toBe(code);
});

it('names what acts', async () => {
  const { title } = await faultOf(upload(school, { file: withCatalog('/OpenAction<</S/Launch>>') }));
  expect([title.vi, title.en].every((text) => text.includes('Launch'))).toBe(true);
});

it('refuses what is no PDF, what is cut off, and what claims to be longer than anything may be', async () => {
  const file = await drafted();
  expect(await codeOf(upload(school, { file: Buffer.from('PK not a pdf') }))).toBe('intake.damaged');
  expect(await codeOf(upload(school, { file: file.subarray(0, file.length / 2) }))).toBe('intake.damaged');
  const huge = Buffer.alloc(dossierLimits.bytes + 1);
  file.copy(huge);
  expect(await codeOf(upload(school, { file: huge }))).toBe('intake.tooLarge');
});

it('refuses files that travel inside', async () => {
  const document = await PDFDocument.load(await drafted());
  await document.attach(Buffer.from('x'), 'x.exe');
  const file = Buffer.from(await document.save());
  expect(await codeOf(upload(school, { file }))).toBe('dossier.activeContent');
});

itWith('qpdf')('refuses an encrypted file', async () => {
  const file = rewritten(await drafted(), '--encrypt', '', 'owner', '256', '--');
  expect(await codeOf(upload(school, { file }))).toBe('intake.encrypted');
});

it('refuses a file somebody has signed, also as the next version of its own dossier', async () => {
  const { house } = school.test;
  const { id } = await upload(school);
  await signAs(school, id, school.author);
  const signed = await readDossierFile(house, { dossier: id, by: school.author });
  expect(await codeOf(upload(school, { file: signed }))).toBe('dossier.alreadySigned');
  const { id: other } = await upload(school);
  const swap = { dossier: other, by: school.author, file: signed };
  expect(await codeOf(reviseDossier(house, swap, examineHere))).toBe('dossier.alreadySigned');
});

it('keeps nothing of what was refused, and refuses nameless titles', async () => {
  const { house } = school.test;
  const count = async () =>
    (await house.store.read((view) => view.dossiersOf(school.schoolId, school.schoolYear))).length;
  const before = await count();
  for (const title of ['', '  ', 'x'.repeat(201), 'a\u202eb'])
    expect(await codeOf(upload(school, { title }))).toBe('dossier.wordsMissing');
  expect(await codeOf(upload(school, { by: school.imported.cast.principal, subject: 'x\ny' }))).toMatch(
    /^dossier\./,
  );
  expect(await count()).toBe(before);
});

it('places the fields of a long route inside a page, the last one or one of their own', async () => {
  for (const size of [
    [595, 842],
    [842, 595],
    [300, 300],
  ] as const) {
    const file = await drafted({ pages: 2, size: () => [...size] });
    const { places, pages } = takeInDossier(file, { title: 'Bài 1', signatures: 6, seal: 36 });
    expect(pages).toBe(2);
    const [own, on] = size[0] === 300 ? [[596, 842], 2] : [size, 1];
    expect(new Set(places.map(({ page, purpose }) => purpose === 'signature' && page))).toContain(on);
    for (const { rect } of places.filter(({ purpose }) => purpose === 'signature')) {
      expect(Math.min(...rect)).toBeGreaterThanOrEqual(0);
      expect([rect[2] <= own[0], rect[3] <= own[1]]).toEqual([true, true]);
    }
  }
});
