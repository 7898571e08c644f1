// giaplai lock CLASS --decision N --as PRINCIPAL: the order on which the registrar may seal.
import { findPerson, orderLock } from '../server/application/index.ts';
import { atSchool } from './at-school.ts';
import { type ClassChoice, chosenClass } from './class-name.ts';
import type { Home } from './home.ts';
import { green, print, yellow } from './screen.ts';

export interface LockCommand extends ClassChoice {
  readonly as: string;
  readonly decision: string;
}

export function lockClass(home: Home, name: string, command: LockCommand): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const schoolClass = await chosenClass(house, name, command);
    const { id: by } = await findPerson(house, { id: schoolClass.schoolId }, command.as);
    const records = await house.store.read((view) => view.recordsOf(schoolClass.id));
    const outcomes = await orderLock(house, {
      records: records.map(({ id }) => id),
      by,
      decisionNumber: command.decision,
    });
    const refused = outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : []));
    const ordered = outcomes.length - refused.length;
    print(
      `${ordered > 0 ? green('✔') : yellow('–')} ${schoolClass.name}: lệnh khóa ${command.decision} cho ${ordered} hồ sơ / lock ordered for ${ordered} records`,
    );
    const reasons = new Map(refused.map((reason) => [reason.code, reason]));
    for (const { code, vi, en } of reasons.values()) {
      const count = refused.filter((each) => each.code === code).length;
      print(`  ${yellow(`${count} ×`)} ${vi} / ${en}`);
    }
    return ordered > 0 ? 0 : 1;
  });
}
