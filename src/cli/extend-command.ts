// giaplai extend CLASS, giaplai renew CLASS: what keeps signatures verifiable when certificates have long expired.
import type { ClassId, RecordId } from '../kernel/index.ts';
import { type Extended, extendRecords } from '../server/application/index.ts';
import * as signing from '../signing/index.ts';
import { loadAnchors } from './anchors.ts';
import { type AtSchool, atSchool, type SigningOptions } from './at-school.ts';
import { type ClassChoice, chosenClass } from './class-name.ts';
import type { Home } from './home.ts';
import { green, print, red, yellow } from './screen.ts';
import { showTrouble, watching } from './watching.ts';

export type ExtendCommand = ClassChoice & Pick<SigningOptions, 'tsa'>;

/** Exit status: 0 when every locked record reached B-LTA. */
export const extend = (home: Home, name: string, command: ExtendCommand): Promise<number> =>
  onLocked(home, name, command, extendAll);

/** A further archive timestamp, before the last one ages. */
export const renew = (home: Home, name: string, command: ExtendCommand): Promise<number> =>
  onLocked(home, name, command, renewAll);

type Work = (school: AtSchool, home: Home, records: readonly RecordId[]) => Promise<readonly Extended[]>;

function onLocked(home: Home, name: string, command: ExtendCommand, work: Work): Promise<number> {
  const extending = async (school: AtSchool) => {
    const schoolClass = await chosenClass(school.house, name, command);
    const records = await lockedRecords(school, schoolClass.id);
    await school.keys();
    const outcomes = await work(school, home, records);
    school.bar.end();
    return report(outcomes);
  };
  return atSchool(home, extending, command);
}

export const extendAll: Work = async (school, home, records) => {
  const { house, bar, signal } = school;
  const anchors = loadAnchors(home.anchors);
  const authorities = await school.authorities();
  return extendRecords(house, {
    records,
    signal,
    onProgress: watching({ bar }),
    extending: (pdf) =>
      signing.extend(pdf, {
        ...authorities,
        to: 'B-LTA',
        anchors,
        at: house.clock.now(),
        otherwise: 'lowerLevel',
      }),
  });
};

const renewAll: Work = async (school, home, records) => {
  const { house, bar, signal } = school;
  const anchors = loadAnchors(home.anchors);
  const authorities = await school.authorities();
  return extendRecords(house, {
    records,
    signal,
    onProgress: watching({ bar }),
    extending: (pdf) =>
      signing.renew(pdf, { ...authorities, anchors, at: house.clock.now(), otherwise: 'lowerLevel' }),
  });
};

export async function lockedRecords({ house }: AtSchool, classId: ClassId): Promise<RecordId[]> {
  const records = await house.store.read((view) => view.recordsOf(classId));
  return records
    .filter(({ snapshot }) => snapshot.state === 'locked' || snapshot.state === 'archived')
    .map(({ id }) => id);
}

function report(outcomes: readonly Extended[]): number {
  const counts = new Map<string, number>();
  for (const { level = '—' } of outcomes) counts.set(level, (counts.get(level) ?? 0) + 1);
  if (outcomes.length === 0) print(yellow('Chưa có hồ sơ nào đã khóa / no record is locked yet'));
  for (const [level, count] of counts)
    print(`${level === 'B-LTA' ? green('✔') : yellow('–')} ${level}: ${count} hồ sơ / records`);
  return showShortfalls(outcomes) === 0 && outcomes.length > 0 ? 0 : 1;
}

/** What is missing from the level asked for; returns how many records are below it. */
export function showShortfalls(outcomes: readonly Extended[]): number {
  const lacking = outcomes.flatMap(({ title, shortfalls: [first] }) =>
    first === undefined ? [] : [{ title, ...first }],
  );
  if (lacking.length > 0)
    print(red(`✘ ${lacking.length} hồ sơ ở mức thấp hơn / records stay at a lower level`));
  showTrouble(lacking);
  return lacking.length;
}
