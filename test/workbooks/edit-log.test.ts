// The edit log as a workbook: what changed reads as people write it, and the totals are those of the lines.
import exceljs from '@protobi/exceljs';
import { editLog, type EditLogRow, type ScoreEdit } from '../../src/assessment/index.ts';
import { instant, type Instant } from '../../src/kernel/index.ts';
import { writeEditLogWorkbook } from '../../src/workbooks/index.ts';

const heading = { school: 'Trường THCS Ví Dụ & Mẫu', period: 'Tháng 01/2026' };
const from = instant('2026-01-05T08:00:00+07:00');

const edit = (
  minute: number,
  before: string | null,
  after: string | null,
  more: Partial<ScoreEdit> = {},
): ScoreEdit => ({
  at: (from + minute * 60_000) as Instant,
  path: 'pupils/VD01/entries/HK1/TOAN/midterm',
  before,
  after,
  teacherId: 'T1',
  teacher: 'Lê Thị An',
  className: '8A1',
  subject: 'Toán',
  pupilName: 'Trần Văn Mẫu',
  reason: '=HYPERLINK("x")',
  permission: 'QĐ 12/QĐ-THCS',
  ...more,
});

const lines: readonly EditLogRow[] = editLog(
  [
    edit(0, '85', null, { teacher: 'Vũ Văn Bình', teacherId: 'T2' }),
    edit(5, null, '70'),
    edit(9, 'Tốt', 'Khá', {
      path: 'pupils/VD02/conduct/HK1',
      subject: null,
      teacher: 'Bùi Văn Ân',
      teacherId: 'T3',
      reason: '',
    }),
  ],
  { from, until: instant('2026-02-01T00:00:00+07:00') },
);

async function sheetsOf(bytes: Uint8Array) {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return new Map(
    workbook.worksheets.map((sheet) => [
      sheet.name,
      sheet
        .getSheetValues()
        .slice(1)
        .map((row) => (row as unknown[]).slice(1)),
    ]),
  );
}

describe('The edit log as a workbook', () => {
  it('has a line for every change, "delete, then enter" joined and told', async () => {
    const sheets = await sheetsOf(await writeEditLogWorkbook(lines, heading));
    expect([...sheets.keys()]).toEqual(['Nhật ký', 'Theo giáo viên', 'Theo lớp', 'Theo môn']);
    const [headers, first, second] = sheets.get('Nhật ký')!;
    expect(headers).toEqual(
      expect.arrayContaining(['Thời gian', 'Giá trị cũ', 'Giá trị mới', 'Chiều', 'Căn cứ cho phép']),
    );
    expect(first).toEqual([
      '05/01/2026 08:05:00',
      'Lê Thị An',
      '8A1',
      'Toán',
      'VD01',
      'Trần Văn Mẫu',
      'HK1 · ĐĐGgk',
      '8,5',
      '7,0',
      'Giảm',
      'Xóa lúc 05/01/2026 08:00:00, Vũ Văn Bình',
      '=HYPERLINK("x")',
      'QĐ 12/QĐ-THCS',
    ]);
    expect(second!.slice(6, 10)).toEqual(['Rèn luyện HK1', 'Tốt', 'Khá', 'Giảm']);
  });

  it('adds up by teacher, class and subject', async () => {
    const sheets = await sheetsOf(await writeEditLogWorkbook(lines, heading));
    expect(sheets.get('Theo giáo viên')!.slice(1)).toEqual([
      ['Lê Thị An', 1, 0, 1, 0, 0, 0, 1, 0],
      ['Bùi Văn Ân', 1, 0, 1, 0, 0, 0, 0, 0],
      ['Tổng cộng', 2, 0, 2, 0, 0, 0, 1, 0],
    ]);
    expect(
      sheets
        .get('Theo môn')!
        .slice(1)
        .map(([name]) => name),
    ).toEqual(['Toán', 'Rèn luyện, nghỉ học, lí lịch', 'Tổng cộng']);
  });

  it('of a quiet month has no lines and says so by zeros; the same lines give the same bytes', async () => {
    const sheets = await sheetsOf(await writeEditLogWorkbook([], heading));
    expect(sheets.get('Nhật ký')).toHaveLength(1);
    expect(sheets.get('Theo lớp')!.at(-1)).toEqual(['Tổng cộng', 0, 0, 0, 0, 0, 0, 0, 0]);
    const [one, other] = [
      await writeEditLogWorkbook(lines, heading),
      await writeEditLogWorkbook(lines, heading),
    ];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });

  it('holds a year of a large school', async () => {
    const many = Array.from({ length: 5000 }, () => lines).flat();
    const sheets = await sheetsOf(await writeEditLogWorkbook(many, heading));
    expect(sheets.get('Nhật ký')).toHaveLength(10_001);
  });
});
