// The commands of the office: what they are called and take.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { schoolOption, yearOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type { CancelCommand, CopyCommand, OrderCommand } from './copy-commands.ts';
import type { FindCommand } from './find-command.ts';
import type { IssueCommand, PrintCommand, RegisterCommand, SignCommand } from './register-commands.ts';
import type { TakeCommand } from './take-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

export function addOfficeCommands(program: Command, home: () => Home, run: Run): void {
  program
    .command('find <words...>')
    .description('tìm hồ sơ mọi năm: tên, mã, lớp, năm học / find records of any year; slips are forgiven')
    .addOption(schoolOption())
    .requiredOption('--as <họ tên>', 'người tìm / who looks')
    .option('--limit <số>', 'nhiều nhất / at most', whole, 20)
    .action((words: string[], options: FindCommand) =>
      run(import('./find-command.ts').then(({ find }) => find(home(), words, options))),
    );
  const office = program
    .command('office')
    .description('văn phòng: sao y, trích sao, sổ cấp, in / the office');
  const acting = (command: Command) =>
    command.addOption(schoolOption()).requiredOption('--as <họ tên>', 'người làm / who does it');
  const aboutRecord = (name: string, description: string) =>
    acting(office.command(`${name} <class> <record>`).description(description).addOption(yearOption()));
  const signing = (command: Command) =>
    command
      .option('--p12 <file>', 'khoá PKCS#12 / key file (default: the development key)')
      .option('--pkcs11 <library>', 'thư viện của USB token hay HSM / library of a token or HSM')
      .option('--token <label>', 'tên thiết bị / which token')
      .option('--tsa <url>', 'dịch vụ dấu thời gian / timestamp authority')
      .option('--lower-level', 'vẫn ký khi không có dấu thời gian / sign without a timestamp')
      .option('--unchecked', 'vẫn ký khi chưa hỏi được thu hồi / although revocation is unknown');

  aboutRecord('order', 'lãnh đạo quyết định cấp bản sao, trích sao / decide that a copy be handed out')
    .requiredOption('--for <họ tên>', 'người yêu cầu / who asked')
    .requiredOption('--relation <quan hệ>', 'với học sinh / to the pupil')
    .requiredOption('--identity <số>', 'số giấy tờ / number of the paper shown')
    .requiredOption('--purpose <mục đích>', 'mục đích / what for')
    .requiredOption('--decision <số>', 'số quyết định / number of the decision')
    .option('--letter <đơn>', 'số, ngày của đơn / the written request')
    .option('--extract', 'trích sao thay vì sao y / an extract', false)
    .option('--subjects <mã môn...>', 'các môn được trích / of these subjects only')
    .addOption(
      new Option('--periods <kì trích...>', 'kì được trích / periods').choices(['term1', 'term2', 'year']),
    )
    .option('--record-version <bản>', 'bản của hồ sơ / version of the record', whole)
    .option('--superseded', 'cả khi đã có bản thay thế / also where a later version is in force', false)
    .action((name: string, record: string, options: OrderCommand) =>
      run(import('./copy-commands.ts').then(({ order }) => order(home(), [name, record], options))),
    );
  acting(office.command('orders').description('các quyết định cấp / orders, newest first')).action(
    (options: { readonly as: string }) =>
      run(import('./copy-commands.ts').then(({ listOrders }) => listOrders(home(), options))),
  );
  signing(
    acting(
      office.command('copy <order>').description('làm, đóng dấu bản sao / make and seal the copy ordered'),
    ),
  )
    .requiredOption('-o, --output <tệp.pdf>', 'tệp mới / a new file')
    .action((code: string, options: CopyCommand) =>
      run(import('./copy-commands.ts').then(({ copy }) => copy(home(), code, options))),
    );
  acting(
    office
      .command('cancel <order>')
      .description('hủy số bản sao chưa đóng dấu / cancel a number never sealed'),
  )
    .requiredOption('--reason <lý do>', 'lý do / why')
    .action((code: string, options: CancelCommand) =>
      run(import('./copy-commands.ts').then(({ cancel }) => cancel(home(), code, options))),
    );
  aboutRecord('print', 'bản in có thời gian in, ghi sổ in / a print, noted in the print register')
    .requiredOption('--purpose <mục đích>', 'mục đích / what for')
    .option('--copies <số>', 'số bản / copies', whole, 1)
    .requiredOption('-o, --output <tệp.pdf>', 'tệp mới / a new file')
    .action((name: string, record: string, options: PrintCommand) =>
      run(import('./register-commands.ts').then(({ printOne }) => printOne(home(), [name, record], options))),
    );
  acting(office.command('take <class>').description('tải văn bản của lớp, hoặc của một học sinh / as a ZIP'))
    .addOption(yearOption())
    .option('--pupil <mã>', 'mọi năm của học sinh này / all years of this pupil')
    .requiredOption('-o, --output <tệp.zip>', 'tệp mới / a new file')
    .action((name: string, options: TakeCommand) =>
      run(import('./take-command.ts').then(({ take }) => take(home(), name, options))),
    );
  office
    .command('index')
    .description('lập lại mục tra cứu tên / build the index of names anew')
    .action(() => run(import('./index-command.ts').then(({ rebuildIndex }) => rebuildIndex(home()))));
  addRegisterCommands(office, acting, signing, home, run);
}

