// The commands about marks: single cells with their history, and how far entry is.
import { type Command, Option } from 'commander';
import { type ClassChoice, schoolOption, yearOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type { SetCommand } from './cell-command.ts';
import type { ProgressCommand } from './progress-command.ts';
import type { TestDaysCommand } from './test-days-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

export function addResultCommands(program: Command, home: () => Home, run: Run): void {
  const cell = program.command('cell').description('một ô trong sổ của lớp / one cell of a class book');
  cell
    .command('set <class> <cell> [value]')
    .description(
      'ghi giá trị, để trống là xóa / enter a value, or delete it; scores as people write them: 8,5',
    )
    .addOption(yearOption())
    .addOption(schoolOption())
    .requiredOption('--as <họ tên>', 'người nhập / who enters')
    .option('--reason <lý do>', 'lý do / reason')
    .option('--confirm', 'đã xem cảnh báo, vẫn ghi / warnings were read, enter all the same', false)
    .action((name: string, path: string, value: string | undefined, options: SetCommand) =>
      run(import('./cell-command.ts').then(({ setCell }) => setCell(home(), name, path, value, options))),
    );
  cell
    .command('log <class> <cell>')
    .description(
      'mọi thay đổi của ô, và rốt cuộc có đổi không / every change, and whether it changed in the end',
    )
    .addOption(yearOption())
    .addOption(schoolOption())
    .requiredOption('--as <họ tên>', 'người xem / who looks')
    .action((name: string, path: string, options: ClassChoice & { readonly as: string }) =>
      run(import('./cell-command.ts').then(({ showCellLog }) => showCellLog(home(), name, path, options))),
    );
  program
    .command('test-days <class>')
    .description('ngày kiểm tra từng cột của một môn / when the tests of a subject were held')
    .addOption(yearOption())
    .addOption(schoolOption())
    .requiredOption('--subject <mã môn>', 'môn / subject')
    .addOption(new Option('--term <học kì>', 'HK1 | HK2').choices(['HK1', 'HK2']).makeOptionMandatory())
    .requiredOption('--as <họ tên>', 'người ghi, người xem / who states or looks')
    .option('--set <cột=ngày...>', 'regular/0=2025-10-14 midterm=… ; bỏ ngày: midterm= / none takes it back')
    .action((name: string, options: TestDaysCommand) =>
      run(import('./test-days-command.ts').then(({ testDays }) => testDays(home(), name, options))),
    );
  program
    .command('progress')
    .description('tiến độ nhập điểm / progress and timeliness of entry')
    .addOption(yearOption().makeOptionMandatory())
    .addOption(schoolOption())
    .addOption(new Option('--term <học kì>', 'HK1 | HK2').choices(['HK1', 'HK2']))
    .addOption(
      new Option('--by <group>', 'theo / grouped by')
        .choices(['sheet', 'teacher', 'class', 'department'])
        .default('teacher'),
    )
    .option('--at <date>', 'tính đến ngày / as due on that day (2026-01-10, or ISO 8601)')
    .requiredOption('--as <họ tên>', 'người xem / who looks')
    .action((options: ProgressCommand) =>
      run(import('./progress-command.ts').then(({ showProgress }) => showProgress(home(), options))),
    );
}
