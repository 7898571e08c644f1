// giaplai orders list CLASS: who proposed, decided and carried out what.
import { atSchool } from '../at-school.ts';
import { type ClassChoice, chosenClass } from '../class-name.ts';
import type { Home } from '../home.ts';
import { print, table } from '../screen.ts';
import { orderLine } from './order-lines.ts';
import { reachWords, schoolOrdersOf } from './school-orders.ts';

export function listOrders(home: Home, name: string, choice: ClassChoice): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const schoolClass = await chosenClass(house, name, choice);
    const ofMany = await schoolOrdersOf(house, schoolClass);
    const { orders, people } = await house.store.read(async (view) => ({
      orders: (await view.lockingOrdersOf(schoolClass.id)).filter((one) => one.schoolOrder === null),
      people: await view.people(),
    }));
    const names = new Map<string, string>(people.map((person) => [person.id, person.name]));
    if (orders.length + ofMany.length === 0) print('Chưa có lệnh nào / no orders yet');
    const nameOf = (person: string) => names.get(person) ?? person;
    const lines = [
      ...orders.map((one) => [...orderLine(one, nameOf), '']),
      ...ofMany.map((one) => [...orderLine(one, nameOf), reachWords(one)]),
    ];
    for (const line of table(lines)) print(line);
    return 0;
  });
}
