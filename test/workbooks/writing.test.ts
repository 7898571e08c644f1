// What is written is read back without loss, and looks as a teacher needs it.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { ClassBook, PupilEntry } from '../../src/assessment/index.ts';
import { readClassWorkbook, writeClassWorkbook } from '../../src/workbooks/index.ts';
import { makeClassBook, unzip } from '../support/workbooks/index.ts';

const sample = (name: string) => readFileSync(`${__dirname}/../../samples/${name}.xlsx`);

async function bookIn(bytes: Uint8Array): Promise<ClassBook> {
  const read = await readClassWorkbook(bytes);
  if (!read.ok)
    throw new Error(read.problems.map(({ sheet, cell, vi }) => `${sheet}!${cell} ${vi}`).join('\n'));
  return read.book;
}

const partOf = async (bytes: Uint8Array, name: string) =>
  Buffer.from((await unzip(bytes)).find((part) => part.name === name)!.content).toString('utf8');

describe('A class written as a workbook', () => {
  test.each(['8A1', '9B', '10A2'])(
    'gives back the sample %s, in the same sheets in the same order',
    async (name) => {
      const book = await bookIn(sample(name));
      const written = await writeClassWorkbook(book);
      expect(await bookIn(written)).toEqual(book);
      const sheets = async (bytes: Uint8Array) =>
        [...(await partOf(bytes, 'xl/workbook.xml')).matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(
          ([, found]) => found,
        );
      expect(await sheets(written)).toEqual(await sheets(sample(name)));
    },
  );

  test('is the same to the last byte whenever it is written', async () => {
    const book = makeClassBook({ pupils: 5 });
    const first = await writeClassWorkbook(book);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(Buffer.from(await writeClassWorkbook(book)).equals(Buffer.from(first))).toBe(true);
  });

  const hardTexts = [
    '=1+1',
    "'mở đầu bằng dấu nháy",
    '"trong ngoặc kép"',
    '<b>&amp;</b> & co',
    '+84',
    '@SUM(A1)',
    '-5',
    '_x0041_ không phải chữ A',
    '_x005F_',
    '1/2',
    'TRUE',
    '8,5',
    '0012',
    '#N/A',
    'Đỗ Ước 𠮷 👍',
  ];

  test.each(hardTexts)('keeps the text %j in names, places and remarks', async (text) => {
    const book = makeClassBook({ pupils: 2 });
    const changed = spoken(book, text);
    expect(await bookIn(await writeClassWorkbook(changed))).toEqual(changed);
  });

  test('keeps what was typed decomposed, composed as every reader composes it', async () => {
    const book = makeClassBook({ pupils: 2 });
    const read = await bookIn(await writeClassWorkbook(spoken(book, 'Nguyễn Thị Ước'.normalize('NFD'))));
    expect(read).toEqual(spoken(book, 'Nguyễn Thị Ước'));
  });

  test('keeps line breaks of remarks as blanks and hidden characters as they are', async () => {
    const remarked = (remark: string) => {
      const book = makeClassBook({ pupils: 1 });
      const [pupil] = book.pupils;
      const entries = {
        ...pupil!.entries,
        HK1: { ...pupil!.entries.HK1, TOAN: { ...pupil!.entries.HK1.TOAN!, remark } },
      };
      return { ...book, pupils: [{ ...pupil!, entries }] };
    };
    expect(await bookIn(await writeClassWorkbook(remarked('một\r\nhai\n\nba\tbốn')))).toEqual(
      remarked('một hai ba bốn'),
    );
    const odd = `a\u0001b\u007Fc\u200Bd`;
    expect(await bookIn(await writeClassWorkbook(remarked(odd)))).toEqual(remarked(odd));
  });

  test('gives back whatever class there is', async () => {
    const text = fc
      .array(
        fc.oneof(fc.constantFrom(...hardTexts), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })),
        { minLength: 1, maxLength: 3 },
      )
      .map((words) =>
        words
          .join(' ')
          .normalize('NFC')
          .replace(/[\p{C}\u00D0\u00F0\uFFFD]/gu, '')
          .replace(/\s+/gu, ' ')
          .trim()
          .slice(0, 60)
          .trim(),
      )
      .filter((words) => words !== '');
    const options = fc.record({
      seed: fc.nat(),
      regime: fc.constantFrom('TT22', 'TT58'),
      level: fc.constantFrom('THCS', 'THPT'),
      pupils: fc.integer({ min: 1, max: 8 }),
      exempt: fc.constantFrom(0, 0.2, 1),
      empty: fc.constantFrom(0, 0.3, 1),
    });
    await fc.assert(
      fc.asyncProperty(options, text, async (given, words) => {
        const book = spoken(makeClassBook(given), words);
        expect(await bookIn(await writeClassWorkbook(book))).toEqual(book);
      }),
      { numRuns: 15 },
    );
  });

  test('of 60 pupils and exempt ones comes back whole', async () => {
    const book = makeClassBook({ pupils: 60, exempt: 0.1, empty: 0.1, seed: 9 });
    expect(await bookIn(await writeClassWorkbook(book))).toEqual(book);
  });

  test('of no pupils can be written, and is refused when read: noPupils', async () => {
    const read = await readClassWorkbook(await writeClassWorkbook(makeClassBook({ pupils: 0 })));
    expect(!read.ok && read.problems[0]).toMatchObject({ code: 'noPupils', sheet: 'Học sinh' });
  });

  test.each(['A/B', "'A", 'MỘT-MÃ-MÔN-DÀI-HƠN-MỌI-TRANG-TÍNH'])(
    'is refused with the subject code %s',
    async (code) => {
      const [subject] = makeClassBook().subjects;
      const book = makeClassBook({ subjects: [{ ...subject!, code }] });
      await expect(writeClassWorkbook(book)).rejects.toMatchObject({ code: 'workbook.sheetNameImpossible' });
    },
  );
});

