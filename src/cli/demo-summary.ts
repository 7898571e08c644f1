// The demo's last screen: every archived document verified from its file, and where the files are.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileName, type SchoolClass, verifyJournal } from '../server/application/index.ts';
import { type VerificationReport, type Verdict, verdictWords } from '../signing/index.ts';
import { loadAnchors } from './anchors.ts';
import type { AtSchool } from './at-school.ts';
import type { Home } from './home.ts';
import { type Judge, judging } from './judging.ts';
import { bold, dim, green, print, red, table, yellow } from './screen.ts';

export interface DemoClass {
  readonly schoolClass: SchoolClass;
  /** The package made in this run; undefined when nothing was left to archive. */
  readonly folder: string | undefined;
}

interface Tally {
  readonly schoolClass: SchoolClass;
  readonly folder: string;
  readonly documents: number;
  readonly signatures: number;
  readonly verdicts: ReadonlyMap<Verdict, number>;
  readonly example: string | undefined;
}

/** Exit status: 0 when every class has documents and all are valid. */
export async function summarise(
  school: AtSchool,
  home: Home,
  classes: readonly DemoClass[],
  elapsedMs: number,
): Promise<number> {
  const started = performance.now();
  const tallies: Tally[] = [];
  const { clock } = school.house;
  await judging({ home, anchors: loadAnchors(home.anchors), clock }, async (judge) => {
    for (const each of classes) tallies.push(await verifyClass(school, home, each, judge));
  });
  const journal = await verifyJournal(school.house);
  school.bar.end();
  show(tallies, elapsedMs, performance.now() - started);
  const intact = journal.findings.length === 0;
  print(
    intact
      ? green(`✔ Nhật ký nguyên vẹn / journal intact: ${journal.entries} mục / entries`)
      : red('✘ Nhật ký bị sửa / journal broken'),
  );
  print();
  const complete = tallies.every(({ documents }) => documents > 0);
  const valid = tallies.every(({ documents, verdicts }) => (verdicts.get('valid') ?? 0) === documents);
  const sound = complete && valid;
  print(
    sound && intact
      ? green(bold('Tất cả đều hợp lệ / everything is valid'))
      : valid && intact
        ? yellow(
            bold('Có lớp chưa hoàn tất; xem giaplai status / a class is not complete; see giaplai status'),
          )
        : red(bold('Có văn bản không hợp lệ / not everything is valid')),
  );
  hints(tallies);
  return sound && intact ? 0 : 1;
}

async function verifyClass(
  school: AtSchool,
  home: Home,
  { schoolClass, folder }: DemoClass,
  judge: Judge,
): Promise<Tally> {
  const archived = folder ?? (await newestPackage(school, home, schoolClass));
  const files = pdfsIn(archived);
  const reports: VerificationReport[] = [];
  for (const [done, file] of files.entries()) {
    reports.push(await judge(readFileSync(file)));
    school.bar.show(done + 1, files.length, `Kiểm tra / verifying ${schoolClass.name}`);
    if (done % 10 === 0) await new Promise(setImmediate);
  }
  const verdicts = new Map<Verdict, number>();
  for (const { verdict } of reports) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  const signatures = reports.reduce((sum, report) => sum + report.signatures.length, 0);
  return { schoolClass, folder: archived, documents: files.length, signatures, verdicts, example: files[0] };
}

async function newestPackage(
  { house }: AtSchool,
  home: Home,
  { id, schoolId, schoolYear, name }: SchoolClass,
): Promise<string> {
  const { school, packages } = await house.store.read(async (view) => ({
    school: (await view.schools()).find((each) => each.id === schoolId),
    packages: await view.packages(id),
  }));
  const newest = [...packages].sort((a, b) => a.at - b.at).at(-1);
  return join(
    home.folder,
    'archive',
    ...[school?.name ?? '', schoolYear, name, newest?.name ?? ''].map(fileName),
  );
}

/** A package's own label, list and report, which nobody signs. */
const unsigned: ReadonlySet<string> = new Set([
  'label.pdf',
  join('data', 'index.pdf'),
  join('data', 'verification', 'report.pdf'),
]);

function pdfsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.pdf') && !unsigned.has(name))
      .sort((a, b) => a.localeCompare(b, 'vi', { numeric: true }))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function show(tallies: readonly Tally[], elapsedMs: number, verifyingMs: number): void {
  print();
  const header = ['Lớp', 'Năm học', 'Văn bản', 'Chữ ký', 'Kết quả / verdicts'].map(bold);
  const rows = tallies.map(({ schoolClass, documents, signatures, verdicts }) => [
    schoolClass.name,
    schoolClass.schoolYear,
    String(documents),
    String(signatures),
    documents === 0
      ? 'chưa có gì để lưu trữ / nothing archived yet'
      : [...verdicts].map(([verdict, count]) => `${count} ${verdictWords[verdict].vi}`).join(', '),
  ]);
  for (const line of table([header, ...rows])) print(`  ${line}`);
  const documents = tallies.reduce((sum, tally) => sum + tally.documents, 0);
  const signatures = tallies.reduce((sum, tally) => sum + tally.signatures, 0);
  print();
  print(
    `  ${documents} văn bản, ${signatures} chữ ký, ${seconds(elapsedMs)} — kiểm tra lại / verified in ${seconds(verifyingMs)}`,
  );
  print();
  for (const { folder } of tallies.filter(({ documents: count }) => count > 0))
    print(`  ${relative(process.cwd(), folder)}`);
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1).replace('.', ',')} s`;

function hints(tallies: readonly Tally[]): void {
  const example = tallies[0]?.example;
  if (example === undefined) return;
  print(dim(`Xem / look: ${relative(process.cwd(), example)}`));
  print(dim(`Kiểm tra / check: npx giaplai verify "${relative(process.cwd(), example)}"`));
}
