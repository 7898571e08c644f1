// How the transcript's pages are worded under each circular (TT 22/2021 annex; TT 58/2011 with the older form).
import type { TranscriptSnapshot } from '../../snapshot.ts';

export interface TranscriptWording {
  readonly subjects: string;
  readonly results: string;
  readonly terms: readonly [string, string, string];
  readonly retest: string;
  readonly remarks: string;
  /** Before and after the number of places. */
  readonly corrections: readonly [string, string];
  readonly levels: string;
  readonly conduct: string;
  readonly learning: string;
  readonly absences: string;
  readonly afterSummer: string;
  readonly adjustment: string;
  readonly promotions: readonly string[];
}

export const wordings: Record<TranscriptSnapshot['regime'], TranscriptWording> = {
  TT22: {
    subjects: 'Môn học/Hoạt động giáo dục',
    results: 'ĐTBmhk hoặc mức đánh giá',
    terms: ['Học kì I', 'Học kì II', 'Cả năm'],
    retest: 'ĐTBmcn hoặc mức sau kiểm tra, đánh giá lại (nếu có)',
    remarks: 'Nhận xét sự tiến bộ, ưu điểm nổi bật, hạn chế chủ yếu (nếu có) và chữ kí, họ tên của giáo viên',
    corrections: ['Trong trang này có sửa chữa ở', 'chỗ, thuộc môn học, hoạt động giáo dục:'],
    levels: 'Mức đánh giá',
    conduct: 'Kết quả rèn luyện',
    learning: 'Kết quả học tập',
    absences: 'Tổng số buổi nghỉ học cả năm',
    afterSummer: 'Mức đánh giá sau đánh giá lại môn học hoặc rèn luyện trong hè',
    adjustment: 'Mức đánh giá kết quả học tập cả năm được điều chỉnh theo khoản 3 Điều 9 do môn',
    promotions: [
      'Được lên lớp',
      'Được lên lớp sau khi đánh giá lại hoặc rèn luyện trong hè',
      'Không được lên lớp',
    ],
  },
  TT58: {
    subjects: 'Môn học/Hoạt động giáo dục',
    results: 'Điểm trung bình hoặc xếp loại các môn',
    terms: ['Học kỳ I', 'Học kỳ II', 'Cả năm'],
    retest: 'Điểm hoặc xếp loại sau kiểm tra lại (nếu có)',
    remarks:
      'Nhận xét (nếu có); giáo viên bộ môn ký xác nhận điểm trung bình môn học và sửa chữa điểm (nếu có)',
    corrections: ['Trong bảng này có sửa chữa ở', 'điểm, thuộc các môn học:'],
    levels: 'Xếp loại',
    conduct: 'Hạnh kiểm',
    learning: 'Học lực',
    absences: 'Tổng số buổi nghỉ học cả năm',
    afterSummer: 'Xếp loại sau kiểm tra lại các môn học hoặc rèn luyện thêm trong hè',
    adjustment: 'Xếp loại học lực cả năm được điều chỉnh theo khoản 6 Điều 13 do môn',
    promotions: [
      'Được lên lớp',
      'Được lên lớp sau khi kiểm tra lại hoặc rèn luyện thêm trong hè',
      'Không được lên lớp',
    ],
  },
};

const levelOf = { THCS: 'trung học cơ sở', THPT: 'trung học phổ thông' } as const;

/** The lines one of which is ticked; in the level's last grade completion takes the place of promotion (Đ12). */
export function outcomes({ regime, grade, school, promotion }: TranscriptSnapshot) {
  const { promotions } = wordings[regime];
  const last = grade === (school.level === 'THCS' ? 9 : 12);
  const refused = promotions[2] ?? '';
  const lines = last
    ? [
        `Hoàn thành chương trình ${levelOf[school.level]}`,
        `Không hoàn thành chương trình ${levelOf[school.level]}`,
      ]
    : [...promotions];
  const held =
    last && promotion !== null && promotions.includes(promotion)
      ? lines[promotion === refused ? 1 : 0]
      : promotion;
  // What is decided only after the summer stands in a line of its own.
  if (held !== null && held !== undefined && !lines.includes(held)) lines.push(held);
  return lines.map((label) => ({ label, holds: label === held }));
}
