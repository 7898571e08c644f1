// giaplai correction list CLASS: what was asked, where it stands, who is awaited.
import { correctionsOfClass, findPerson } from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import { type ClassChoice, chosenClass } from '../class-name.ts';
import type { Home } from '../home.ts';
import { print, table } from '../screen.ts';
import { correctionLine } from './correction-meant.ts';

export function listCorrections(
  home: Home,
  name: string,
  choice: ClassChoice & { readonly as: string },
): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const { id: classId, schoolId } = await chosenClass(house, name, choice);
    const { id: by } = await findPerson(house, { id: schoolId }, choice.as);
    const found = await correctionsOfClass(house, { classId, by });
    if (found.length === 0) print('Chưa có đề nghị sửa nào / no corrections yet');
    for (const line of table(found.map(correctionLine))) print(line);
    return 0;
  });
}
