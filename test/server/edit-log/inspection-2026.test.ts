// The inspection of 2026 in a real school: 39 teachers, 1,299 edits, columns filled by mistake, values deleted and entered
// again. Then its question, of every single action: did the value change? From the log, the Excel file and the PDF alike.
import exceljs from '@protobi/exceljs';
import { editStatistics, type CellChange, type ClassBook } from '../../../src/assessment/index.ts';
import type { ClassId, PersonId } from '../../../src/kernel/index.ts';
import {
  editLogLines,
  enterResults,
  freezeEditLog,
  readEditLog,
  verifyJournal,
  type Sheet,
} from '../../../src/server/application/index.ts';
import { writeEditLogWorkbook } from '../../../src/workbooks/index.ts';
import { poppler } from '../../documents/support/render.ts';
import { openSchool, type CorrectedSchool } from '../../support/corrections.ts';
import { castOf, importBook } from '../../support/house.ts';
import { makeClassBook, seededRandom } from '../../support/workbooks/index.ts';

const TEACHERS = 39;
const EDITS = 1299;
const PUPILS = 24;
const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi'];
const givens = ['Ánh', 'Bảo', 'Cúc', 'Đức', 'Hạnh'];

/** Five classes of eight scored subjects, each with a teacher of its own. */
const books: readonly ClassBook[] = givens.map((given, index) => {
  const book = makeClassBook({ seed: 300 + index, pupils: PUPILS, className: `8A${index + 1}` });
  let nth = 0;
  return {
    ...book,
    subjects: book.subjects.map((subject) =>
      subject.assessedBy === 'score'
        ? { ...subject, teacher: `${families[nth++]} Thị ${given}` }
        : { ...subject, teacher: `Đỗ Văn ${given}` },
    ),
    pupils: book.pupils.map((pupil, row) => ({ ...pupil, code: `A${index + 1}HS${10 + row}` })),
  };
});

interface Teacher {
  readonly book: ClassBook;
  readonly subject: ClassBook['subjects'][number];
  /** Typed the first column of the sheet into the second. */
  readonly wentWrong: boolean;
}
const teachers: readonly Teacher[] = books
  .flatMap((book) =>
    book.subjects.filter(({ assessedBy }) => assessedBy === 'score').map((subject) => ({ book, subject })),
  )
  .slice(0, TEACHERS)
  .map((one, index) => ({ ...one, wentWrong: index % 3 === 0 }));

interface Action extends CellChange {
  readonly before: string;
  readonly after: string;
  readonly way: 'atOnce' | 'deletedFirst';
}

/** What a teacher did: 33 actions, of the first twelve teachers 34. */
function actionsOf({ book, subject, wentWrong }: Teacher, index: number): readonly Action[] {
  const random = seededRandom(400 + index);
  const at = (row: number, column: string) =>
    `pupils/${book.pupils[row]!.code}/entries/HK1/${subject.code}/${column}`;
  const rows = book.pupils.flatMap(({ entries }, row) => {
    const entry = entries.HK1[subject.code];
    return entry?.kind === 'score' ? [{ row, entry }] : [];
  });
  const shifted = rows.flatMap(({ row, entry: { regular } }): Action[] => {
    const [before, after] = [String(regular[1]), String(regular[0])];
    return wentWrong && before !== after
      ? [{ path: at(row, 'regular/1'), before, after, way: 'atOnce' }]
      : [];
  });
  const others = rows.flatMap(({ row, entry }) =>
    (['midterm', 'final'] as const).map((column, place): Action => {
      const before = String(entry[column]);
      const turn = (row + place) % 3;
      const other = String(Number(before) > 50 ? Number(before) - random.integer(1, 9) : Number(before) + 4);
      return {
        path: at(row, column),
        before,
        after: turn === 1 ? before : other,
        way: turn === 0 ? 'atOnce' : 'deletedFirst',
      };
    }),
  );
  return [...shifted, ...others].slice(0, index < EDITS % TEACHERS ? 34 : 33);
}
const actions = teachers.map(actionsOf);
const all = actions.flat();
const answers = new Map(all.map(({ path, before, after }) => [path, before !== after]));

