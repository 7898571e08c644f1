// The commands about the school year as a whole: carrying it over.
import type { Command } from 'commander';
import { schoolOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type { CarryCommand } from './carry-over-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

export function addYearCommands(program: Command, home: () => Home, run: Run): void {
  const carryOver = program
    .command('carry-over')
    .description('kết chuyển sang năm học mới / make the new year of the last one');
  const ofYear = (name: string, description: string) =>
    carryOver
      .command(name)
      .description(description)
      .requiredOption('--as <họ tên>', 'người làm / who does it')
      .addOption(schoolOption());
  ofYear(
    'show <year>',
    'xem trước: 2025-2026 là năm kết thúc / preview; the year is the one that ends',
  ).action((year: string, options: CarryCommand) =>
    run(import('./carry-over-command.ts').then(({ showCarryOver }) => showCarryOver(home(), year, options))),
  );
  ofYear(
    'choose <year> <path> [value]',
    'quyết định một điều / decide one thing: classes/<key>/homeroom "Họ tên"; no value: as proposed',
  ).action((year: string, path: string, value: string | undefined, options: CarryCommand) =>
    run(
      import('./carry-over-command.ts').then(({ chooseOne }) =>
        chooseOne(home(), year, { path, value: value ?? null }, options),
      ),
    ),
  );
  ofYear('confirm <year>', 'kết chuyển đúng như xem trước / carry over what the preview shows').action(
    (year: string, options: CarryCommand) =>
      run(import('./carry-over-command.ts').then(({ confirm }) => confirm(home(), year, options))),
  );
  ofYear('undo <year>', 'hủy bước cuối khi năm mới chưa có dữ liệu / take the last step back').action(
    (year: string, options: CarryCommand) =>
      run(import('./carry-over-command.ts').then(({ undo }) => undo(home(), year, options))),
  );
}
