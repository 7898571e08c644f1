// What the installation knows about how a year's records were kept: facts for the report, and what is missing (R122).
import type { ReportFact, YearlyReportSnapshot } from '../../../documents/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import { toVietnameseTime } from '../../../kernel/index.ts';
import { addDays, beginningOf, boundsOf } from '../../../policies/index.ts';
import type { Appointment } from '../access/appointment.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import { sheetsOfClass } from '../results/progress.ts';
import { countClasses, type CountedSource } from './count-classes.ts';

export interface YearlyFacts {
  readonly sections: YearlyReportSnapshot['sections'];
  readonly missing: YearlyReportSnapshot['missing'];
  /** Appointments by decision that held during the year. */
  readonly appointments: readonly Appointment[];
}

export interface PastYear {
  readonly schoolId: string;
  readonly schoolYear: string;
}

/** @throws Fault `blob.*` */
export async function yearlyFacts(house: House, year: PastYear, at: Instant): Promise<YearlyFacts> {
  const sources = await countClasses(house, year);
  const entry = await entryOf(house, sources, at);
  const known = await house.store.read((view) => storedOf(view, year, sources));
  const { appointments, corrections, edits, editLogs, minutes, packed, copies, decayed } = known;
  const unlocked = sources.filter(({ locked, pupils }) => locked < pupils).map(({ className }) => className);
  const unpacked = sources
    .filter(({ schoolClass }) => !packed.has(schoolClass.id))
    .map(({ className }) => className);
  const role = (name: Appointment['role']) => appointments.filter((one) => one.role === name).length;
  return {
    appointments,
    sections: [
      {
        title: 'Phân công',
        facts: [
          of(
            'Quyết định phân công:',
            `${new Set(appointments.map(decisionOf)).size} quyết định, ${appointments.length} phân công`,
          ),
          of('Quản trị, văn thư:', `${role('administrator')} người quản trị, ${role('registrar')} văn thư`),
        ],
      },
      {
        title: 'Nhập và sửa dữ liệu',
        facts: [
          of('Lớp, học sinh:', `${sources.length} lớp, ${total(sources, ({ pupils }) => pupils)} học sinh`),
          of(
            'Nhập điểm:',
            `${entry.entered} trên ${entry.required} ô bắt buộc; ${entry.enteredLate} ô nhập muộn`,
          ),
          of('Sửa điểm:', `${edits} lần sửa, ${corrections} đề nghị sửa sau khóa`),
          of('Nhật ký sửa điểm:', `${editLogs} bản đã lập để ký`),
        ],
      },
      {
        title: 'Khóa, in, lưu trữ',
        facts: [
          of(
            'Học bạ đã khóa:',
            `${total(sources, ({ locked }) => locked)} trên ${total(sources, ({ pupils }) => pupils)}`,
          ),
          of('Biên bản khóa sổ:', `${minutes} biên bản`),
          of('Gói lưu trữ:', `${packed.size} trên ${sources.length} lớp; ${copies} bản sao`),
          of(
            'Kiểm tra gói lưu trữ:',
            decayed === null
              ? 'chưa kiểm tra'
              : `lần cuối ${toVietnameseTime(decayed.at)}, ${decayed.files} tệp hỏng`,
          ),
        ],
      },
    ],
    missing: [
      ...(role('administrator') === 0
        ? [{ what: 'Quyết định phân công người quản trị hệ thống', whom: 'Hiệu trưởng' }]
        : []),
      ...(role('registrar') === 0 ? [{ what: 'Quyết định phân công văn thư', whom: 'Hiệu trưởng' }] : []),
      ...(sources.length === 0
        ? [{ what: `Sổ của các lớp năm học ${year.schoolYear}`, whom: 'Ban quản trị' }]
        : []),
      ...(unlocked.length > 0
        ? [{ what: `Khóa học bạ của lớp ${unlocked.join(', ')}`, whom: 'Hiệu trưởng, văn thư' }]
        : []),
      ...(minutes === 0 ? [{ what: 'Biên bản khóa sổ', whom: 'văn thư' }] : []),
      ...(editLogs === 0 ? [{ what: 'Nhật ký sửa điểm được in và ký', whom: 'Ban quản trị' }] : []),
      ...(unpacked.length > 0
        ? [{ what: `Gói lưu trữ của lớp ${unpacked.join(', ')}`, whom: 'văn thư' }]
        : []),
    ],
  };
}

const of = (label: string, text: string): ReportFact => ({ label, text });

const total = <Item>(items: readonly Item[], count: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + count(item), 0);

const decisionOf = ({ basis }: Appointment): string =>
  basis.kind === 'decision' ? `${basis.number} ${basis.date}` : '';

async function entryOf(house: House, sources: readonly CountedSource[], at: Instant) {
  const sum = { required: 0, entered: 0, enteredLate: 0 };
  for (const { schoolClass } of sources)
    for (const { required, entered, enteredLate } of await sheetsOfClass(house, schoolClass, at)) {
      sum.required += required;
      sum.entered += entered;
      sum.enteredLate += enteredLate;
    }
  return sum;
}

async function storedOf(view: View, { schoolId, schoolYear }: PastYear, sources: readonly CountedSource[]) {
  const bounds = boundsOf(schoolYear);
  const [from, until] = [beginningOf(bounds.from), beginningOf(addDays(bounds.to, 1))];
  const ids = new Set(sources.map(({ schoolClass }) => schoolClass.id));
  const packed = new Set<string>();
  let corrections = 0;
  for (const id of ids) {
    corrections += (await view.correctionsOf(id)).length;
    if ((await view.packages(id)).length > 0) packed.add(id);
  }
  const checks = (await view.lastArchiveChecks(schoolId)).toSorted((a, b) => a.finishedAt - b.finishedAt);
  const last = checks.at(-1);
  const within = (at: Instant) => at >= from && at < until;
  return {
    appointments: (await view.appointmentsIn(schoolId)).filter(
      ({ basis, role, validFrom, validTo }) =>
        basis.kind === 'decision' &&
        role !== 'parent' &&
        role !== 'pupil' &&
        validFrom < until &&
        (validTo === null || validTo >= from),
    ),
    corrections,
    edits: total(await view.editsByDay(schoolId, schoolYear), (day) => day.edits),
    editLogs: (await view.editLogs(schoolId)).filter((one) => within(one.until)).length,
    minutes: (await view.lockMinutesOfSchool(schoolId)).filter(({ printedAt }) => printedAt >= from).length,
    packed,
    copies: (await view.archiveCopies(schoolId)).filter(({ classId }) => ids.has(classId)).length,
    decayed: last ? { at: last.finishedAt, files: last.decayed } : null,
  };
}
