// The commands about re-assessment and summer training.
import type { Command } from 'commander';
import { type ClassChoice, schoolOption, yearOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type { DecideCommand, EnterCommand, SignPageCommand } from './summer-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

export function addSummerCommands(program: Command, home: () => Home, run: Run): void {
  const summer = program
    .command('summer')
    .description('đánh giá lại, rèn luyện trong hè / re-assessment and summer training');
  const ofClass = (name: string, description: string) =>
    summer
      .command(name)
      .description(description)
      .addOption(yearOption())
      .addOption(schoolOption())
      .requiredOption('--as <họ tên>', 'người làm / who does it');
  ofClass(
    'show <class>',
    'phải làm gì, đã nhập gì, danh sách lên lớp / what is due and done, the lists anew',
  ).action((name: string, options: ClassChoice & { readonly as: string }) =>
    run(import('./summer-command.ts').then(({ showSummer }) => showSummer(home(), name, options))),
  );
  ofClass('enter <class> <pupil> <item> [value]', 'nhập một kết quả / enter one result: subjects/TOAN 5,5')
    .option('--reason <lý do>', 'lý do sửa / why it changes')
    .action((name: string, pupil: string, item: string, value: string | undefined, options: EnterCommand) =>
      run(
        import('./summer-command.ts').then(({ enterSummer }) =>
          enterSummer(home(), { name, pupil, item, value }, options),
        ),
      ),
    );
  ofClass('decide <class> <pupil>', 'Hiệu trưởng quyết định, lập trang bổ sung / decide, and draft the page')
    .requiredOption('--decision <số>', 'số quyết định / number of the decision')
    .option('--conduct <mức>', 'mức rèn luyện khác đề nghị / another level than proposed')
    .action((name: string, pupil: string, options: DecideCommand) =>
      run(import('./summer-command.ts').then(({ decide }) => decide(home(), name, pupil, options))),
    );
  ofClass(
    'sign <class> <pupil>',
    'ký trang bổ sung đến lượt, hoặc đóng dấu / sign the page in turn, or seal it',
  )
    .option('--to <file>', 'ghi tệp PDF mới / also write it to a new file')
    .option('--p12 <file>', 'khoá PKCS#12 / key file (default: the development key)')
    .option('--pkcs11 <library>', 'thư viện của USB Token, HSM / library of a token')
    .option('--token <label>', 'tên token')
    .action((name: string, pupil: string, options: SignPageCommand) =>
      run(import('./summer-command.ts').then(({ signPage }) => signPage(home(), name, pupil, options))),
    );
}
