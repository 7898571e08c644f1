// giaplai orders list CLASS: who proposed, decided and carried out what.
import { atSchool } from '../at-school.ts';
import { type ClassChoice, chosenClass } from '../class-name.ts';
import type { Home } from '../home.ts';
import { print, table } from '../screen.ts';
import { orderLine } from './order-lines.ts';

export function listOrders(home: Home, name: string, choice: ClassChoice): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const { id } = await chosenClass(house, name, choice);
    const { orders, people } = await house.store.read(async (view) => ({
      orders: await view.lockingOrdersOf(id),
      people: await view.people(),
    }));
    const names = new Map<string, string>(people.map((person) => [person.id, person.name]));
    if (orders.length === 0) print('Chưa có lệnh nào / no orders yet');
    for (const line of table(orders.map((one) => orderLine(one, (person) => names.get(person) ?? person))))
      print(line);
    return 0;
  });
}
