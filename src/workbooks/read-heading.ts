// Sheet "Thông tin": the school, the year, the class and the staff, a label and a value on each line.
import type { ClassBook, RegimeId, SchoolLevel } from '../assessment/index.ts';
import { shown, type Grid } from './grid.ts';
import { readCount } from './number-cells.ts';
import type { Report } from './report.ts';
import { expectRegime, parseRegime } from './roadmap.ts';
import { choose, readName, required, type CellSpec } from './text-cells.ts';
import { matchKey } from './text.ts';

export type Heading = Omit<ClassBook, 'subjects' | 'pupils'>;

/** `null` after reporting when a line is missing or wrong; `regime` even so, for reading on. */
export function readHeading(
  report: Report,
  grid: Grid,
): { heading: Heading | null; regime: RegimeId | null } {
  const lines = findLines(report, grid);
  const text = (label: Label) => readLine(report, lines.get(label));
  const level = levelOf(report, lines.get('Cấp học'), text('Cấp học'));
  const schoolYear = schoolYearOf(report, lines.get('Năm học'), text('Năm học'));
  const gradeSpec = lines.get('Khối');
  const grade = gradeSpec && required(report, gradeSpec, readCount(report, gradeSpec, 1, 12));
  const className = text('Lớp');
  const regime = regimeOf(report, lines.get('Quy chế đánh giá'), text('Quy chế đánh giá'));
  const name = text('Trường');
  const province = text('Tỉnh/Thành phố');
  const commune = text('Xã/Phường');
  const homeroomTeacher = text('Giáo viên chủ nhiệm');
  const principal = text('Hiệu trưởng');
  // Small schools have no vice principal; the line must be there, the name need not.
  const vicePrincipal = readOptional(report, lines.get('Phó hiệu trưởng'));
  const registrar = text('Văn thư');
  if (grade !== undefined) checkGrade(report, lines, { level, className, grade });
  if (schoolYear && grade !== undefined && regime) {
    expectRegime(report, addressed(lines.get('Quy chế đánh giá')), { schoolYear, grade, regime });
  }
  if (
    !name ||
    !level ||
    !province ||
    !commune ||
    !schoolYear ||
    !className ||
    grade === undefined ||
    !regime
  ) {
    return { heading: null, regime };
  }
  if (!homeroomTeacher || !principal || vicePrincipal === undefined || !registrar)
    return { heading: null, regime };
  const school = { name, level, province, commune };
  const staff = { homeroomTeacher, principal, vicePrincipal, registrar };
  return { heading: { school, schoolYear, className, grade, regime, staff }, regime };
}

const labels = [
  'Trường',
  'Cấp học',
  'Năm học',
  'Lớp',
  'Khối',
  'Quy chế đánh giá',
  'Tỉnh/Thành phố',
  'Xã/Phường',
  'Giáo viên chủ nhiệm',
  'Hiệu trưởng',
  'Phó hiệu trưởng',
  'Văn thư',
] as const;
type Label = (typeof labels)[number];
type Lines = ReadonlyMap<Label, CellSpec>;

function findLines(report: Report, grid: Grid): Lines {
  const lines = new Map<Label, CellSpec>();
  for (let row = 1; row <= grid.rows; row += 1) {
    const { content, address } = grid.at(row, 1);
    if (content.kind === 'blank') continue;
    const label = labels.find((candidate) => matchKey(candidate) === matchKey(shown(content)));
    if (label === undefined) report.notice('labelIgnored', grid.name, address, { label: shown(content) });
    else if (lines.has(label)) report.problem('labelDuplicated', grid.name, address, { label });
    else lines.set(label, { grid, row, column: 2, what: label });
  }
  for (const label of labels)
    if (!lines.has(label)) report.problem('labelMissing', grid.name, null, { label });
  return lines;
}

const readLine = (report: Report, spec: CellSpec | undefined) =>
  spec && required(report, spec, readName(report, spec));

const readOptional = (report: Report, spec: CellSpec | undefined) => {
  const value = spec && readName(report, spec);
  return value === null ? '' : value;
};

function levelOf(report: Report, spec: CellSpec | undefined, text: string | undefined): SchoolLevel | null {
  if (!spec || text === undefined) return null;
  const level = choose<SchoolLevel>(levelWords, text);
  if (!level) report.problem('levelUnknown', ...placeOf(spec), { found: text });
  return level ?? null;
}

const levelWords = {
  THCS: 'THCS',
  THPT: 'THPT',
  'Trung học cơ sở': 'THCS',
  'Trung học phổ thông': 'THPT',
} as const;

function schoolYearOf(report: Report, spec: CellSpec | undefined, text: string | undefined): string | null {
  if (!spec || text === undefined) return null;
  const [, from, to] = /^(\d{4}) ?[-–—] ?(\d{4})$/.exec(text) ?? [];
  if (from !== undefined && Number(to) === Number(from) + 1) return `${from}-${String(to)}`;
  report.problem('schoolYearInvalid', ...placeOf(spec), { found: text });
  return null;
}

function regimeOf(report: Report, spec: CellSpec | undefined, text: string | undefined): RegimeId | null {
  if (!spec || text === undefined) return null;
  const regime = parseRegime(text);
  if (regime) return regime;
  report.problem('regimeUnknown', ...placeOf(spec), { found: text });
  return null;
}

const grades: Readonly<Record<SchoolLevel, readonly number[]>> = {
  THCS: [6, 7, 8, 9],
  THPT: [10, 11, 12],
};

interface ClassOfGrade {
  readonly level: SchoolLevel | null;
  readonly className: string | undefined;
  readonly grade: number;
}

function checkGrade(report: Report, lines: Lines, { level, className, grade }: ClassOfGrade) {
  const gradeLine = lines.get('Khối');
  const classLine = lines.get('Lớp');
  if (gradeLine && level && !grades[level].includes(grade)) {
    report.problem('gradeOutsideLevel', ...placeOf(gradeLine), { grade, level });
  }
  // Names such as "Chuyên Toán" say nothing about the grade; "8A1" and "Lớp 8A1" do.
  const digits = /^(?:Lớp )?(\d+)/i.exec(className ?? '')?.[1];
  if (classLine && className && digits !== undefined && !digits.startsWith(String(grade))) {
    report.problem('classNameMismatch', ...placeOf(classLine), { className, grade });
  }
}

const placeOf = ({ grid, row, column }: CellSpec): [string, string] => [
  grid.name,
  grid.at(row, column).address,
];
const addressed = (spec: CellSpec | undefined): [string | null, string | null] =>
  spec ? placeOf(spec) : [null, null];
