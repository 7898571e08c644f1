// The commands of the pupil's book: what they are called and take.
import { type Command, Option } from 'commander';
import { schoolOption, yearOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type * as Deeds from './deed-commands.ts';
import type * as Foreign from './foreign-commands.ts';
import type * as Renew from './renew-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

export function addBookCommands(program: Command, home: () => Home, run: Run): void {
  const book = program
    .command('book')
    .description('sổ học bạ các năm đóng thành một / the pupil’s book of all years');
  const acting = (command: Command) =>
    command.addOption(schoolOption()).requiredOption('--as <họ tên>', 'người làm / who does it');
  const signing = (command: Command) =>
    command
      .option('--p12 <file>', 'khoá PKCS#12 / key file (default: the development key)')
      .option('--pkcs11 <library>', 'thư viện của USB token hay HSM / library of a token or HSM')
      .option('--token <label>', 'tên thiết bị / which token')
      .option('--tsa <url>', 'dịch vụ dấu thời gian / timestamp authority')
      .option('--lower-level', 'vẫn ký khi không có dấu thời gian / sign without a timestamp')
      .option('--unchecked', 'vẫn ký khi chưa hỏi được thu hồi / although revocation is unknown');
  const deeds = () => import('./deed-commands.ts');
  const foreign = () => import('./foreign-commands.ts');

  acting(book.command('request <class> <pupil>').description('đề nghị cấp / ask for a book'))
    .addOption(yearOption())
    .addOption(
      new Option('--reason <lí do>', 'lí do cấp / why')
        .choices(['completion', 'transfer', 'leaving', 'request'])
        .makeOptionMandatory(),
    )
    .requiredOption('--for <họ tên>', 'người yêu cầu / who asked')
    .requiredOption('--relation <quan hệ>', 'với học sinh / to the pupil')
    .requiredOption('--identity <số>', 'số giấy tờ / number of the paper shown')
    .requiredOption('--purpose <mục đích>', 'mục đích / what for')
    .option('--letter <đơn>', 'số, ngày của đơn / the written request')
    .option('--again <lí do>', 'vì sao cấp lại / why another one')
    .action((name: string, pupil: string, options: Deeds.RequestCommand) =>
      run(deeds().then(({ request }) => request(home(), [name, pupil], options))),
    );
  acting(book.command('decide <book>').description('hiệu trưởng quyết định / the principal decides'))
    .addOption(new Option('--grant <số quyết định>', 'đồng ý / grant, by this decision').conflicts('refuse'))
    .option('--refuse <lí do>', 'không đồng ý / refuse, for this reason')
    .action((code: string, options: Deeds.DecideCommand) =>
      run(deeds().then(({ decide }) => decide(home(), code, options))),
    );
  signing(
    acting(
      book.command('draft <book>').description('kiểm tra các năm, lập sổ / verify the years, bind them'),
    ),
  )
    .option('-o, --output <tệp.pdf>', 'tệp mới / a new file')
    .action((code: string, options: Deeds.FileCommand) =>
      run(deeds().then(({ draft }) => draft(home(), code, options))),
    );
  signing(
    acting(book.command('sign <book>').description('hiệu trưởng kí; --seal: văn thư đóng dấu / sign; seal')),
  )
    .option('--seal', 'đóng dấu / seal', false)
    .option('-o, --output <tệp.pdf>', 'tệp mới / a new file')
    .action((code: string, options: Deeds.SignCommand) =>
      run(deeds().then(({ sign }) => sign(home(), code, options))),
    );
  acting(book.command('issue <book>').description('giao sổ, ghi sổ cấp / hand out, note in the register'))
    .requiredOption('--to <họ tên>', 'người nhận / who receives')
    .requiredOption('--identity <giấy tờ>', 'quan hệ, số giấy tờ / relation, number of the paper')
    .action((code: string, options: Deeds.IssueCommand) =>
      run(deeds().then(({ issue }) => issue(home(), code, options))),
    );
  acting(book.command('revoke <book>').description('thu hồi sổ sai / revoke a wrong book'))
    .requiredOption('--decision <số>', 'số quyết định / number of the decision')
    .requiredOption('--reason <lí do>', 'lí do / why')
    .action((code: string, options: Deeds.RevokeCommand) =>
      run(deeds().then(({ revoke }) => revoke(home(), code, options))),
    );
  acting(book.command('show [book]').description('một sổ, hoặc mọi sổ / one book, or all of them'))
    .option('-o, --output <tệp.pdf>', 'tệp mới / a new file')
    .action((code: string | undefined, options: Deeds.FileCommand) =>
      run(deeds().then(({ show }) => show(home(), code, options))),
    );
  book
    .command('renew')
    .description('gia hạn dấu thời gian lưu trữ của các sổ / carry sealed books over the decades')
    .addOption(schoolOption())
    .option('--within <số tháng>', 'sổ hết hạn trong bấy nhiêu tháng / that end within months', '12')
    .option('--tsa <url>', 'dịch vụ dấu thời gian / timestamp authority')
    .action((options: Renew.RenewCommand) =>
      run(import('./renew-command.ts').then(({ renewBooks }) => renewBooks(home(), options))),
    );
  acting(
    book.command('import <tệp.pdf>').description('nhận sổ của trường khác / take over another school’s book'),
  )
    .addOption(yearOption())
    .addOption(
      new Option(
        '--pupil <lớp, mã học sinh...>',
        'học sinh của trường: lớp và mã / a known pupil: class and code',
      ).conflicts('new'),
    )
    .option('--new <mã>', 'học sinh mới, mã do trường cấp / a new pupil, with this code')
    .option('--despite <lí do>', 'vì sao nhận dù dữ liệu khác / why differences are no obstacle')
    .action((file: string, options: Foreign.ImportCommand) =>
      run(foreign().then(({ importFile }) => importFile(home(), file, options))),
    );
}
