// giaplai status [CLASS]: where the records stand and whom they wait for.
import { archiveDuties } from '../policies/index.ts';
import {
  type ClassStatus,
  type House,
  policyInForce,
  type SchoolClass,
  statusOfClass,
} from '../server/application/index.ts';
import { recordStateWords } from '../workflows/index.ts';
import { atSchool } from './at-school.ts';
import { type ClassChoice, chosenClass } from './class-name.ts';
import type { Home } from './home.ts';
import { bold, dim, print, table } from './screen.ts';

export function showStatus(home: Home, name: string | undefined, choice: ClassChoice): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const classes = await house.store.read((view) => view.classes());
    if (classes.length === 0) {
      print(
        'Chưa có lớp nào. Bắt đầu bằng: giaplai import LỚP.xlsx / No class yet. Begin with: giaplai import CLASS.xlsx',
      );
      return 0;
    }
    if (name === undefined) {
      for (const each of sorted(classes)) showClass(await statusOfClass(house, each.id));
    } else {
      const status = await statusOfClass(house, (await chosenClass(house, name, choice)).id);
      showClass(status);
      showRecords(status);
      await showDuties(house, status.schoolClass);
    }
    return 0;
  });
}

const sorted = (classes: readonly SchoolClass[]) =>
  [...classes].sort(
    (a, b) =>
      a.schoolYear.localeCompare(b.schoolYear) || a.name.localeCompare(b.name, 'vi', { numeric: true }),
  );

function showClass({ schoolClass, records, byState }: ClassStatus): void {
  print(
    `${bold(schoolClass.name)}  ${schoolClass.schoolYear}  ${schoolClass.regime}  ${records.length} hồ sơ / records`,
  );
  for (const [state, words] of Object.entries(recordStateWords)) {
    const count = byState[state as keyof typeof byState];
    if (count !== undefined) print(`  ${String(count).padStart(4)}  ${words.vi} / ${words.en}`);
  }
  const levels = closedLevels(records);
  if (levels !== '') print(dim(`        mức chữ ký / level: ${levels}`));
  for (const [person, count] of awaitedCounts(records))
    print(dim(`        chờ / waiting for ${person}: ${count}`));
  print();
}

/** Of what is sealed: a level below the others' would otherwise not be seen (signing.md §6). */
function closedLevels(records: ClassStatus['records']): string {
  const closed = records.filter(({ state }) => state === 'locked' || state === 'archived');
  const counts = new Map<string, number>();
  for (const { level } of closed) counts.set(level ?? '—', (counts.get(level ?? '—') ?? 0) + 1);
  return [...counts].map(([level, count]) => `${count} × ${level}`).join(', ');
}

function awaitedCounts(records: ClassStatus['records']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { awaited } of records) {
    for (const { name, late } of awaited) {
      const label = late ? `${name} (trễ hạn / late)` : name;
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  return counts;
}

function showRecords({ records }: ClassStatus): void {
  const rows = records.map((record) => [
    `  ${record.key}`,
    record.title,
    record.words.vi,
    `v${record.version}`,
    `${record.signatures} chữ ký`,
    record.signedAs === 'wetInk' ? 'ký giấy / on paper' : (record.level ?? ''),
    dim(record.verificationCode ?? ''),
  ]);
  for (const line of table(rows)) print(line);
}

/** What the policy wants kept; the program makes the packages, people make the copies. */
async function showDuties(house: House, { schoolId, schoolYear }: SchoolClass): Promise<void> {
  const inForce = await policyInForce(house, { schoolId, schoolYear, at: house.clock.now() });
  if (!inForce) return;
  print(dim('Lưu trữ theo quy chế, người phụ trách tự sao chép / to be kept, copied by people:'));
  for (const { vi, en, until } of archiveDuties(inForce.policy, schoolYear))
    print(dim(`  ${vi} / ${en}: ${until ?? 'vĩnh viễn / for ever'}`));
}