describe('A written sheet', () => {
  const sheet = async (name: string, book = makeClassBook({ pupils: 4 })) => {
    const bytes = await writeClassWorkbook(book);
    const index = await partOf(bytes, 'xl/workbook.xml');
    const names = [...index.matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, found]) => found);
    return {
      xml: await partOf(bytes, `xl/worksheets/sheet${names.indexOf(name) + 1}.xml`),
      styles: await partOf(bytes, 'xl/styles.xml'),
      index,
    };
  };

  /** Whether the cell's style leaves it open. */
  const isOpen = ({ xml, styles }: { xml: string; styles: string }, cell: string) => {
    const style = Number(new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(xml)![1]);
    const formats = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s
      .exec(styles)![1]!
      .match(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs)!;
    return /<protection[^>]*locked="0"/.test(formats[style]!);
  };

  test('is protected: names locked, entry cells open', async () => {
    const found = await sheet('TOAN HK1');
    expect(found.xml).toMatch(/<sheetProtection [^>]*sheet="1"[^>]*formatColumns="0"/);
    expect(['A2', 'B2', 'C5', 'A1', 'D1'].map((cell) => isOpen(found, cell))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(['D2', 'G5', 'I2', 'J5'].map((cell) => isOpen(found, cell))).toEqual([true, true, true, true]);
  });

  test('checks scores, marks, levels and counts while people type', async () => {
    const { xml } = await sheet('TOAN HK1');
    expect(xml).toContain('sqref="D2:D5"');
    expect(xml).toMatch(/type="custom"[^>]*>\s*<formula1>OR\(D2=&quot;M&quot;,IF\(ISNUMBER\(D2\)/);
    expect((await sheet('GDTC HK2')).xml).toContain('<formula1>&quot;Đ,CĐ,M&quot;</formula1>');
    const conduct = (await sheet('Rèn luyện', makeClassBook({ regime: 'TT58', pupils: 2 }))).xml;
    expect(conduct).toContain('<formula1>&quot;Tốt,Khá,Trung bình,Yếu&quot;</formula1>');
    expect(conduct).toContain('<formula2>700</formula2>');
  });

  test('shades what is missing, keeps names in sight and prints on A4 with its header', async () => {
    const { xml, index } = await sheet('TOAN HK1');
    expect(xml).toMatch(/<cfRule type="expression"[^>]*><formula>ISBLANK\(D2\)<\/formula>/);
    expect(xml).toMatch(/<pane xSplit="3" ySplit="1" [^>]*state="frozen"/);
    expect(xml).toMatch(/<pageSetup [^>]*paperSize="9"/);
    expect(xml).toContain('Trang &amp;P/&amp;N');
    expect(index).toContain('&apos;TOAN HK1&apos;!$1:$1');
  });
});

/** The book with this text wherever free text stands. */
function spoken(book: ClassBook, text: string): ClassBook {
  const remarked = (entries: PupilEntry['entries']['HK1']) =>
    Object.fromEntries(Object.entries(entries).map(([code, entry]) => [code, { ...entry, remark: text }]));
  return {
    ...book,
    school: { ...book.school, name: text, commune: text },
    staff: { ...book.staff, registrar: text, vicePrincipal: '' },
    subjects: book.subjects.map((subject) => ({ ...subject, teacher: text })),
    pupils: book.pupils.map((pupil) => ({
      ...pupil,
      name: text,
      birthPlace: text,
      ethnicity: '',
      entries: { HK1: remarked(pupil.entries.HK1), HK2: remarked(pupil.entries.HK2) },
    })),
  };
}
