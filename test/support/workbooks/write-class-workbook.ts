// Writes a class book as an office would hand it over; a test may spoil the workbook before it is packed.
import exceljs from '@protobi/exceljs';
import type { ClassBook, PupilEntry, Subject, Term, TermEntry } from '../../../src/assessment/index.ts';
import { requiredRegularScores, terms } from '../../../src/assessment/index.ts';

export type Spoil = (workbook: exceljs.Workbook) => void;

/** The bytes of an .xlsx file in the layout of `samples/`. */
export async function writeClassWorkbook(book: ClassBook, spoil?: Spoil): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const add = (name: string, rows: readonly (readonly exceljs.CellValue[])[]) =>
    workbook.addWorksheet(name).addRows(rows.map((row) => [...row]));
  add('Thông tin', heading(book));
  add('Học sinh', [PUPIL_HEADERS, ...book.pupils.map(pupilRow)]);
  add('Phân công', [SUBJECT_HEADERS, ...book.subjects.map(subjectRow)]);
  for (const subject of book.subjects) {
    for (const term of terms) add(`${subject.code} ${term}`, entryRows(book, subject, term));
  }
  add('Rèn luyện', [CONDUCT_HEADERS, ...book.pupils.map(conductRow)]);
  spoil?.(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const PUPIL_HEADERS = ['STT', 'Mã học sinh', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Nơi sinh', 'Dân tộc'];
const SUBJECT_HEADERS = ['Mã môn', 'Môn học', 'Số tiết/năm', 'Hình thức đánh giá', 'Giáo viên'];
const CONDUCT_HEADERS = ['STT', 'Mã học sinh', 'Họ và tên', 'HK1', 'HK2', 'Nghỉ có phép', 'Nghỉ không phép'];
const regimeNames = { TT22: 'TT22/2021', TT58: 'TT58/2011 (sửa đổi TT26/2020)' };

const heading = ({ school, schoolYear, className, grade, regime, staff }: ClassBook) => [
  ['Trường', school.name],
  ['Cấp học', school.level],
  ['Năm học', schoolYear],
  ['Lớp', className],
  ['Khối', grade],
  ['Quy chế đánh giá', regimeNames[regime]],
  ['Tỉnh/Thành phố', school.province],
  ['Xã/Phường', school.commune],
  ['Giáo viên chủ nhiệm', staff.homeroomTeacher],
  ['Hiệu trưởng', staff.principal],
  ['Phó hiệu trưởng', staff.vicePrincipal],
  ['Văn thư', staff.registrar],
];

const pupilRow = (pupil: PupilEntry) => [
  pupil.ordinal,
  pupil.code,
  pupil.name,
  pupil.birthDate.split('-').reverse().join('/'),
  pupil.gender,
  pupil.birthPlace,
  pupil.ethnicity,
];

const subjectRow = ({ code, name, periodsPerYear, assessedBy, teacher }: Subject) => [
  code,
  name,
  periodsPerYear,
  assessedBy === 'score' ? 'Điểm số' : 'Nhận xét',
  teacher,
];

const conductRow = ({ ordinal, code, name, conduct, absences }: PupilEntry) => [
  ordinal,
  code,
  name,
  conduct.HK1,
  conduct.HK2,
  absences.permitted,
  absences.unpermitted,
];

function entryRows({ pupils, regime }: ClassBook, subject: Subject, term: Term): exceljs.CellValue[][] {
  const entries = pupils.map((pupil) => pupil.entries[term][subject.code]!);
  const regular = requiredRegularScores(regime, subject);
  const headers = Array.from({ length: regular }, (_, index) => `ĐĐGtx ${index + 1}`);
  return [
    ['STT', 'Mã học sinh', 'Họ và tên', ...headers, 'ĐĐGgk', 'ĐĐGck', 'Nhận xét'],
    ...pupils.map((pupil, index) => [
      pupil.ordinal,
      pupil.code,
      pupil.name,
      ...cells(entries[index]!, regular),
      entries[index]!.remark || null,
    ]),
  ];
}

function cells(entry: TermEntry, regular: number): exceljs.CellValue[] {
  if (entry.kind === 'exempt') return Array.from({ length: regular + 2 }, () => 'M');
  if (entry.kind === 'comment') return [...entry.regular, entry.midterm, entry.final];
  return [...entry.regular, entry.midterm, entry.final].map((tenths) =>
    tenths === null ? null : tenths / 10,
  );
}
