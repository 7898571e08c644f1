// giaplai office index: the index of names built anew from the records.
import { atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { green, print } from '../screen.ts';

export const rebuildIndex = (home: Home): Promise<number> =>
  atSchool(home, async ({ house }) => {
    const names = await house.store.write((transaction) => transaction.rebuildNames());
    print(`${green('✔')} ${names} tên trong mục tra cứu / names in the index`);
    return 0;
  });
