// What is taught in which grade, with its periods a year (CT GDPT 2018, TT 32/2018): twelve subjects, three by comment.
import type { Subject } from '../../src/assessment/index.ts';

export type Taught = Omit<Subject, 'teacher'>;

type Line = readonly [code: string, name: string, periodsPerYear: number];

const taught = (assessedBy: Subject['assessedBy'], lines: readonly Line[]): readonly Taught[] =>
  lines.map(([code, name, periodsPerYear]) => ({ code, name, periodsPerYear, assessedBy }));

const byComment = taught('comment', [
  ['GDTC', 'Giáo dục thể chất', 70],
  ['NT', 'Nghệ thuật', 70],
  ['HDTN', 'Hoạt động trải nghiệm, hướng nghiệp', 105],
  ['GDDP', 'Nội dung giáo dục của địa phương', 35],
]);

const lower = taught('score', [
  ['TOAN', 'Toán', 140],
  ['NGUVAN', 'Ngữ văn', 140],
  ['NN1', 'Ngoại ngữ 1', 105],
  ['GDCD', 'Giáo dục công dân', 35],
  ['LSDL', 'Lịch sử và Địa lí', 105],
  ['KHTN', 'Khoa học tự nhiên', 140],
  ['CN', 'Công nghệ', 52],
  ['TIN', 'Tin học', 35],
]);

const upper = taught('score', [
  ['NGUVAN', 'Ngữ văn', 105],
  ['TOAN', 'Toán', 105],
  ['NN1', 'Ngoại ngữ 1', 105],
  ['LS', 'Lịch sử', 52],
  ['VL', 'Vật lí', 70],
  ['HH', 'Hoá học', 70],
  ['SH', 'Sinh học', 70],
  ['TIN', 'Tin học', 70],
  ['QPAN', 'Giáo dục quốc phòng và an ninh', 35],
]);

/** @param grade 6 to 12 */
export const subjectsOf = (grade: number): readonly Taught[] =>
  grade < 10 ? [...lower, ...byComment] : [...upper, ...byComment.filter(({ code }) => code !== 'NT')];