function addRegisterCommands(
  office: Command,
  acting: (command: Command) => Command,
  signing: (command: Command) => Command,
  home: () => Home,
  run: Run,
): void {
  const handing = (command: Command) =>
    acting(command)
      .requiredOption('--to <họ tên>', 'người nhận / who receives')
      .requiredOption('--identity <giấy tờ>', 'quan hệ, số giấy tờ / relation, number of the paper')
      .option('--copies <số>', 'số bản / copies', whole, 1);
  handing(
    office.command('issue').description('ghi sổ cấp / note in the issue register').addOption(yearOption()),
  )
    .option('--paper <mã>', 'bản sao, trích sao / the paper of the office')
    .option(
      '--original <lớp, mã học sinh...>',
      'trả bản gốc: lớp và mã học sinh / the original: class and pupil code',
    )
    .option('--request <đơn>', 'theo yêu cầu nào / on which request')
    .action((options: IssueCommand) =>
      run(import('./register-commands.ts').then(({ issue }) => issue(home(), options))),
    );
  handing(office.command('correct-line <number>').description('đính chính bằng dòng mới / by a new line'))
    .requiredOption('--reason <lý do>', 'lý do / why')
    .action((number: string, options: Parameters<typeof import('./register-commands.ts').correctLine>[2]) =>
      run(
        import('./register-commands.ts').then(({ correctLine }) =>
          correctLine(home(), whole(number), options),
        ),
      ),
    );
  for (const [name, kind] of [
    ['issue-register', 'issueRegister'],
    ['seal-register', 'sealRegister'],
    ['print-register', 'printRegister'],
    ['book-register', 'bookRegister'],
  ] as const)
    signing(
      acting(office.command(name).description('lập sổ của một thời kì để ký / a register to be signed')),
    )
      .requiredOption('--from <ngày>', '2026-06-01')
      .requiredOption('--until <ngày>', '2026-06-30')
      .requiredOption('--leader <họ tên>', 'lãnh đạo kí / the leader who signs')
      .option('--leader-title <chức vụ>', 'chức vụ / title', 'Hiệu trưởng')
      .requiredOption('-o, --output <tệp.pdf>', 'tệp mới / a new file')
      .action((options: RegisterCommand) =>
        run(import('./register-commands.ts').then(({ register }) => register(home(), kind, options))),
      );
  signing(
    acting(office.command('sign <paper>').description('ký sổ / sign a register; --seal: with the seal')),
  )
    .option('--seal', 'đóng dấu / seal', false)
    .option('-o, --output <tệp.pdf>', 'tệp mới / a new file')
    .action((code: string, options: SignCommand) =>
      run(import('./register-commands.ts').then(({ sign }) => sign(home(), code, options))),
    );
}

function whole(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('cần số nguyên / a whole number');
  return Number(text);
}
