// The subjects of invented classes, as the timetables of both regimes and levels have them.
import type { RegimeId, SchoolLevel, Subject } from '../../../src/assessment/index.ts';

type Line = readonly [code: string, name: string, periodsPerYear: number, assessedBy: Subject['assessedBy']];

const lines: Readonly<Record<`${RegimeId} ${SchoolLevel}`, readonly Line[]>> = {
  'TT22 THCS': [
    ['TOAN', 'Toán', 140, 'score'],
    ['NGUVAN', 'Ngữ văn', 140, 'score'],
    ['NN1', 'Ngoại ngữ 1', 105, 'score'],
    ['GDCD', 'Giáo dục công dân', 35, 'score'],
    ['LSDL', 'Lịch sử và Địa lí', 105, 'score'],
    ['KHTN', 'Khoa học tự nhiên', 140, 'score'],
    ['CN', 'Công nghệ', 52, 'score'],
    ['TIN', 'Tin học', 35, 'score'],
    ['GDTC', 'Giáo dục thể chất', 70, 'comment'],
    ['NT', 'Nghệ thuật', 70, 'comment'],
    ['HDTN', 'Hoạt động trải nghiệm, hướng nghiệp', 105, 'comment'],
    ['GDDP', 'Nội dung giáo dục của địa phương', 35, 'comment'],
  ],
  'TT22 THPT': [
    ['NGUVAN', 'Ngữ văn', 105, 'score'],
    ['TOAN', 'Toán', 105, 'score'],
    ['NN1', 'Ngoại ngữ 1', 105, 'score'],
    ['LS', 'Lịch sử', 52, 'score'],
    ['DL', 'Địa lí', 70, 'score'],
    ['KTPL', 'Giáo dục kinh tế và pháp luật', 70, 'score'],
    ['VL', 'Vật lí', 70, 'score'],
    ['CN', 'Công nghệ', 70, 'score'],
    ['QPAN', 'Giáo dục quốc phòng và an ninh', 35, 'score'],
    ['GDTC', 'Giáo dục thể chất', 70, 'comment'],
    ['HDTN', 'Hoạt động trải nghiệm, hướng nghiệp', 105, 'comment'],
    ['GDDP', 'Nội dung giáo dục của địa phương', 35, 'comment'],
  ],
  'TT58 THCS': [
    ['TOAN', 'Toán', 140, 'score'],
    ['VL', 'Vật lí', 70, 'score'],
    ['HH', 'Hoá học', 70, 'score'],
    ['SH', 'Sinh học', 70, 'score'],
    ['NGUVAN', 'Ngữ văn', 175, 'score'],
    ['LS', 'Lịch sử', 52, 'score'],
    ['DL', 'Địa lí', 52, 'score'],
    ['NN1', 'Ngoại ngữ', 70, 'score'],
    ['GDCD', 'Giáo dục công dân', 35, 'score'],
    ['CN', 'Công nghệ', 35, 'score'],
    ['TD', 'Thể dục', 70, 'comment'],
    ['AN', 'Âm nhạc', 18, 'comment'],
    ['MT', 'Mĩ thuật', 18, 'comment'],
  ],
  'TT58 THPT': [
    ['TOAN', 'Toán', 140, 'score'],
    ['VL', 'Vật lí', 70, 'score'],
    ['HH', 'Hoá học', 70, 'score'],
    ['SH', 'Sinh học', 52, 'score'],
    ['TIN', 'Tin học', 52, 'score'],
    ['NGUVAN', 'Ngữ văn', 122, 'score'],
    ['LS', 'Lịch sử', 35, 'score'],
    ['DL', 'Địa lí', 35, 'score'],
    ['NN1', 'Ngoại ngữ', 105, 'score'],
    ['GDCD', 'Giáo dục công dân', 35, 'score'],
    ['CN', 'Công nghệ', 52, 'score'],
    ['QPAN', 'Giáo dục quốc phòng và an ninh', 35, 'score'],
    ['TD', 'Thể dục', 70, 'comment'],
  ],
};

export const timetable = (
  regime: RegimeId,
  level: SchoolLevel,
  teacher: (index: number) => string,
): Subject[] =>
  lines[`${regime} ${level}`].map(([code, name, periodsPerYear, assessedBy], index) => ({
    code,
    name,
    periodsPerYear,
    assessedBy,
    teacher: teacher(index),
  }));
