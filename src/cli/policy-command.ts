// giaplai policy check FILE | adopt FILE | show: a school's regulation as data.
import {
  approvalOf,
  eachKeptKind,
  keptKinds,
  parties,
  readPolicy,
  rulesOf,
  sourceOf,
  untraced,
  type Policy,
  type PolicyProblem,
} from '../policies/index.ts';
import {
  adoptPolicy,
  findPerson,
  type House,
  policyInForce,
  readAdopted,
  type School,
} from '../server/application/index.ts';
import { atSchool } from './at-school.ts';
import { cliFault } from './faults.ts';
import type { Home } from './home.ts';
import { bytesOf } from './results-command.ts';
import { bold, dim, green, print, red, table, yellow } from './screen.ts';

export interface AdoptCommand {
  readonly as: string;
  readonly school?: string;
  readonly decision?: string;
  readonly effective?: string;
}

export interface ShowCommand {
  readonly school?: string;
  readonly year?: string;
}

/** Exit status: 0, or 1 when a file has mistakes. */
export function checkPolicyFiles(files: readonly string[]): Promise<number> {
  const wrong = files.filter((file) => {
    const reading = readPolicy(bytesOf(file));
    if (!reading.ok) {
      showProblems(file, reading.problems);
      return true;
    }
    const { name, issuer, version } = reading.policy;
    print(`${green('✔')} ${file}: ${issuer}, ${name}, lần ${version} / version ${version}`);
    const open = untraced(reading.policy);
    if (open.length > 0)
      print(
        `  ${yellow('–')} chưa ghi căn cứ / no source: ${open.slice(0, 8).join(', ')}${open.length > 8 ? ' …' : ''}`,
      );
    return false;
  });
  return Promise.resolve(wrong.length > 0 ? 1 : 0);
}

export function adoptPolicyFile(home: Home, file: string, command: AdoptCommand): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const bytes = bytesOf(file);
    const reading = readPolicy(bytes);
    if (!reading.ok) {
      showProblems(file, reading.problems);
      return 1;
    }
    const school = await chosenSchool(house, command.school);
    const { id: by } = await findPerson(house, school, command.as);
    const { outcome, adopted } = await adoptPolicy(house, {
      schoolId: school.id,
      bytes,
      by,
      ...(command.decision !== undefined && { decisionNumber: command.decision }),
      ...(command.effective !== undefined && { effectiveFrom: command.effective }),
    });
    const done = outcome === 'adopted' ? 'đã ban hành / adopted' : 'không có gì thay đổi / nothing changed';
    print(
      `${green('✔')} ${school.name}: quy chế lần ${adopted.version}, ${adopted.decisionNumber}, từ ${adopted.effectiveFrom}: ${done}`,
    );
    return 0;
  });
}

export function showPolicies(home: Home, command: ShowCommand): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const school = await chosenSchool(house, command.school);
    const versions = await house.store.read((view) => view.adoptedPolicies(school.id));
    const classes = await house.store.read((view) => view.classes());
    const latestYear = classes
      .filter(({ schoolId }) => schoolId === school.id)
      .map(({ schoolYear }) => schoolYear)
      .toSorted()
      .at(-1);
    const schoolYear = command.year ?? latestYear ?? '';
    const inForce = await policyInForce(house, { schoolId: school.id, schoolYear, at: house.clock.now() });
    print(bold(`${school.name}, ${schoolYear}`));
    for (const version of versions) {
      const { name } = await readAdopted(house, version);
      const mark = version.version === inForce?.adopted.version ? green('✔') : dim('–');
      print(
        `${mark} lần ${version.version}: ${name}, ${version.decisionNumber}, từ ${version.effectiveFrom}, ${version.from} → ${version.to ?? '…'}`,
      );
    }
    if (!inForce)
      print(yellow('Chưa có quy chế cho năm học này; áp dụng mặc định / no policy; defaults apply'));
    const grades = classes
      .filter((one) => one.schoolId === school.id && one.schoolYear === schoolYear)
      .map(({ grade }) => grade);
    for (const line of table(
      ruleRows(
        inForce?.policy ?? null,
        [...new Set(grades)].toSorted((a, b) => a - b),
      ),
    ))
      print(line);
    return 0;
  });
}

/** What the program acts on, and where it stands in the regulation. */
function ruleRows(policy: Policy | null, grades: readonly number[]): readonly (readonly string[])[] {
  const rules = rulesOf(policy);
  const source = (pointer: string) => dim((policy && sourceOf(policy, pointer)) ?? 'mặc định / default');
  const people = (some: readonly (keyof typeof parties)[]) => some.map((one) => parties[one].vi).join(', ');
  return [
    ...grades.map((grade) => {
      const index = policy?.approval?.findIndex((one) => one.grades.includes(grade)) ?? -1;
      const approver = parties[approvalOf(policy, grade).approver].vi;
      return [
        `Duyệt khối ${grade} / approves`,
        approver,
        source(index < 0 ? '/approval' : `/approval/${index}`),
      ];
    }),
    [
      'Cho phép sửa / permits corrections',
      people(rules.correctionsPermittedBy),
      source('/corrections/permittedBy'),
    ],
    [
      'Chứng kiến / witnesses',
      `${people(rules.witnesses)} (${rules.quorum})`,
      source('/corrections/witnesses'),
    ],
    ['Quyết định khóa / decides locks', people([rules.lockDecidedBy]), source('/locking/decidedBy')],
    [
      'Bảng tổng hợp / class summary',
      signed[rules.classSummarySignedAs],
      source('/documents/classSummary/signedAs'),
    ],
    ['Học bạ / transcript', signed[rules.transcriptSignedAs], source('/documents/transcript/signedAs')],
    ['Dấu thời gian / timestamps', stamped[rules.timestamps.timestamped], source('/timestamps')],
    ['Con dấu / seal', `${rules.sealDiameter} mm`, source('/sealing/diameter')],
    ['Thời hạn lưu / retention', timeText(rules.retention), source('/archive/retention')],
    ...eachKeptKind
      .filter((kind) => rules.retentionOf[kind] !== rules.retention)
      .map((kind) => [
        `– ${keptKinds[kind].vi} / ${keptKinds[kind].en.toLowerCase()}`,
        timeText(rules.retentionOf[kind]),
        source(`/archive/retentionOf/${kind}`),
      ]),
  ];
}

const timeText = (time: number | 'permanent'): string =>
  time === 'permanent' ? 'vĩnh viễn / for ever' : `${time} năm / years`;

const signed = {
  digital: 'ký số / digital',
  wetInk: 'ký mực / wet ink',
  both: 'ký số và ký mực / both',
} as const;

const stamped = {
  nobody: 'không / none',
  seal: 'cùng con dấu / with the seal',
  everybody: 'mọi chữ ký / every signature',
} as const;

function showProblems(file: string, problems: readonly PolicyProblem[]): void {
  print(`${red('✘')} ${file}`);
  for (const { pointer, place, vi, en, allowed } of problems) {
    print(`  ${yellow(place.vi)} ${dim(pointer || '/')}: ${vi} / ${en}`);
    if (allowed.length > 0) print(`    được phép / allowed: ${allowed.slice(0, 20).join(', ')}`);
  }
}

/** The only school, or the one that is named. */
async function chosenSchool(house: House, name: string | undefined): Promise<School> {
  const schools = await house.store.read((view) => view.schools());
  const wanted = name?.normalize('NFC').trim();
  const found = wanted === undefined ? schools : schools.filter((school) => school.name === wanted);
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw cliFault('cli.whichSchool', { schools: schools.map((school) => school.name) });
  return only;
}
