// giaplai archive due: what keeping for decades asks for; exit status 1 while anything is due, for cron.
import { toVietnameseTime } from '../../kernel/index.ts';
import { keptKinds } from '../../policies/index.ts';
import { booksDue, preservationDue, SHELF, titleOfBook } from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { chosenSchool } from '../operations/chosen-school.ts';
import { green, print, yellow } from '../screen.ts';
import { cliFault } from '../faults.ts';

const MONTH_MS = 30.5 * 86_400_000;
const MOST_MONTHS = 240;

export const due = (
  home: Home,
  { within, school }: { readonly within: string; readonly school?: string },
): Promise<number> =>
  atSchool(home, async ({ house, bar }) => {
    const months = /^\d{1,3}$/.test(within) ? Number(within) : NaN;
    if (!(months <= MOST_MONTHS))
      throw cliFault('cli.badNumber', { option: '--within', least: 0, most: MOST_MONTHS, given: within });
    const { id: schoolId } = await chosenSchool(house, school);
    const onProgress = (done: number, total: number, name: string) =>
      bar.show(done, total, `Xem dấu thời gian / looking at timestamps: ${name}`);
    const found = await preservationDue(house, { schoolId, ahead: months * MONTH_MS, onProgress });
    bar.end();
    const books: string[] = [];
    for (const { book, expires } of await booksDue(house, { schoolId, ahead: months * MONTH_MS }))
      books.push(
        `${await titleOfBook(house, book)}: ${
          expires === null
            ? 'dưới mức B-LTA / below B-LTA'
            : `dấu thời gian hết hạn / timestamp ends ${toVietnameseTime(expires)}`
        }; giaplai book renew`,
      );
    const lines = [
      ...found.lacking.map(
        ({ target, packages }) => `${target.name}: còn thiếu ${packages} gói / packages to copy`,
      ),
      ...found.unchecked.map(({ target, last }) => {
        const name = target === SHELF ? 'kho / shelf' : target.name;
        const since =
          last === null
            ? 'chưa kiểm tra / never checked'
            : `kiểm tra lần cuối / last checked ${toVietnameseTime(last)}`;
        return `${name}: ${since}`;
      }),
      ...found.renewals.map(
        ({ schoolClass, records, first }) =>
          `${schoolClass}: ${records} hồ sơ, dấu thời gian hết hạn từ ${toVietnameseTime(first)}; giaplai renew, rồi archive / timestamps end`,
      ),
      ...found.below.map(
        ({ schoolClass, records }) =>
          `${schoolClass}: ${records} hồ sơ dưới mức B-LTA; giaplai extend, rồi archive / records below B-LTA`,
      ),
      ...books,
      ...found.expired.map(
        ({ kind, schoolYear, address, count, until }) =>
          `${kind === 'package' ? address : `${schoolYear}: ${count} ${keptKinds[kind].vi.toLowerCase()} / ${keptKinds[kind].en.toLowerCase()}`}: hết thời hạn lưu ngày ${until}; chỉ hủy theo quyết định / past its time, an order decides`,
      ),
    ];
    for (const line of lines) print(`${yellow('–')} ${line}`);
    if (lines.length === 0) print(`${green('✔')} Không có việc giữ gìn nào đến hạn / nothing is due`);
    return lines.length === 0 ? 0 : 1;
  });
