// The commands about policies and the calendar, as the command line offers them.
import type { Command } from 'commander';
import { type ClassChoice, schoolOption, yearOption } from './class-name.ts';
import type { Home } from './home.ts';
import type { AdoptCommand, ShowCommand } from './policy-command.ts';

export function addPolicyCommands(
  program: Command,
  home: () => Home,
  run: (work: Promise<number>) => Promise<void>,
): void {
  const policy = program
    .command('policy')
    .description('quy chế của trường / the school’s regulation as data');
  policy
    .command('check <files...>')
    .description('kiểm tra tệp quy chế / what is wrong with a policy file, where, and what would do')
    .action((files: string[]) =>
      run(import('./policy-command.ts').then(({ checkPolicyFiles }) => checkPolicyFiles(files))),
    );
  policy
    .command('adopt <file>')
    .description('ban hành quy chế theo quyết định / adopt a policy by a numbered decision')
    .requiredOption('--as <họ tên>', 'Hiệu trưởng / the principal')
    .option(
      '--decision <số>',
      'số quyết định, nếu tệp chưa ghi / number of the decision, unless the file tells',
    )
    .option(
      '--effective <ngày>',
      'ngày có hiệu lực, nếu tệp chưa ghi / date of effect, unless the file tells',
    )
    .addOption(schoolOption())
    .action((file: string, options: AdoptCommand) =>
      run(
        import('./policy-command.ts').then(({ adoptPolicyFile }) => adoptPolicyFile(home(), file, options)),
      ),
    );
  policy
    .command('show')
    .description('quy chế đang áp dụng / which policy is in force, and what follows')
    .addOption(yearOption())
    .addOption(schoolOption())
    .action((options: ShowCommand) =>
      run(import('./policy-command.ts').then(({ showPolicies }) => showPolicies(home(), options))),
    );
  program
    .command('calendar <class>')
    .description('tuần học, mốc thời gian, hạn ký / weeks, milestones, deadlines')
    .addOption(yearOption())
    .addOption(schoolOption())
    .action((name: string, options: ClassChoice) =>
      run(import('./calendar-command.ts').then(({ showCalendar }) => showCalendar(home(), name, options))),
    );
}
