// giaplai archive target add | list: media that hold copies, beside what the school's policy asks for.
import {
  addTarget,
  atTheMachine,
  lastDuties,
  SHELF,
  type ArchiveTarget,
} from '../../server/application/index.ts';
import { toVietnameseTime } from '../../kernel/index.ts';
import { isBucketPlace } from '../../server/blobs/index.ts';
import { atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { chosenSchool } from '../operations/chosen-school.ts';
import { dim, green, print, red, table, yellow } from '../screen.ts';

export interface TargetCommand {
  /** An object store is a folder in the cloud; anything else a drive, unless it is said. */
  readonly medium?: ArchiveTarget['medium'];
  readonly school?: string;
}

export const addNew = (
  home: Home,
  name: string,
  location: string,
  { medium: said, school }: TargetCommand,
): Promise<number> =>
  atSchool(home, async ({ house }) => {
    const { id: schoolId } = await chosenSchool(house, school);
    const medium = said ?? (isBucketPlace(location) ? 'cloudFolder' : 'externalDrive');
    const target = await addTarget(house, { schoolId, name, medium, location, by: atTheMachine });
    print(`${green('✔')} ${target.name}  ${dim(target.id)}`);
    return 0;
  });

/** Exit status 1 where the policy asks for a medium that no target is of. */
export const list = (home: Home, { school }: Pick<TargetCommand, 'school'>): Promise<number> =>
  atSchool(home, async ({ house }) => {
    const { id: schoolId } = await chosenSchool(house, school);
    const { targets, copies, checks } = await house.store.read(async (view) => ({
      targets: await view.archiveTargets(schoolId),
      copies: await view.archiveCopies(schoolId),
      checks: await view.lastArchiveChecks(schoolId),
    }));
    const checkOf = (id: string) => {
      const check = checks.find(({ targetId }) => targetId === id);
      if (!check) return yellow('chưa kiểm tra / never checked');
      const at = toVietnameseTime(check.finishedAt);
      return check.decayed === 0 ? green(`✔ ${at}`) : red(`✘ ${at}: ${check.decayed}`);
    };
    const rows = targets.map(({ id, name, medium, location }) => [
      ...[
        name,
        medium,
        location,
        `${copies.filter(({ targetId }) => targetId === id).length} gói / packages`,
      ],
      checkOf(id),
    ]);
    for (const line of table([['kho', SHELF, home.folder, '', checkOf(SHELF)], ...rows])) print(line);
    const lacking = (await lastDuties(house, schoolId)).filter(
      ({ medium }) => medium !== 'paper' && !targets.some((target) => target.medium === medium),
    );
    for (const { vi } of lacking)
      print(yellow(`– Quy chế đòi ${vi}, chưa có đích nào / no target of this kind`));
    return lacking.length === 0 ? 0 : 1;
  });
