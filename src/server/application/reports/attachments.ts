// The papers that go with the yearly report, as the installation holds them: each frozen as a blob of its own (R122).
import type { ReportAttachment } from '../../../documents/index.ts';
import { toVietnameseTime, type Instant, type PersonId, type Sha256 } from '../../../kernel/index.ts';
import {
  addDays,
  beginningOf,
  boundsOf,
  occurrencesIn,
  parties,
  rulesOf,
  topics,
} from '../../../policies/index.ts';
import type { Policy } from '../../../policies/index.ts';
import type { Appointment } from '../access/appointment.ts';
import { uniqueNames } from '../archive/file-names.ts';
import { sliceOf } from '../documents.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { PastYear } from './yearly-facts.ts';

interface File {
  readonly title: string;
  readonly name: string;
  readonly extension: string;
  readonly bytes: Uint8Array;
}

export interface Attached {
  readonly attachments: readonly ReportAttachment[];
  readonly missing: readonly { readonly what: string; readonly whom: string }[];
}

/** @throws Fault `blob.*` */
export async function attachmentsOf(
  house: House,
  year: PastYear,
  { policy, appointments }: { readonly policy: Policy | null; readonly appointments: readonly Appointment[] },
): Promise<Attached> {
  const people = new Map((await house.store.read((view) => view.people())).map(({ id, name }) => [id, name]));
  const plans = await plansOf(house, year, policy);
  const papers = await papersOf(house, year);
  const steps = policy ? occurrencesIn(policy, year.schoolYear) : [];
  const files: readonly File[] = [
    ...(appointments.length > 0 ? [assignments(appointments, people)] : []),
    ...(policy
      ? [
          {
            ...json('Quy chế đang có hiệu lực', 'Quy chế'),
            bytes: Buffer.from(`${JSON.stringify(policy, null, 2)}\n`),
          },
        ]
      : []),
    ...(steps.length > 0 ? [schedule(steps)] : []),
    ...plans,
    ...papers,
  ];
  const hashes = await house.blobs.putMany(files.map(({ bytes }) => bytes));
  const named = uniqueNames();
  return {
    attachments: files.map(({ title, name, extension }, index) => {
      const sha256 = hashes[index];
      if (sha256 === undefined) throw applicationFault('blob.missing', { hash: title });
      return { title, file: named(`${String(index + 1).padStart(2, '0')} ${name}`, extension), sha256 };
    }),
    missing: [
      ...(policy ? [] : [{ what: 'Quy chế quản lý, sử dụng hồ sơ điện tử', whom: 'Hiệu trưởng' }]),
      ...(steps.length > 0 ? [] : [{ what: 'Kế hoạch nhập, lưu trữ, kiểm tra, in', whom: 'Hiệu trưởng' }]),
      ...(plans.length > 0
        ? []
        : [{ what: 'Kế hoạch kiểm tra, đánh giá (hồ sơ chuyên môn đã ký)', whom: 'tổ trưởng chuyên môn' }]),
    ],
  };
}

const json = (title: string, name: string) => ({ title, name, extension: '.json' });

function assignments(appointments: readonly Appointment[], people: ReadonlyMap<PersonId, string>): File {
  const rows = appointments.flatMap(({ basis, personId, role, validFrom, validTo }) =>
    basis.kind === 'decision'
      ? [
          [
            basis.number,
            basis.date,
            people.get(personId) ?? '',
            role,
            at(validFrom),
            validTo === null ? '' : at(validTo),
          ],
        ]
      : [],
  );
  return table('Quyết định phân công trong năm', 'Phân công', [
    ['Số quyết định', 'Ngày', 'Họ tên', 'Vai trò', 'Từ', 'Đến'],
    ...rows,
  ]);
}

const schedule = (steps: ReturnType<typeof occurrencesIn>): File =>
  table('Kế hoạch nhập, lưu trữ, kiểm tra, in theo lịch của quy chế', 'Kế hoạch năm học', [
    ['Hạn', 'Việc', 'Học kì', 'Người làm', 'Người kiểm tra'],
    ...steps.map(({ lastDay, milestone }) => [
      lastDay,
      topics[milestone.topic].vi,
      milestone.term ?? '',
      (milestone.doneBy ?? []).map((party) => parties[party].vi).join('; '),
      (milestone.checkedBy ?? []).map((party) => parties[party].vi).join('; '),
    ]),
  ]);

const at = (moment: Instant): string => toVietnameseTime(moment);

/** CSV as spreadsheet programs read it: UTF-8 with its mark; a cell never begins a formula. */
function table(title: string, name: string, rows: readonly (readonly string[])[]): File {
  const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const text = rows.map((row) => row.map(cell).join(',')).join('\r\n');
  return { title, name, extension: '.csv', bytes: Buffer.from(`\uFEFF${text}\r\n`) };
}

/** Plans of teaching and assessment that everybody signed; lesson plans are of each teacher and stay where they are. */
async function plansOf(
  house: House,
  { schoolId, schoolYear }: PastYear,
  policy: Policy | null,
): Promise<readonly File[]> {
  const names = new Map(rulesOf(policy).dossiers.map(({ kind, name }) => [kind, name]));
  const dossiers = (await house.store.read((view) => view.dossiersOf(schoolId, schoolYear))).filter(
    ({ snapshot }) => snapshot.context.kind !== 'lessonPlan' && DONE.has(snapshot.state),
  );
  const files: File[] = [];
  for (const { id, snapshot } of dossiers) {
    const segments = await house.store.read((view) => view.dossierSegments(id));
    const version = Math.max(...segments.map((one) => one.version));
    const own = segments.filter((one) => one.version === version);
    const fileHash = own.at(-1)?.fileHash;
    if (fileHash === undefined) continue;
    const { kind, title } = snapshot.context;
    files.push({
      title: `${names.get(kind) ?? kind}: ${title}`,
      name: title,
      extension: '.pdf',
      bytes: await house.blobs.join(own.map(sliceOf), fileHash),
    });
  }
  return files;
}

const DONE: ReadonlySet<string> = new Set(['signed', 'approved']);

/** Edit logs and minutes of locking of the year, as they are signed so far. */
async function papersOf(house: House, { schoolId, schoolYear }: PastYear): Promise<readonly File[]> {
  const { from, to } = boundsOf(schoolYear);
  const [begins, ends] = [beginningOf(from), beginningOf(addDays(to, 1))];
  const stored = await house.store.read(async (view) => {
    const logs = (await view.editLogs(schoolId)).filter(({ until }) => until >= begins && until < ends);
    const minutes = (await view.lockMinutesOfSchool(schoolId)).filter(
      ({ printedAt }) => printedAt >= begins && printedAt < ends,
    );
    const found = [];
    for (const log of logs)
      found.push({
        title: `Nhật ký sửa điểm ${log.period}, lần ${log.edition}`,
        segments: await view.editLogSegments(log.id),
      });
    for (const one of minutes)
      found.push({
        title: `Biên bản khóa sổ ${one.number ?? one.verificationCode}`,
        segments: await view.lockMinutesSegments(one.id),
      });
    return found;
  });
  const files: File[] = [];
  for (const { title, segments } of stored) {
    const fileHash: Sha256 | undefined = segments.at(-1)?.fileHash;
    if (fileHash === undefined) continue;
    const bytes = await house.blobs.join(segments, fileHash);
    files.push({ title, name: title, extension: '.pdf', bytes });
  }
  return files;
}
