// Files that are no honest workbook: refused quickly, in bounded memory, with a sentence.
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { findingText, readClassWorkbook } from '../../src/workbooks/index.ts';
import { unzip, withPart, writeClassWorkbook, zip } from '../support/workbooks/index.ts';
import { problemsOf, soundBook } from './reading.ts';

const MB = 1024 * 1024;
const sound = writeClassWorkbook(soundBook);
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** The first sheet holding scores: TOAN HK1. */
const SHEET = 'xl/worksheets/sheet4.xml';
const spoilSheet = async (change: (text: string) => string) => withPart(await sound, SHEET, change);
const addRow = (row: string) => spoilSheet((text) => text.replace('</sheetData>', `${row}</sheetData>`));

describe('A file that is not a workbook', () => {
  test.each<[string, Uint8Array, string]>([
    ['an empty file', Buffer.alloc(0), 'fileEmpty'],
    ['a text', Buffer.from('STT;Mã học sinh\n1;A'), 'notAWorkbook'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'notAWorkbook'],
    ['an old .xls', Buffer.concat([compoundFile, Buffer.alloc(2000)]), 'oldExcelFormat'],
    [
      'a workbook with a password',
      Buffer.concat([compoundFile, Buffer.alloc(900), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['100 MB of zeros', Buffer.alloc(100 * MB), 'fileTooLarge'],
    [
      '100 MB that begin like an archive',
      Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(100 * MB)]),
      'fileTooLarge',
    ],
    ['an archive of something else', zip([{ name: 'a.txt', content: 'a' }]), 'notAWorkbook'],
    ['an archive without entries', zip([]), 'notAWorkbook'],
  ])('such as %s is refused', async (_, bytes, code) => {
    expect(await problemsOf(bytes)).toEqual([code]);
  });

  test('is refused with a sentence in both languages', async () => {
    const read = await readClassWorkbook(Buffer.from('%PDF-1.7\n'));
    if (read.ok) throw new Error('accepted');
    expect(findingText(read.problems[0]!)).toBe('Tệp không phải là bảng tính Excel (.xlsx) (PDF).');
    expect(findingText(read.problems[0]!, 'en')).toBe('The file is not an Excel workbook (.xlsx) (PDF).');
  });
});

describe('A damaged archive', () => {
  test('cut anywhere is refused and never half read', async () => {
    const bytes = await sound;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: bytes.length - 1 }), async (length) => {
        expect(await problemsOf(bytes.subarray(0, length))).toEqual(['archiveDamaged']);
      }),
      { numRuns: 60 },
    );
  });

  test('with any byte changed is refused or gives the same class, and never throws', async () => {
    const bytes = await sound;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (index, mask) => {
        const changed = Uint8Array.from(bytes);
        changed[index] = changed[index]! ^ mask;
        const read = await readClassWorkbook(changed);
        if (read.ok) expect(read.book).toEqual(soundBook);
        else expect(read.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('with a sheet cut short inside is refused', async () => {
    const cut = await spoilSheet((text) => text.slice(0, text.length - 400));
    expect(await problemsOf(cut)).toEqual(['TOAN HK1 unreadable']);
  });

  test('with markup that is not well formed is refused', async () => {
    expect(await problemsOf(await spoilSheet((text) => text.replace('<v>', '<v><x></v>')))).toEqual([
      'unreadable',
    ]);
  });
});

describe('A hostile archive', () => {
  const bomb = { name: 'xl/media/image1.png', content: Buffer.alloc(17 * MB) };

  test.each<[string, () => Uint8Array, string]>([
    ['a part that unpacks beyond its cap', () => zip([bomb]), 'archiveTooLarge'],
    ['a part that claims to be small', () => zip([{ ...bomb, claimedSize: 10 }]), 'archiveDamaged'],
    [
      'many parts that are too much together',
      () =>
        zip(Array.from({ length: 9 }, (_, index) => ({ name: `p${index}`, content: Buffer.alloc(4 * MB) }))),
      'archiveTooLarge',
    ],
    [
      'thousands of entries',
      () => zip(Array.from({ length: 1001 }, (_, i) => ({ name: `p${i}`, content: '' }))),
      'archiveTooLarge',
    ],
    ['a wrong checksum', () => zip([{ name: 'a', content: 'a', claimedCrc: 1 }]), 'archiveDamaged'],
    [
      'one name twice',
      () =>
        zip([
          { name: 'a', content: 'a' },
          { name: 'a', content: 'b' },
        ]),
      'archiveDamaged',
    ],
    ['an encrypted entry', () => zip([{ name: 'a', content: 'a', flags: 1 }]), 'encrypted'],
    ['a name that climbs out', () => zip([{ name: '../../etc/passwd', content: 'a' }]), 'archiveDamaged'],
  ])('with %s is refused', async (_, make, code) => {
    expect(await problemsOf(make())).toEqual([code]);
  });

  test('whose bomb is packed a thousandfold costs little memory', async () => {
    const packed = deflateRawSync(Buffer.alloc(1), { level: 9 });
    expect(packed.length).toBeLessThan(20);
    const before = process.memoryUsage().rss;
    await problemsOf(zip([{ ...bomb, content: Buffer.alloc(200 * MB) }]));
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * MB);
  });
});

describe('A hostile sheet', () => {
  const number = (address: string) => `<c r="${address}"><v>1</v></c>`;

  test.each<[string, string]>([
    ['XFD1048576', `<row r="1048576">${number('XFD1048576')}</row>`],
    ['A5001', `<row r="5001">${number('A5001')}</row>`],
    ['GS2', `<row r="90">${number('GS2')}</row>`],
  ])('with content in %s is refused at once, naming the cell', async (address, row) => {
    expect(await problemsOf(await addRow(row))).toEqual([`TOAN HK1!${address} cellOutOfRange`]);
  });

  test.each<[string, string]>([
    ['a row number of fifteen digits without content', '<row r="999999999999999"/>'],
    ['a styled blank cell in the far corner', '<row r="1048576"><c r="XFD1048576" s="1"/></row>'],
    ['a million styled blank cells', `<row r="60">${'<c r="B60" s="1"/>'.repeat(100_000)}</row>`],
  ])('with %s is read as if it were not there', async (_, row) => {
    const read = await readClassWorkbook(await addRow(row));
    expect(read).toMatchObject({ ok: true, book: soundBook });
  });

  test('with merges, validations and names over the whole sheet is read without expanding them', async () => {
    const whole = 'A1:XFD1048576';
    const spoiled = await spoilSheet((text) =>
      text
        .replace(/<dimension[^>]*>/, `<dimension ref="${whole}"/>`)
        .replace(
          '</sheetData>',
          `</sheetData><mergeCells><mergeCell ref="${whole}"/></mergeCells>` +
            `<dataValidations><dataValidation type="whole" sqref="${whole}"><formula1>1</formula1></dataValidation></dataValidations>` +
            '<drawing r:id="rId99"/><tableParts><tablePart r:id="rId98"/></tableParts>',
        ),
    );
    const named = await withPart(spoiled, 'xl/workbook.xml', (text) =>
      text.replace(
        '</sheets>',
        `</sheets><definedNames><definedName name="all">'TOAN HK1'!$A$1:$XFD$1048576</definedName></definedNames>`,
      ),
    );
    const started = performance.now();
    expect(await readClassWorkbook(named)).toMatchObject({ ok: true, book: soundBook });
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test.each<[string, string]>([
    ['more cells than any class has', Array.from({ length: 100_001 }, () => number('K9')).join('')],
    ['a cell without an address', '<row r="9"><c><v>1</v></c></row>'],
    ['opening tags that never close', '<row><c '.repeat(500_000)],
  ])('with %s is answered in bounded time', async (_, row) => {
    const bytes = await addRow(row);
    const started = performance.now();
    const problems = await problemsOf(bytes);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(problems.length).toBeLessThan(20);
  });

  test.each(['xl/sharedStrings.xml', 'xl/styles.xml', SHEET])(
    'whose elements in %s are nested a million deep is refused in bounded time',
    async (name) => {
      const deep = '<a b="/>">'.repeat(1_000_000 / 4);
      const bytes = await withPart(await sound, name, (text) =>
        name === SHEET
          ? text.replace('</v></c>', `</v><f>${deep}</f></c>`)
          : text.replace(/<\/\w+>\s*$/, `${deep}$&`),
      );
      const started = performance.now();
      expect((await problemsOf(bytes)).map((found) => found.split(' ').at(-1))).toEqual(['unreadable']);
      expect(performance.now() - started).toBeLessThan(3000);
    },
  );

  test('that is none of ours may hold anything', async () => {
    const read = await readClassWorkbook(
      await writeClassWorkbook(soundBook, (workbook) => {
        workbook.addWorksheet('Số liệu cũ').getCell('XFD1048576').value = 1;
      }),
    );
    expect(read).toMatchObject({ ok: true, notices: [{ sheet: 'Số liệu cũ', code: 'sheetIgnored' }] });
  });

  test('with number formats of absurd length is refused', async () => {
    const bytes = await withPart(await sound, 'xl/styles.xml', (text) =>
      text.replace(
        /<fonts/,
        `<numFmts count="1"><numFmt numFmtId="200" formatCode="${'y'.repeat(5000)}"/></numFmts><fonts`,
      ),
    );
    expect(await problemsOf(bytes)).toEqual(['unreadable']);
  });
});

describe('Cells as other programs write them', () => {
  /** Cell D2 of TOAN HK1 replaced as it stands in the file. */
  const written = async (cell: string) => {
    const read = await readClassWorkbook(
      await spoilSheet((text) => text.replace(/<c r="D2"[^>]*>.*?<\/c>/, cell)),
    );
    const entry = read.ok ? read.book.pupils[0]!.entries.HK1.TOAN : null;
    if (!read.ok) return read.problems.map(({ cell: at, code }) => `${at ?? ''} ${code}`.trim());
    return [entry?.kind === 'score' && entry.regular[0], ...read.notices.map(({ code }) => code)];
  };

  test.each<[string, string, unknown[]]>([
    ['a formula that gives 0', '<c r="D2"><f>A9</f><v>0</v></c>', [0, 'formulasRead']],
    [
      'a formula that gives nothing',
      '<c r="D2" t="str"><f>IF(A9="","",A9)</f><v></v></c>',
      [null, 'cellsEmpty'],
    ],
    ['a formula never calculated', '<c r="D2"><f>A9</f><v></v></c>', ['D2 formulaUncomputed']],
    [
      'a shared formula whose master is gone',
      '<c r="D2"><f t="shared" si="7"/><v>8.5</v></c>',
      [85, 'formulasRead'],
    ],
    ['a text in the cell itself', '<c r="D2" t="inlineStr"><is><t>8,5</t></is></c>', [85]],
    ['a number with a decimal comma', '<c r="D2"><v>8,5</v></c>', ['unreadable']],
    ['a number that is none', '<c r="D2"><v>1e999</v></c>', ['unreadable']],
    ['a shared string that does not exist', '<c r="D2" t="s"><v>99999</v></c>', ['unreadable']],
    ['a date of type d', '<c r="D2" t="d"><v>2025-05-08</v></c>', ['D2 scoreInvalid']],
    ['a number formatted in exponents', '<c r="D2"><v>8.5E0</v></c>', [85]],
  ])('%s', async (_, cell, expected) => {
    expect(await written(cell)).toEqual(expected);
  });

  test('a sheet whose tags carry the prefix x: is read like any other', async () => {
    const bytes = await spoilSheet((text) =>
      text
        .replace(/<(\/?)(\w)/g, '<$1x:$2')
        .replace('xmlns=', 'xmlns:x=')
        .replace('<?x:xml', '<?xml'),
    );
    expect(await readClassWorkbook(bytes)).toMatchObject({ ok: true, book: soundBook });
  });
});

describe('Active content', () => {
  test('such as macros and external links is left unread, with a notice', async () => {
    const parts = await unzip(await sound);
    const read = await readClassWorkbook(
      zip([
        ...parts,
        { name: 'xl/vbaProject.bin', content: 'Sub AutoOpen()' },
        { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' },
      ]),
    );
    expect(read.ok && [read.book, read.notices.map(({ code }) => code)]).toEqual([
      soundBook,
      ['activeContentIgnored'],
    ]);
  });

  test('such as document type declarations and external entities is never followed', async () => {
    const bytes = await spoilSheet((text) =>
      text
        .replace(/<worksheet/, '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><worksheet')
        .replace('<v>', '<v>&x;'),
    );
    expect(await problemsOf(bytes)).toEqual(['unreadable']);
  });
});
