// Học bạ: what stands on its pages under each circular.
import fc from 'fast-check';
import { mm } from '../../src/documents/layout/index.ts';
import { paginate } from '../../src/documents/templates/transcript/page-a.ts';
import { draftDocument, type TranscriptSnapshot } from '../../src/documents/index.ts';
import { sampleImprint, sampleRows, sampleTranscript } from '../support/snapshots.ts';
import { poppler } from './support/render.ts';
import { faultOf } from './support/fault-of.ts';

const LONGEST = 'Công Tằng Tôn Nữ Hoàng Thị Thuỳ Dương Quỳnh Anh';
const draw = (overrides: Partial<TranscriptSnapshot> = {}) =>
  draftDocument(sampleTranscript(overrides), sampleImprint);
/** The text of one page (from 1) in reading order, lines joined. */
const page = (number: number, overrides: Partial<TranscriptSnapshot> = {}) =>
  poppler('pdftotext', draw(overrides).bytes, '-layout', '-f', String(number), '-l', String(number)).replace(
    /\s+/g,
    ' ',
  );

describe('the cover', () => {
  it('says whose book it is, of which school', () => {
    const text = page(1);
    for (const part of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'ỦY BAN NHÂN DÂN',
      'TRƯỜNG THCS VÍ DỤ',
      'HỌC BẠ',
      'TRUNG HỌC CƠ SỞ',
      'Họ và tên học sinh: NGUYỄN THỊ ÁNH TUYẾT',
      'Trường: THCS Ví Dụ',
      'Xã/Phường/Đặc khu: Xã Ví Dụ',
      'Tỉnh/Thành phố: Tỉnh Ví Dụ',
      '/THCS',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('names the department of education above an upper secondary school', () => {
    const text = page(1, {
      school: { ...sampleTranscript().school, level: 'THPT', name: 'Trường THPT Ví Dụ' },
    });
    expect(text).toContain('SỞ GIÁO DỤC VÀ ĐÀO TẠO');
    expect(text).toContain('TRUNG HỌC PHỔ THÔNG');
  });
});

describe('the particulars', () => {
  it('print what is known and leave lines for the rest', () => {
    const text = page(2);
    for (const part of [
      'Giới tính: Nữ',
      'Ngày sinh: 08/03/2012',
      'Nơi sinh: Tỉnh Ví Dụ',
      'Dân tộc: Kinh',
      'Họ và tên cha:',
      'Họ và tên người giám hộ:',
      'Nghề nghiệp:',
      'Ví Dụ, ngày 05 tháng 06 năm 2026',
      'HIỆU TRƯỞNG',
      'QUÁ TRÌNH HỌC TẬP',
      '2025 - 2026 8A1 Trường THCS Ví Dụ, Xã Ví Dụ, Tỉnh Ví Dụ',
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe('page A', () => {
  it('prints scores with a decimal comma, marks, exemption and a dash for what is not assessed', () => {
    const [first, second, third, fourth] = sampleRows();
    const text = page(3, {
      rows: [
        { ...first!, term1: { tenths: 80 }, term2: { tenths: 100 }, year: { tenths: 93 } },
        { ...second!, term1: { mark: 'CĐ' }, term2: { mark: 'Đ' }, year: { mark: 'Đ' } },
        { ...third!, term1: null, term2: null, year: null, retest: { tenths: 50 } },
        { ...fourth!, term1: { exempt: true }, term2: { exempt: true }, year: { exempt: true } },
      ],
    });
    expect(text).toContain('8,0 10,0 9,3');
    expect(text).toContain('CĐ Đ Đ');
    expect(text).toContain('– – – 5,0');
    expect(text).toContain('Miễn Miễn Miễn');
  });

  it('has the wording of TT 22/2021', () => {
    const text = page(3);
    expect(text).toContain('Họ và tên: NGUYỄN THỊ ÁNH TUYẾT Lớp: 8A1 Năm học: 2025 - 2026');
    expect(text).toContain('Trong trang này có sửa chữa ở 0 chỗ, thuộc môn học, hoạt động giáo dục:');
    expect(text).toContain('Xác nhận của giáo viên chủ nhiệm Xác nhận của Hiệu trưởng');
    expect(text).not.toContain('ĐTB các môn');
  });

  it('has the wording and the mean of all subjects of TT 58/2011', () => {
    const text = page(3, {
      regime: 'TT58',
      schoolYear: '2022-2023',
      mean: { term1: 81, term2: 85, year: 84 },
    });
    expect(text).toContain('giáo viên bộ môn ký xác nhận');
    expect(text).toContain('ĐTB các môn 8,1 8,5 8,4');
    expect(text).toContain('Trong bảng này có sửa chữa ở 0 điểm');
  });

  it.each([
    ['TT22', 13],
    ['TT22', 16],
    ['TT58', 14],
    ['TT58', 16],
  ] as const)('holds all subjects and the confirmations on one page (%s, %i subjects)', (regime, count) => {
    const rows = Array.from({ length: count }, (_, index) => ({
      ...sampleRows()[index % 12]!,
      subject: `S${index}`,
    }));
    const mean = regime === 'TT58' ? { mean: { term1: 81, term2: 100, year: 84 } } : {};
    const { manifest } = draw({ regime, rows, ...mean });
    expect(manifest.pages).toBe(4);
    const slots = manifest.slots.filter(({ purpose }) => purpose === 'subject');
    expect(slots.map(({ page: at }) => at)).toEqual(Array<number>(count).fill(2));
    for (const { rect } of slots) {
      expect(rect[2] - rect[0]).toBeCloseTo(mm(34), 1);
      expect(rect[3] - rect[1]).toBeGreaterThanOrEqual(mm(9.5));
    }
    expect(manifest.slots.find(({ field }) => field === 'PrincipalA')!.page).toBe(2);
  });

  it('keeps the form’s own rows where there is room for them', () => {
    const { manifest } = draw();
    for (const { rect } of manifest.slots.filter(({ purpose }) => purpose === 'subject'))
      expect(rect[3] - rect[1]).toBeCloseTo(mm(12), 1);
  });

  it('goes on over further pages, heading repeated, never a signature without rows', () => {
    const rows = Array.from({ length: 16 }, (_, index) => ({
      ...sampleRows()[index % 12]!,
      subject: `S${index}`,
      teacher: LONGEST,
      remark: 'Nắm vững kiến thức, trình bày rõ ràng; cần đọc kĩ đề hơn và tự giác làm bài tập. '.repeat(3),
    }));
    const { manifest } = draw({ rows });
    const subjects = manifest.slots.filter(({ purpose }) => purpose === 'subject');
    const confirmation = manifest.slots.find(({ field }) => field === 'HomeroomA')!;
    expect(subjects).toHaveLength(16);
    expect(subjects.map(({ page: at }) => at)).toEqual(
      [...subjects.map(({ page: at }) => at)].sort((a, b) => a - b),
    );
    expect(subjects.filter(({ page: at }) => at === confirmation.page).length).toBeGreaterThanOrEqual(2);
    for (let at = 3; at <= confirmation.page + 1; at++) {
      expect(page(at, { rows })).toContain('Nhận xét sự tiến bộ');
    }
  });

  it('refuses a remark no page can hold instead of cutting it', () => {
    const rows = [{ ...sampleRows()[0]!, remark: 'dài '.repeat(3000) }];
    expect(faultOf(() => draw({ rows })).code).toBe('documents.tooTall');
  });
});

describe('page B', () => {
  it('prints levels, absences, award and remark', () => {
    const text = page(4);
    for (const part of [
      'Kết quả học tập',
      'Học kì I Khá Khá',
      'Cả năm Tốt Tốt',
      'Khen thưởng (nếu có): Học sinh Giỏi',
      'NHẬN XÉT CỦA GIÁO VIÊN CHỦ NHIỆM Ngoan, lễ phép',
      'PHÊ DUYỆT CỦA HIỆU TRƯỞNG',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('calls conduct and learning by their older names under TT 58/2011', () => {
    const text = page(4, { regime: 'TT58' });
    expect(text).toContain('Hạnh kiểm');
    expect(text).toContain('Học lực');
    expect(text).not.toContain('rèn luyện,');
  });

  it('explains a level that was raised because of one subject', () => {
    expect(page(4, { adjustedBecauseOf: 'NGUVAN' })).toContain('theo khoản 3 Điều 9 do môn Ngữ văn.');
    expect(page(4)).not.toContain('(*)');
  });

  it('offers completion instead of promotion in the last grade', () => {
    const text = page(4, { grade: 9 });
    expect(text).toContain('Hoàn thành chương trình trung học cơ sở');
    expect(text).toContain('Không hoàn thành chương trình trung học cơ sở');
    expect(text).not.toContain('Được lên lớp');
  });

  it('shows a decision that waits for the summer', () => {
    expect(page(4, { promotion: 'Đánh giá lại / rèn luyện trong hè' })).toContain(
      'Đánh giá lại / rèn luyện trong hè',
    );
    expect(page(4)).not.toContain('Đánh giá lại / rèn luyện trong hè');
  });

  it('has a deputy sign for the principal', () => {
    expect(page(4, { principal: { name: 'Lò Phương Tâm', title: 'Phó Hiệu trưởng' } })).toContain(
      'KT. HIỆU TRƯỞNG PHÓ HIỆU TRƯỞNG',
    );
  });
});

describe('every page', () => {
  it('has its number, the verification code and the time of printing', () => {
    for (let number = 1; number <= 4; number++) {
      expect(page(number)).toContain(`Mã xác minh: GL-7K3QW-9D2MX-0PRTV Trang ${number}/4`);
      expect(page(number)).toContain('Thời gian in: 05/06/2026 15:04:05');
    }
  });

  it('holds the longest names whole', () => {
    const overrides = {
      pupil: { ...sampleTranscript().pupil, name: LONGEST },
      homeroomTeacher: LONGEST,
      principal: { name: LONGEST, title: 'Hiệu trưởng' },
      rows: sampleRows().map((row) => ({ ...row, teacher: LONGEST })),
    };
    const { bytes, manifest } = draw(overrides);
    const text = poppler('pdftotext', bytes, '-raw').replace(/\s+/g, ' ');
    const count = (part: string) => text.split(part).length - 1;
    expect(count(LONGEST.toUpperCase())).toBe(manifest.pages);
    expect(count(`GV: ${LONGEST}`)).toBe(12);
    expect(count(LONGEST) - 12).toBe(5);
  });
});

describe('rows by page', () => {
  const rowsOf = fc.array(fc.integer({ min: 10, max: 60 }), { minLength: 1, maxLength: 30 });

  it('keep their order, fit, leave room for the confirmations and never leave those alone', () => {
    fc.assert(
      fc.property(rowsOf, (heights) => {
        const rows = heights.map((height, index) => ({ height, index }));
        const parts = paginate(rows, 100, 40);
        expect(parts.flat()).toEqual(rows);
        const used = parts.map((part) => part.reduce((sum, { height }) => sum + height, 0));
        for (const height of used) expect(height).toBeLessThanOrEqual(100);
        expect(used.at(-1)! + 40).toBeLessThanOrEqual(100);
        for (const part of parts) expect(part.length).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
