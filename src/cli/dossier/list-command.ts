// giaplai dossier list: what there is, whom it waits for; with --due who owes what by when.
import { toVietnameseTime } from '../../kernel/index.ts';
import { dayAt, parties, schoolYearOf } from '../../policies/index.ts';
import { dueDossiers, findPerson, listDossiers, type DueStanding } from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { print, table } from '../screen.ts';
import { onlySchool } from './only-school.ts';

export interface ListCommand {
  readonly as: string;
  readonly year?: string;
  readonly waiting: boolean;
  readonly due: boolean;
}

export function listThem(home: Home, { as, year, waiting, due }: ListCommand): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const { id: schoolId } = await onlySchool(house);
    const { id: by } = await findPerson(house, { id: schoolId }, as);
    const schoolYear = year ?? schoolYearOf(dayAt(house.clock.now()));
    const asked = { schoolId, schoolYear, by };
    const rows = due
      ? (await dueDossiers(house, asked)).map((one) => [
          one.name,
          one.subject,
          one.kindName,
          one.period,
          toVietnameseTime(one.dueAt),
          standings[one.standing],
        ])
      : (await listDossiers(house, { ...asked, ...(waiting && { which: 'waiting' as const }) })).map(
          ({ dossier, words, awaited, yours }) => [
            dossier.id,
            dossier.snapshot.context.title,
            `${words.vi} / ${words.en}`,
            awaited === null ? '' : parties[awaited].vi,
            yours ? '←' : '',
          ],
        );
    for (const line of table(rows)) print(line);
    return 0;
  });
}

const standings: Readonly<Record<DueStanding, string>> = {
  sent: 'đã gửi / sent',
  sentLate: 'gửi muộn / sent late',
  late: 'chưa gửi, quá hạn / late',
  open: 'chưa đến hạn / open',
};
