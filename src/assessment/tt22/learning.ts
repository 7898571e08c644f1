// Kết quả học tập of a term or a year (TT22 Đ9.2); the adjustment of Đ9.3 is in standards.ts.
import { countFrom, type Grades, type Ladder } from '../standards.ts';

/** "Ít nhất 06 môn học": subjects with a score that must reach the level's own mark. */
const SUBJECTS_REQUIRED = 6;

const sixFrom = (floor: number) => (grades: Grades) => countFrom(grades, floor) >= SUBJECTS_REQUIRED;

export const learning: Ladder = {
  standards: [
    { level: 'Tốt', minimum: 65, failedCommentsAllowed: 0, grounds: sixFrom(80), forgivesOne: true },
    { level: 'Khá', minimum: 50, failedCommentsAllowed: 0, grounds: sixFrom(65), forgivesOne: true },
    { level: 'Đạt', minimum: 35, failedCommentsAllowed: 1, grounds: sixFrom(50), forgivesOne: false },
  ],
  lowest: 'Chưa đạt',
};
