// giaplai book renew: archive timestamps of sealed books, before they end; exit status 1 while one is not what it should be.
import { toVietnameseTime } from '../../kernel/index.ts';
import { keepBooks } from '../../server/application/index.ts';
import { loadAnchors } from '../anchors.ts';
import { atSchool, type SigningOptions } from '../at-school.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import { chosenSchool } from '../operations/chosen-school.ts';
import { dim, green, print, red } from '../screen.ts';

export interface RenewCommand extends Pick<SigningOptions, 'tsa'> {
  /** Months. */
  readonly within: string;
  readonly school?: string;
}

const MONTH_MS = 30.5 * 86_400_000;
const MOST_MONTHS = 600;

/** @throws Fault `cli.badNumber` */
export const renewBooks = (home: Home, command: RenewCommand): Promise<number> =>
  atSchool(
    home,
    async (at) => {
      const { house, signal } = at;
      const { within, school } = command;
      const months = /^\d{1,3}$/.test(within) ? Number(within) : NaN;
      if (!(months <= MOST_MONTHS))
        throw cliFault('cli.badNumber', { option: '--within', least: 0, most: MOST_MONTHS, given: within });
      const { id: schoolId } = await chosenSchool(house, school);
      await at.keys();
      const conditions = async () => ({ ...(await at.authorities()), anchors: loadAnchors(home.anchors) });
      const kept = await keepBooks(house, { schoolId, conditions, ahead: months * MONTH_MS, signal });
      for (const { title, level, expires, shortfalls } of kept) {
        const until = expires === null ? '' : `, ${toVietnameseTime(expires)}`;
        print(`${shortfalls.length === 0 ? green('✔') : red('✘')} ${title}: ${level ?? '—'}${until}`);
        for (const { code, title: words } of shortfalls) print(dim(`  ${code}: ${words.vi} / ${words.en}`));
      }
      if (kept.length === 0) print(`${green('✔')} Không có sổ nào đến hạn / no book is due`);
      return kept.every(({ shortfalls }) => shortfalls.length === 0) ? 0 : 1;
    },
    command,
  );
