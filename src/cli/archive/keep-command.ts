// giaplai archive copy | check: bring packages to other media, and see that nothing has decayed anywhere.
import { Fault } from '../../kernel/index.ts';
import {
  atTheMachine,
  checkTarget,
  copyToTarget,
  findTarget,
  repairTarget,
  SHELF,
  type ArchiveCheck,
  type ArchiveTarget,
  type DecayKind,
} from '../../server/application/index.ts';
import { type AtSchool, atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { chosenSchool } from '../operations/chosen-school.ts';
import { bold, dim, green, print, red, yellow } from '../screen.ts';

export interface CopyCommand {
  readonly at?: string;
  readonly school?: string;
}

type Place = ArchiveTarget | typeof SHELF;
const nameOf = (target: Place): string => (target === SHELF ? 'kho / shelf' : target.name);

/** Exit status 1 where something could not be copied, 2 where a medium is not there. */
export const copy = (home: Home, name: string | undefined, { at, school }: CopyCommand): Promise<number> =>
  atSchool(home, async (opened) => {
    const { id: schoolId } = await chosenSchool(opened.house, school);
    const targets = (await targetsFor(opened, schoolId, name)).filter((one) => one !== SHELF);
    if (targets.length === 0)
      print(yellow('Chưa có đích nào: giaplai archive target add / there is no target yet'));
    return worst(targets, opened, async (target) => {
      const done = await copyToTarget(opened.house, target, {
        ...keeping(opened, 'Sao / copying'),
        location: at,
      });
      opened.bar.end();
      const { copied, held, failed } = done;
      print(`${green('✔')} ${target.name}: ${copied.length} gói mới, ${held} đã có / new, held`);
      for (const { address, fault } of failed)
        print(red(`  ${address}: ${fault.title.vi} / ${fault.title.en}`));
      return failed.length === 0 ? 0 : 1;
    });
  });

export interface CheckCommand extends CopyCommand {
  readonly repair: boolean;
}

/** Exit status 1 where something has decayed and was not repaired, 2 where a medium is not there. */
export const check = (
  home: Home,
  name: string | undefined,
  { at, repair, school }: CheckCommand,
): Promise<number> =>
  atSchool(home, async (opened) => {
    const { house } = opened;
    const { id: schoolId } = await chosenSchool(house, school);
    return worst(await targetsFor(opened, schoolId, name), opened, async (target) => {
      const checking = { ...keeping(opened, 'Băm lại / re-hashing'), schoolId, location: at };
      const found = await checkTarget(house, target, checking);
      opened.bar.end();
      show(target, found);
      if (found.decayed === 0 || !repair) return found.decayed === 0 ? 0 : 1;
      const repaired = await repairTarget(house, target, { ...checking, findings: found.findings });
      opened.bar.end();
      for (const { address, from, aside } of repaired) {
        if (from === null)
          print(red(`  ${address}: không nơi nào còn bản nguyên vẹn / no whole copy anywhere`));
        else print(`${green('✔')} ${address} ← ${from}${aside === null ? '' : dim(`  (${aside})`)}`);
      }
      const after = await checkTarget(house, target, checking);
      opened.bar.end();
      show(target, after);
      return after.decayed === 0 ? 0 : 1;
    });
  });

const keeping = ({ bar, signal }: AtSchool, what: string) => ({
  by: atTheMachine,
  signal,
  onProgress: (done: number, total: number, address: string) => bar.show(done, total, `${what} ${address}`),
});

async function targetsFor(
  { house }: AtSchool,
  schoolId: string,
  name: string | undefined,
): Promise<readonly Place[]> {
  if (name !== undefined) return [await findTarget(house, schoolId, name)];
  return [SHELF, ...(await house.store.read((view) => view.archiveTargets(schoolId)))];
}

/** A medium that is not plugged in is told, and the others are seen to all the same. */
async function worst<Target extends Place>(
  targets: readonly Target[],
  { bar }: AtSchool,
  work: (target: Target) => Promise<number>,
): Promise<number> {
  let status = 0;
  for (const target of targets)
    try {
      status = Math.max(status, await work(target));
    } catch (error) {
      bar.end();
      if (!(error instanceof Fault) || !/^(archive\.medium|objects\.)/.test(error.code)) throw error;
      print(red(`✘ ${nameOf(target)}: ${error.title.vi} / ${error.title.en}`));
      status = 2;
    }
  return status;
}

const SHOWN = 50;

function show(target: Place, { packages, files, octets, decayed, findings }: ArchiveCheck): void {
  const size = `${packages} gói, ${files} tệp, ${Math.ceil(octets / 1e6)} MB / packages, files, MB`;
  if (decayed === 0) print(`${green('✔')} ${nameOf(target)}: ${size}`);
  else print(red(bold(`✘ ${nameOf(target)}: ${decayed} chỗ hư hỏng / decayed`)) + `  ${size}`);
  for (const finding of findings.slice(0, SHOWN))
    print(
      `  ${red(kinds[finding.kind])}  ${finding.package}${finding.path === null ? '' : `  ${finding.path}`}`,
    );
  if (findings.length > SHOWN) print(`  … ${findings.length - SHOWN} nữa / more`);
}

const kinds: Readonly<Record<DecayKind, string>> = {
  missing: 'mất tệp / file lost',
  extra: 'tệp lạ / file nobody listed',
  changed: 'tệp bị đổi / file changed',
  unreadable: 'không đọc được / unreadable',
  malformed: 'không theo chuẩn / malformed',
  absent: 'mất cả gói / package lost',
  replaced: 'gói bị thay / package replaced',
  unknown: 'gói lạ / package nobody knows',
  afterSeal: 'ghi sau khi niêm phong / written after it was sealed',
};
