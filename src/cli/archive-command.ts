// giaplai archive CLASS: a new package with everything about the locked records of a class.
import { archiveClass, copyByItself } from '../server/application/index.ts';
import { loadAnchors } from './anchors.ts';
import { atSchool } from './at-school.ts';
import { type ClassChoice, chosenClass } from './class-name.ts';
import type { Home } from './home.ts';
import { green, print, yellow } from './screen.ts';
import { watching } from './watching.ts';

export function archive(home: Home, name: string, choice: ClassChoice): Promise<number> {
  return atSchool(home, async ({ house, bar, signal }) => {
    const schoolClass = await chosenClass(house, name, choice);
    const [record] = await house.store.read((view) => view.recordsOf(schoolClass.id));
    if (record === undefined) throw new TypeError('a class always has records');
    const by = record.snapshot.context.assignments.registrar;
    const { folder, archived, leftOut, files } = await archiveClass(house, {
      classId: schoolClass.id,
      by,
      anchors: loadAnchors(home.anchors),
      signal,
      onProgress: watching({ bar }),
    });
    bar.end();
    print(`${green('✔')} ${archived} hồ sơ, ${files} tệp / ${archived} records, ${files} files`);
    print(`  ${folder}`);
    if (leftOut.length > 0)
      print(yellow(`  ${leftOut.length} hồ sơ chưa khóa nên chưa lưu / records not locked yet stayed out`));
    const copied = await copyByItself(house, signal);
    for (const address of copied) print(`${green('✔')} đã sao / copied: ${address}`);
    const waits = await house.store.read((view) => view.archiveWaits(schoolClass.schoolId));
    const targets = await house.store.read((view) => view.archiveTargets(schoolClass.schoolId));
    for (const { targetId, packages } of waits)
      print(
        yellow(
          `– chờ vật lưu trữ “${targets.find(({ id }) => id === targetId)?.name ?? targetId}”: ${packages} gói / waiting for the medium`,
        ),
      );
    return 0;
  });
}
