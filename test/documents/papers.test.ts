// Papers of the office: what is said in each, read back by poppler.
import { draftPaper, type PaperSnapshot } from '../../src/documents/index.ts';
import {
  sampleCells,
  sampleEditLog,
  sampleEdits,
  sampleExtract,
  sampleIssueRegister,
  sampleLeader,
  sampleLockMinutes,
  sampleMinutes,
  samplePrintRegister,
  sampleSealRegister,
  sampleSupplementaryPage,
} from '../support/papers.ts';
import { sampleSealingMinutes } from '../support/sealing-papers.ts';
import { sampleImprint } from '../support/snapshots.ts';
import { faultOf } from './support/fault-of.ts';
import { poppler } from './support/render.ts';

const draw = (snapshot: PaperSnapshot) => draftPaper(snapshot, sampleImprint);
const text = (snapshot: PaperSnapshot) =>
  poppler('pdftotext', draw(snapshot).bytes, '-layout').replace(/\s+/g, ' ');
const expectAll = (said: string, parts: readonly string[]) => {
  for (const part of parts) expect(said).toContain(part);
};

describe('minutes of a correction', () => {
  it('say who asked for what, why, with which evidence, by which decision, and what was changed when', () => {
    expectAll(text(sampleMinutes()), [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 05/BB-THCSVD',
      'BIÊN BẢN SỬA ĐIỂM',
      'Bắt đầu: 08 giờ 30 phút ngày 05/06/2026',
      'Địa điểm: Phòng Hội đồng, Trường THCS Ví Dụ',
      '4. Trịnh Bảo Quyên – Tổ trưởng chuyên môn, người chứng kiến',
      'Đề nghị lúc: 03/06/2026 16:20:11',
      'Quyết định số 27/QĐ-THCSVD ngày 04/06/2026 của Hiệu trưởng',
      'ảnh bảng điểm giấy.jpg (SHA-256 0123456789abcdef…)',
      'HK1 · ĐĐGtx 2 0,5 3,0',
      'Mở khóa lúc: 05/06/2026 08:45:02',
      'Khóa lại lúc: 05/06/2026 08:47:40',
      'Bảng tổng hợp – lớp 8A1 – học kì II',
      'Biên bản lập xong hồi 09 giờ 15 phút ngày 05/06/2026',
    ]);
  });

  it('have a place for each who was present, found by their key', () => {
    const { slots } = draw(sampleMinutes()).manifest;
    expect(slots.flatMap(({ signer, field, purpose }) => (signer ? [[signer, field, purpose]] : []))).toEqual(
      [
        ['requester', 'Requester', 'signer'],
        ['homeroom', 'Homeroom', 'homeroom'],
        ['witness-1', 'Witness_1', 'signer'],
        ['witness-2', 'Witness_2', 'signer'],
        ['leader', 'Principal', 'principal'],
      ],
    );
    expect(slots[0]).toMatchObject({ field: 'Author', purpose: 'author' });
    expect(slots.filter(({ purpose }) => purpose === 'seal')).toHaveLength(1);
  });

  it('show an emptied and a filled cell as a dash and its value', () => {
    const [cell] = sampleCells(1);
    const cells = [{ ...cell!, subject: null, column: 'Rèn luyện HK1', before: null, after: 'Tốt' }];
    expect(text(sampleMinutes({ cells }))).toContain('8A1 – Rèn luyện HK1 – Tốt');
  });

  it('can be written whatever was typed, but not with a text longer than a page', () => {
    const reason = 'Nhầm cột 😀 木\u202e\u0000 – xem ảnh';
    expect(text(sampleMinutes({ request: { ...sampleMinutes().request, reason } }))).toContain(
      'Nhầm cột [U+1F600] [U+6728][U+202E][U+0000] – xem ảnh',
    );
    const endless = sampleMinutes({ conclusion: 'dài '.repeat(3000) });
    expect(faultOf(() => draw(endless)).code).toBe('documents.tooTall');
  });

  it('have a deputy sign in the principal’s place', () => {
    const signatories = [{ ...sampleLeader, title: 'Phó Hiệu trưởng' }];
    expect(text(sampleMinutes({ signatories }))).toContain('KT. HIỆU TRƯỞNG PHÓ HIỆU TRƯỞNG');
  });
});

describe('the edit log', () => {
  it('tells of “delete, then enter” whether the value changed, and who deleted', () => {
    const [first, , third] = sampleEdits(3);
    const said = text(sampleEditLog({ rows: [first!, third!] })).replace(/\s+/g, ' ');
    expectAll(said, ['NHẬT KÝ SỬA ĐIỂM', 'Tháng 05 năm 2026 – Năm học 2025 - 2026', 'Giữ nguyên', 'Tăng']);
    expect(said).toMatch(/xóa – nhập.*lại, có đổi/);
    expect(said).toMatch(/lại, không đổi/);
    expect(said).toMatch(/bởi Bùi Xuân/);
  });

  it('adds up by teacher, two of one name apart, in the order of given names', () => {
    const said = poppler('pdftotext', draw(sampleEditLog()).bytes, '-layout');
    const totals = said.slice(said.indexOf('Tổng hợp theo giáo viên'));
    const names = totals.match(/Công Tằng|Lò Ân|Đặng Quốc Khánh|Bùi Xuân Trường/g);
    expect(names).toEqual(['Công Tằng', 'Lò Ân', 'Lò Ân', 'Đặng Quốc Khánh', 'Bùi Xuân Trường']);
    expect(totals.replace(/\s+/g, ' ')).toContain('Tổng cộng 12 2 2 2 2 2 2');
  });

  it('of the year is the summary for the archive, and says so when nothing was changed', () => {
    const said = text(sampleEditLog({ rows: [], period: { kind: 'year' } }));
    expectAll(said, ['TỔNG HỢP SỬA CHỮA DỮ LIỆU', 'Không có lượt sửa nào', 'Tổng cộng 0 0 0 0 0 0 0']);
  });
});

