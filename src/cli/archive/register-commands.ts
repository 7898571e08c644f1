// The commands of the register of disposal: what they are called and take.
import type { Command } from 'commander';
import { schoolOption, yearOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type { OfficeCommand } from '../office/at-office.ts';
import type { DisposeCommand, HoldCommand } from './register-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

export function addRegisterCommands(archive: Command, home: () => Home, run: Run): void {
  const acting = (name: string, description: string) =>
    archive
      .command(name)
      .description(description)
      .addOption(schoolOption())
      .requiredOption('--as <họ tên>', 'người làm / who does it');
  const deciding = (name: string, description: string) =>
    acting(name, description)
      .requiredOption('--reason <lí do>', 'lí do / why')
      .requiredOption('--decision <số>', 'số văn bản / number of the paper');
  deciding('hold <class>', 'giữ lại một lớp, không tiêu hủy / put a class on hold')
    .addOption(yearOption())
    .action((name: string, options: HoldCommand) =>
      run(import('./register-command.ts').then(({ hold }) => hold(home(), name, options))),
    );
  deciding('release <hold>', 'thôi giữ lại / release a hold, by the beginning of its id').action(
    (hold: string, options: HoldCommand) =>
      run(import('./register-command.ts').then(({ release }) => release(home(), hold, options))),
  );
  acting(
    'dispose <year>',
    'ra quyết định tiêu hủy; chưa xóa gì / order what is past its time to be destroyed',
  )
    .requiredOption('--number <số>', 'số quyết định / number of the order')
    .requiredOption('--date <ngày>', 'ngày quyết định, 2047-08-15 / day of the order')
    .requiredOption('--reason <lí do>', 'lí do / why')
    .option('--class <tên lớp>', 'chỉ lớp này / only this class')
    .action((year: string, options: DisposeCommand) =>
      run(import('./register-command.ts').then(({ dispose }) => dispose(home(), year, options))),
    );
  acting('destroy <number>', 'thực hiện quyết định tiêu hủy / carry out an order of disposal').action(
    (number: string, options: OfficeCommand) =>
      run(import('./register-command.ts').then(({ destroy }) => destroy(home(), number, options))),
  );
  acting('register', 'sổ giữ lại và tiêu hủy / the register of holds and disposal').action(
    (options: OfficeCommand) =>
      run(import('./register-command.ts').then(({ register }) => register(home(), options))),
  );
}
