// Học lực of a term or a year (TT58 Đ13.1 to 13.5 as amended by TT26/2020 Đ2); the adjustment of Đ13.6 is in standards.ts.
import { meanOf } from '../averages.ts';
import type { SubjectCode } from '../class-book.ts';
import type { Grades, Ladder } from '../standards.ts';

/** Toán, Ngữ văn, Ngoại ngữ: one of the three must reach the level's own mark. */
const MAIN_SUBJECTS: readonly SubjectCode[] = ['TOAN', 'NGUVAN', 'NN1'];

const meanFrom = (floor: number) => (grades: Grades) =>
  (meanOf([...grades.averages.values()]) ?? -1) >= floor;

const meanAndMainSubjectFrom = (floor: number) => (grades: Grades) =>
  meanFrom(floor)(grades) && MAIN_SUBJECTS.some((code) => (grades.averages.get(code) ?? -1) >= floor);

/** Đ13.6 names G→Tb, G→Y, K→Y and K→Kém; G→Kém follows, for who reaches Giỏi's mean reaches Khá's. */
export const learning: Ladder = {
  standards: [
    {
      level: 'Giỏi',
      minimum: 65,
      failedCommentsAllowed: 0,
      grounds: meanAndMainSubjectFrom(80),
      forgivesOne: true,
    },
    {
      level: 'Khá',
      minimum: 50,
      failedCommentsAllowed: 0,
      grounds: meanAndMainSubjectFrom(65),
      forgivesOne: true,
    },
    {
      level: 'Trung bình',
      minimum: 35,
      failedCommentsAllowed: 0,
      grounds: meanAndMainSubjectFrom(50),
      forgivesOne: false,
    },
    {
      level: 'Yếu',
      minimum: 20,
      failedCommentsAllowed: Infinity,
      grounds: meanFrom(35),
      forgivesOne: false,
    },
  ],
  lowest: 'Kém',
};