describe('the supplementary page', () => {
  it('shows the year’s result beside the one after re-assessment, and what follows from it', () => {
    expectAll(text(sampleSupplementaryPage()), [
      'KẾT QUẢ SAU ĐÁNH GIÁ LẠI, RÈN LUYỆN TRONG HÈ',
      'LÒ NGỌC KHUÊ',
      'Toán 4,3 6,0',
      'Nghệ thuật CĐ Đ',
      'Kết quả rèn luyện: cả năm: Chưa đạt; sau đánh giá lại: Đạt',
      'Được lên lớp sau khi đánh giá lại và rèn luyện trong hè',
      'Quyết định số 41/QĐ-THCSVD ngày 12/08/2026',
      'GIÁO VIÊN MÔN TOÁN',
    ]);
  });

  it('has the older names under TT 58/2011', () => {
    const said = text(sampleSupplementaryPage({ regime: 'TT58' }));
    expectAll(said, ['KẾT QUẢ SAU KIỂM TRA LẠI', 'Hạnh kiểm: cả năm', 'Học lực: cả năm']);
    expect(said).not.toMatch(/đánh giá lại:|Kết quả rèn luyện/);
  });

  it('says what did not change', () => {
    const said = text(sampleSupplementaryPage({ subjects: [], conduct: { year: 'Tốt', after: null } }));
    expectAll(said, ['Không có môn học phải đánh giá lại', 'cả năm: Tốt; sau đánh giá lại: không thay đổi']);
  });
});

describe('minutes of a lock', () => {
  it('list the documents, and the sealed media where there are any', () => {
    const documents = ['Học bạ – Trần Đức Đạt – lớp 8A1 1 4', 'GL-4F8ZT-1C6NB-8WQXY'];
    const media = ['BIÊN BẢN KHÓA SỔ VÀ NIÊM PHONG', 'Ổ cứng di động', 'NP-0012', 'VI. Kết luận'];
    expectAll(text(sampleLockMinutes()), [...documents, ...media]);
    const without = text(sampleLockMinutes({ media: [] }));
    expectAll(without, ['BIÊN BẢN KHÓA SỔ', 'V. Kết luận']);
    expect(without).not.toContain('NIÊM PHONG');
  });
});

describe('minutes of sealing a medium', () => {
  it('name the medium, its seal and place, and every package with its size and digest', () => {
    const said = text(sampleSealingMinutes(2));
    expectAll(said, ['BIÊN BẢN NIÊM PHONG VẬT LƯU TRỮ', 'Ổ cứng 1 – Ổ cứng ngoài', 'WX31A17', 'NP-0013']);
    expectAll(said, ['Tủ sắt phòng văn thư', 'IV. Gói lưu trữ trên vật (2)', '0123456789abcdef'.repeat(2)]);
    expectAll(said, ['Cộng: 2 gói, 241 tệp, 24 691 356 byte.', 'lúc 05/06/2026 08:00:00: nguyên vẹn']);
  });
});

describe('the registers', () => {
  it('add up what was handed out, sealed and printed in their period', () => {
    expectAll(text(sampleIssueRegister(3)), [
      'SỔ CẤP BẢN SAO, HỌC BẠ',
      'Từ 01/06/2026 00:00:00 đến 30/06/2026 23:59:59',
      'Cộng: 3 lượt cấp, 6 bản.',
    ]);
    expectAll(text(sampleSealRegister(3)), ['SỔ ĐÓNG DẤU', 'Cộng: 3 văn bản, 24 dấu.']);
    expectAll(text(samplePrintRegister(3)), ['SỔ IN VĂN BẢN', 'Cộng: 3 lượt in, 4 bản, 16 trang.']);
  });

  it('say that nothing happened', () => {
    for (const register of [sampleIssueRegister(0), sampleSealRegister(0), samplePrintRegister(0)])
      expect(text(register)).toContain('Trong kì không có lượt nào');
  });
});

describe('an extract', () => {
  it('has the chosen rows and periods only, and names its source', () => {
    const said = text(sampleExtract());
    expectAll(said, [
      'TRÍCH SAO HỌC BẠ',
      'Toán 7,0 7,3',
      'Kết quả rèn luyện: Học kì I: Khá; Cả năm: Tốt',
      'mã xác minh GL-4F8ZT-1C6NB-8WQXY',
      'SHA-256 c0ffee5eedc0ffee…',
      'để nộp hồ sơ xét học bổng',
    ]);
    expect(said).not.toContain('Học kì II');
    expect(said).not.toContain('Ngữ văn');
  });

  it('bears the mark of a copy instead of the seal', () => {
    const { slots } = draw(sampleExtract()).manifest;
    expect(slots.filter(({ purpose }) => purpose === 'seal' || purpose === 'sealSlice')).toEqual([]);
    expect(slots.find(({ purpose }) => purpose === 'copyMark')).toMatchObject({ field: 'OrgSeal', page: 0 });
  });
});
