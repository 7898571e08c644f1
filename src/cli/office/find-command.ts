// giaplai find WORDS: any record of any year, for one who may see it.
import { findRecords, type FoundRecord, type House } from '../../server/application/index.ts';
import type { Home } from '../home.ts';
import { dim, print, table, yellow } from '../screen.ts';
import { atOffice, type OfficeCommand } from './at-office.ts';
import type { PersonId } from '../../kernel/index.ts';

export interface FindCommand extends OfficeCommand {
  readonly limit: number;
}

/** Exit status: 0, or 1 when nothing was found. */
export const find = (home: Home, words: readonly string[], command: FindCommand): Promise<number> =>
  atOffice(home, command, async ({ house, school, by }) => {
    const { limit } = command;
    const { found, more } = await findRecords(house, {
      schoolId: school.id,
      by,
      text: words.join(' '),
      limit,
    });
    if (found.length === 0) {
      print(`${yellow('–')} không tìm thấy / nothing found`);
      return 1;
    }
    await noteSearch(house, by, found);
    for (const line of table(found.map(row))) print(line);
    if (more) print(dim('… còn nữa, hãy gõ thêm / there is more, type on'));
    return 0;
  });

const row = ({ record, schoolClass, state }: FoundRecord): readonly string[] => [
  record.title,
  record.key,
  schoolClass.name,
  schoolClass.schoolYear,
  state.vi,
  dim(record.id.slice(0, 8)),
];

/** Whose data was shown stays in the journal; what was typed does not. */
const noteSearch = (house: House, by: PersonId, found: readonly FoundRecord[]) =>
  house.store.write((transaction) =>
    transaction.append([
      {
        at: house.clock.now(),
        actor: `person:${by}`,
        record: null,
        event: { type: 'pupilData.read', by, what: 'search', found: found.map(({ record }) => record.id) },
      },
    ]),
  );
