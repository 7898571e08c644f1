// giaplai calendar CLASS: the week, what comes, what is late, what is open; and notes what has passed.
import { toVietnameseDate } from '../kernel/index.ts';
import type { Instant } from '../kernel/index.ts';
import { topics, windowWords } from '../policies/index.ts';
import { agenda, type AgendaItem, tick, windowsOfClass } from '../server/application/index.ts';
import { atSchool } from './at-school.ts';
import { type ClassChoice, chosenClass } from './class-name.ts';
import type { Home } from './home.ts';
import { bold, dim, green, print, red, table, yellow } from './screen.ts';

/** Exit status: 0, or 1 when something is late. */
export function showCalendar(home: Home, name: string, choice: ClassChoice): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const now = house.clock.now();
    const schoolClass = await chosenClass(house, name, choice);
    await tick(house, now);
    const told = await agenda(house, schoolClass, now);
    if (!told) {
      print(yellow('Chưa có quy chế cho năm học này / no policy governs this school year'));
      return 0;
    }
    const week = told.week ? `tuần ${told.week.number} / week ${told.week.number}` : 'kì nghỉ / break';
    print(bold(`${schoolClass.name} ${schoolClass.schoolYear}: ${week}`));
    for (const line of table(told.items.map(row))) print(line);
    for (const { window, open, order } of await windowsOfClass(house, schoolClass.id, now)) {
      const by = order?.decision ? dim(` (${order.decision.number})`) : '';
      const { vi, en } = windowWords(window);
      print(`${open ? green('mở / open') : red('đóng / closed')}  ${vi} / ${en}${by}`);
    }
    return told.items.some(({ standing }) => standing === 'late') ? 1 : 0;
  });
}

const row = ({ milestone, passesAt, standing, unsigned }: AgendaItem): readonly string[] => [
  marks[standing],
  dateOf((passesAt - 1) as Instant),
  topics[milestone.topic].vi,
  dim(`${milestone.term ?? ''} ${milestone.id}`.trim()),
  unsigned > 0 ? yellow(`${unsigned} hồ sơ chưa ký / unsigned`) : '',
];

const marks: Readonly<Record<AgendaItem['standing'], string>> = {
  late: red('trễ / late'),
  done: dim('đã xong / done'),
  passed: dim('đã qua / passed'),
  upcoming: 'sắp tới / to come',
};

function dateOf(at: Instant): string {
  const { day, month, year } = toVietnameseDate(at);
  return `${day}/${month}/${year}`;
}
