// What a pupil's book says of its years.
import type { AbsentYear, BookReason, BoundYear, PupilBookSnapshot } from '../../papers/index.ts';
import { levelNames, NOT_ASSESSED, printedYear } from '../wording.ts';
import { moment } from '../paper/words.ts';

export const reasonWords: Readonly<Record<BookReason, string>> = {
  completion: 'hoàn thành cấp học',
  transfer: 'chuyển trường',
  leaving: 'thôi học',
  request: 'theo đề nghị',
};

const absences: Readonly<Record<AbsentYear['why'], string>> = {
  missing: 'nhà trường không có học bạ năm này',
  notLocked: 'học bạ năm này chưa được kí đủ, đóng dấu và khóa',
  onPaper: 'học bạ năm này kí bằng bút trên giấy, không có tệp đã kí số để đóng vào sổ',
  underCorrection: 'học bạ năm này đang được sửa, bản thay thế chưa được khóa',
};

export const absenceText = ({ grade, schoolYear, className, why }: AbsentYear): string => {
  const year = [
    className === null ? `Lớp ${grade}` : `Lớp ${className}`,
    schoolYear && printedYear(schoolYear),
  ];
  return `${year.filter(Boolean).join(', năm học ')}: ${absences[why]}.`;
};

const orDash = (level: string | null) => level ?? NOT_ASSESSED;

/** Levels, promotion, and what the summer changed, one to a line. */
export const resultLines = ({
  result: { conduct, learning, promotion, afterSummer },
}: BoundYear): string[] => [
  `Rèn luyện: ${orDash(conduct)}`,
  `Học tập: ${orDash(learning)}`,
  ...(afterSummer
    ? [`Sau hè: rèn luyện ${orDash(afterSummer.conduct)}, học tập ${orDash(afterSummer.learning)}`]
    : []),
  orDash(promotion),
];

/** `GL-…, bản 2; thay bản 1 (GL-…)`, and all 64 digits of the file's hash. */
export const fileLines = ({ document, supersedes, file }: BoundYear): string[] => [
  `Bản ${document.version}, mã ${document.verificationCode}`,
  ...(supersedes ? [`thay bản ${supersedes.version} (mã ${supersedes.verificationCode})`] : []),
  `Tệp: ${file}; SHA-256:`,
  document.fileHash.slice(0, 32),
  document.fileHash.slice(32),
];

export const verdictLines = ({ verdict: { words, checkedAt }, origin }: BoundYear): string[] => [
  words,
  `lúc ${moment(checkedAt)}`,
  ...(origin === 'elsewhere' ? ['(từ trường khác)'] : []),
];

export const editionText = ({ edition, predecessor }: PupilBookSnapshot): string =>
  predecessor === null
    ? `Bản cấp lần ${edition}`
    : `Bản cấp lần ${edition}, thay bản cấp lần ${predecessor.edition} (mã ${predecessor.verificationCode})`;

export const bookTitle = ({ pupil, number, school, edition }: PupilBookSnapshot) => ({
  title: `Học bạ số ${number} (cấp lần ${edition}) – ${pupil.name}`,
  subject: `Học bạ ${levelNames[school.level].toLowerCase()}`,
});
