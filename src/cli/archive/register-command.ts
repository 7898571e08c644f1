// giaplai archive hold | release | dispose | destroy | register: what may not be destroyed, what was ordered to be, what is gone.
import type { ClassId } from '../../kernel/index.ts';
import {
  disposalFault,
  disposeOfOrdered,
  everythingRemaining,
  executeDisposal,
  holdClass,
  orderDisposal,
  registerSeen,
  releaseHold,
  remains,
} from '../../server/application/index.ts';
import { toVietnameseTime } from '../../kernel/index.ts';
import { chosenClass, type ClassChoice } from '../class-name.ts';
import type { Home } from '../home.ts';
import { atOffice, type OfficeCommand } from '../office/at-office.ts';
import { bold, dim, green, print, yellow } from '../screen.ts';

export interface HoldCommand extends OfficeCommand, ClassChoice {
  readonly as: string;
  readonly reason: string;
  readonly decision: string;
}

export const hold = (home: Home, name: string, command: HoldCommand): Promise<number> =>
  atOffice(home, command, async ({ house, school, by }) => {
    const { id: classId } = await chosenClass(house, name, command);
    const { reason, decision: decisionNumber } = command;
    const { id } = await holdClass(house, { schoolId: school.id, classId, by, reason, decisionNumber });
    print(`${green('✔')} ${name}: giữ lại / on hold  ${dim(id)}`);
    return 0;
  });

/** By the beginning of its id. @throws Fault `disposal.holdUnknown` */
export const release = (home: Home, beginning: string, command: HoldCommand): Promise<number> =>
  atOffice(home, command, async ({ house, school, by }) => {
    const holds = await house.store.read((view) => view.archiveHolds(school.id));
    const [meant, ...others] = holds.filter(
      ({ id, release: released }) => released === null && beginning !== '' && id.startsWith(beginning),
    );
    if (!meant || others.length > 0) throw disposalFault('disposal.holdUnknown');
    const { reason, decision: decisionNumber } = command;
    await releaseHold(house, { schoolId: school.id, hold: meant.id, by, reason, decisionNumber });
    print(`${green('✔')} thôi giữ lại / released`);
    return 0;
  });

export interface DisposeCommand extends OfficeCommand {
  readonly number: string;
  readonly date: string;
  readonly reason: string;
  readonly class?: string;
}

/** Orders it; nothing is destroyed yet. */
export const dispose = (home: Home, schoolYear: string, command: DisposeCommand): Promise<number> =>
  atOffice(home, command, async ({ house, school, by }) => {
    const { number, date, reason, class: name } = command;
    let classId: ClassId | undefined;
    if (name !== undefined) classId = (await chosenClass(house, name, { ...command, year: schoolYear })).id;
    const wish = { schoolId: school.id, by, number, date, reason, schoolYear, classId };
    const { items } = await orderDisposal(house, wish);
    for (const { address, kind, name: of, keptUntil } of items)
      print(`  ${kind} ${address} ${of}  ${dim(keptUntil)}`);
    print(`${green('✔')} ${number}: ${items.length} mục / items; giaplai archive destroy ${number} --as …`);
    return 0;
  });

/** Carries an order out by its number; the bytes go at once from what is plugged in. */
export const destroy = (home: Home, number: string, command: OfficeCommand): Promise<number> =>
  atOffice(home, command, async ({ house, school, by, signal }) => {
    const orders = await house.store.read((view) => view.disposalOrders(school.id));
    const [meant, ...others] = orders.filter((one) => one.number === number);
    if (!meant || others.length > 0) throw disposalFault('disposal.unknown', { order: number });
    // Broken off before: only what is left goes.
    if (!meant.execution) await executeDisposal(house, { schoolId: school.id, order: meant.id, by });
    const gone = await disposeOfOrdered(house, signal);
    print(`${green('✔')} ${number}: ${gone} nơi / places`);
    print('Còn lại / what remains:');
    for (const kind of everythingRemaining) print(dim(`  – ${remains[kind].vi} / ${remains[kind].en}`));
    return 0;
  });

export const register = (home: Home, command: OfficeCommand): Promise<number> =>
  atOffice(home, command, async ({ house, school, by }) => {
    const { holds, orders, classes, past } = await registerSeen(house, { schoolId: school.id, by });
    const named = (id: ClassId) => {
      const found = classes.find((one) => one.id === id);
      return found ? `${found.name} ${found.schoolYear}` : id;
    };
    for (const { id, classId, reason, decisionNumber, release: released } of holds)
      print(
        `${released ? dim('thôi giữ / released') : yellow('giữ lại / on hold')}  ${named(classId)}  ${decisionNumber}: ${reason}  ${dim(id)}`,
      );
    for (const { number, date, items, execution } of orders) {
      const done = execution ? toVietnameseTime(execution.at) : 'chưa thực hiện / not carried out';
      print(bold(`${number} (${date}): ${done}`));
      for (const { address, kind, name, hash, gone } of items) {
        print(`  ${kind} ${address} ${name}  ${dim(hash)}`);
        for (const { place, at } of gone) print(`    ✔ ${place} ${toVietnameseTime(at)}`);
      }
    }
    for (const { kind, schoolYear, address, count, until } of past)
      print(
        `${yellow('hết hạn / past its time')}  ${kind} ${address === '' ? `${schoolYear} (${count})` : address}  ${until}`,
      );
    if (holds.length + orders.length + past.length === 0) print('Sổ chưa có gì / the register is empty');
    return 0;
  });
