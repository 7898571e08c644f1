// Writes a class book as the workbook it could have been read from: the layout of `samples/`, ready to be filled in.
import { regimes, terms, type ClassBook, type Subject, type Term } from '../assessment/index.ts';
import { assessedColumns, assessedValues, regularColumns, remarkColumn } from './entry-columns.ts';
import { limits } from './limits.ts';
import { centred, column, pupilColumns, pupilValues, titled, type Looks } from './plan-columns.ts';
import { renderWorkbook } from './render-workbook.ts';
import type { SheetPlan } from './sheet-plan.ts';

/**
 * The bytes of an .xlsx file. Names, codes and staff are locked, what teachers enter is open and checked as they type.
 * `readClassWorkbook` gives the book back, white space of texts collapsed as it does with every workbook.
 * @throws Fault `workbook.sheetNameImpossible` when a subject's code cannot name a sheet.
 */
export const writeClassWorkbook = (book: ClassBook): Promise<Uint8Array> =>
  renderWorkbook(
    [
      headingSheet(book),
      pupilSheet(book),
      subjectSheet(book),
      ...book.subjects.flatMap((subject) => terms.map((term) => entrySheet(book, subject, term))),
      conductSheet(book),
    ],
    `Lớp ${book.className} năm học ${book.schoolYear}`,
  );

const regimeNames = { TT22: 'TT22/2021', TT58: 'TT58/2011 (sửa đổi TT26/2020)' } as const;

function headingSheet(book: ClassBook): SheetPlan {
  const { school, schoolYear, className, grade, regime, staff } = book;
  return {
    name: 'Thông tin',
    columns: [column('', 24), column('', 48)],
    headed: false,
    rows: [
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
      ['Phó hiệu trưởng', staff.vicePrincipal || null],
      ['Văn thư', staff.registrar],
    ],
    frozenColumns: 1,
    orientation: 'portrait',
    title: titled(book, 'Thông tin lớp'),
  };
}

const pupilSheet = (book: ClassBook): SheetPlan => ({
  name: 'Học sinh',
  columns: [
    ...pupilColumns,
    column('Ngày sinh', 13, centred),
    column('Giới tính', 10, centred),
    column('Nơi sinh', 26),
    column('Dân tộc', 14),
  ],
  headed: true,
  rows: book.pupils.map((pupil) => [
    ...pupilValues(pupil),
    pupil.birthDate.split('-').reverse().join('/'),
    pupil.gender,
    pupil.birthPlace || null,
    pupil.ethnicity || null,
  ]),
  frozenColumns: 3,
  orientation: 'landscape',
  title: titled(book, 'Danh sách học sinh'),
});

const subjectSheet = (book: ClassBook): SheetPlan => ({
  name: 'Phân công',
  columns: [
    column('Mã môn', 14),
    column('Môn học', 36),
    column('Số tiết/năm', 13, { ...centred, format: 'whole' }),
    column('Hình thức đánh giá', 20),
    column('Giáo viên', 28),
  ],
  headed: true,
  rows: book.subjects.map(({ code, name, periodsPerYear, assessedBy, teacher }) => [
    code,
    name,
    periodsPerYear,
    assessedBy === 'score' ? 'Điểm số' : 'Nhận xét',
    teacher,
  ]),
  frozenColumns: 2,
  orientation: 'landscape',
  title: titled(book, 'Phân công giảng dạy'),
});

function entrySheet(book: ClassBook, subject: Subject, term: Term): SheetPlan {
  const entries = book.pupils.map((pupil) => pupil.entries[term][subject.code]);
  const regular = regularColumns(book.regime, subject, entries);
  return {
    name: `${subject.code} ${term}`,
    columns: [...pupilColumns, ...assessedColumns(subject, regular, true), remarkColumn],
    headed: true,
    rows: book.pupils.map((pupil, index) => [
      ...pupilValues(pupil),
      ...assessedValues(entries[index], regular),
      entries[index]?.remark || null,
    ]),
    frozenColumns: 3,
    orientation: 'landscape',
    title: titled(book, `${subject.name} ${term}`),
  };
}

function conductSheet(book: ClassBook): SheetPlan {
  const level: Looks = {
    ...centred,
    check: { kind: 'choice', words: regimes[book.regime].conductLevels },
    wanted: true,
  };
  const count: Looks = { ...centred, format: 'whole', check: { kind: 'count', to: limits.sessions } };
  return {
    name: 'Rèn luyện',
    columns: [
      ...pupilColumns,
      column('HK1', 14, level),
      column('HK2', 14, level),
      column('Nghỉ có phép', 12, count),
      column('Nghỉ không phép', 12, count),
    ],
    headed: true,
    rows: book.pupils.map((pupil) => [
      ...pupilValues(pupil),
      pupil.conduct.HK1,
      pupil.conduct.HK2,
      pupil.absences.permitted,
      pupil.absences.unpermitted,
    ]),
    frozenColumns: 3,
    orientation: 'landscape',
    title: titled(book, 'Rèn luyện và nghỉ học'),
  };
}