describe('the inspection of 2026, asked of a school that keeps its books here', () => {
  let school: CorrectedSchool;
  let warned: number[];
  beforeAll(async () => {
    school = await openSchool({ book: books[0]!, start: '2026-01-04T08:00:00+07:00' });
    const classes = new Map<ClassBook, ClassId>([[books[0]!, school.imported.classId]]);
    for (const book of books.slice(1)) classes.set(book, (await importBook(school.house, book)).classId);
    warned = [];
    for (const [index, teacher] of teachers.entries()) {
      const { names } = await castOf(school.house, teacher.book);
      const by = [...names].find(([, name]) => name === teacher.subject.teacher)![0];
      const classId = classes.get(teacher.book)!;
      const own = actions[index]!;
      const shifted = own.filter(({ path }) => path.endsWith('regular/1'));
      if (shifted.length > 0 && (await enter(teacher, classId, by, shifted))) warned.push(index);
      const later = own.filter((one) => !shifted.includes(one));
      const again = later.filter(({ way }) => way === 'deletedFirst');
      await enter(
        teacher,
        classId,
        by,
        later.filter(({ way }) => way === 'atOnce'),
      );
      await enter(
        teacher,
        classId,
        by,
        again.map((one) => ({ ...one, after: null })),
      );
      await enter(
        teacher,
        classId,
        by,
        again.map((one) => ({ ...one, before: null })),
      );
    }
  }, 300_000);
  afterAll(() => school.close());

  /** As a teacher does who clicks warnings away; true when there were any. */
  async function enter({ subject }: Teacher, classId: ClassId, by: PersonId, changes: readonly CellChange[]) {
    const sheet: Sheet = { kind: 'subject', subject: subject.code, term: 'HK1' };
    const revision = await school.house.store.read((view) => view.lastChange(classId));
    const entry = { classId, sheet, by, revision, changes: changes.map(plain) };
    const first = await enterResults(school.house, entry);
    if (first.outcome === 'entered') return false;
    if (first.outcome === 'unchanged') throw new Error('nothing to enter');
    const confirmed = first.warnings.map(({ key }) => key);
    expect((await enterResults(school.house, { ...entry, confirmed })).outcome).toBe('entered');
    return true;
  }
  const plain = ({ path, before, after }: CellChange): CellChange => ({ path, before, after });

  const january = async () => {
    const { log } = await freezeEditLog(school.house, {
      schoolId: school.schoolId,
      period: '2026-01',
      by: school.vice,
      checker: school.vice,
    });
    return { log: log.id, by: school.vice };
  };

  /** The cell of a line, from what is printed of it. */
  const pathOf = (pupil: string, column: string, className: string, subjectName: string) => {
    const { subject } = teachers.find(
      ({ book, subject: { name } }) => book.className === className && name === subjectName,
    )!;
    const [, kind = '', nth = ''] = /^HK1 · ĐĐG(gk|ck|tx) ?(\d?)$/.exec(column) ?? [];
    const place = { gk: 'midterm', ck: 'final', tx: `regular/${Number(nth) - 1}` }[kind];
    return `pupils/${pupil}/entries/HK1/${subject.code}/${place}`;
  };

  it('is of its size, and warned every teacher who filled the wrong column', () => {
    expect(all).toHaveLength(EDITS);
    expect(new Set(all.map(({ path }) => path)).size).toBe(EDITS);
    expect(warned).toEqual(teachers.flatMap(({ wentWrong }, index) => (wentWrong ? [index] : [])));
    expect([...answers.values()].filter((changed) => !changed).length).toBeGreaterThan(200);
  });

  it('answers from the log whether each value changed, and which way, teacher by teacher', async () => {
    const rows = await editLogLines(school.house, await january());
    const told = rows.map(
      ({ pupilCode, column, className, subject, direction, deletedAt }) =>
        [
          pathOf(pupilCode, column, className, subject!),
          direction !== 'same',
          deletedAt === null ? 'atOnce' : 'deletedFirst',
        ] as const,
    );
    expect(told).toHaveLength(EDITS);
    expect(new Map(told.map(([path, changed]) => [path, changed]))).toEqual(answers);
    const ways = new Map(all.map(({ path, way }) => [path, way]));
    for (const [path, , way] of told) expect(way).toBe(ways.get(path));
    const { byTeacher } = editStatistics(rows);
    expect(byTeacher).toHaveLength(TEACHERS);
    for (const { teacher, counts } of byTeacher) {
      const own = actions[teachers.findIndex(({ subject }) => subject.teacher === teacher)]!;
      const went = (sign: number) =>
        own.filter(({ before, after }) => Math.sign(Number(after) - Number(before)) === sign).length;
      expect(counts).toMatchObject({ edits: own.length, up: went(1), down: went(-1), same: went(0) });
    }
    expect((await verifyJournal(school.house)).findings).toEqual([]);
  });

  it('answers the same from the Excel file alone', async () => {
    const lines = await editLogLines(school.house, await january());
    const workbook = new exceljs.Workbook();
    const heading = { school: books[0]!.school.name, period: 'Tháng 01/2026' };
    await workbook.xlsx.load(Buffer.from(await writeEditLogWorkbook(lines, heading)) as never);
    const [sheet] = workbook.worksheets;
    const told = new Map<string, boolean>();
    sheet!.eachRow((row, number) => {
      if (number === 1) return;
      const at = (column: number) => row.getCell(column).text;
      told.set(pathOf(at(5), at(7), at(3), at(4)), at(10) !== 'Không đổi');
      expect(at(8) !== at(9)).toBe(at(10) !== 'Không đổi');
    });
    expect(told).toEqual(answers);
  });

  it('answers the same from the text of the PDF alone', async () => {
    const pdf = await readEditLog(school.house, await january());
    const text = poppler('pdftotext', pdf, '-raw').replace(/\s+/g, ' ');
    const subjects = [...new Set(teachers.map(({ subject }) => subject.name))].join('|');
    const line = new RegExp(
      `(8A\\d) (${subjects}) \\D+? (A\\dHS\\d\\d) (HK1 · ĐĐG(?:gk|ck|tx \\d)) ([\\d,]+) ([\\d,]+) ` +
        '(Tăng|Giảm|Giữ nguyên)(?: xóa – nhập lại, (có đổi|không đổi))?',
      'g',
    );
    const told = new Map<string, boolean>();
    for (const [, className, subject, pupil, column, before, after, direction, pair] of text.matchAll(line)) {
      const changed = before !== after;
      expect(`${pupil} ${direction === 'Giữ nguyên'}`).toBe(`${pupil} ${!changed}`);
      if (pair !== undefined) expect(pair).toBe(changed ? 'có đổi' : 'không đổi');
      told.set(pathOf(pupil!, column!, className!, subject!), changed);
    }
    expect(told).toEqual(answers);
  });
});
