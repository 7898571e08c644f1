// The commands about orders to lock and unlock: what they are called and take.
import type { Command } from 'commander';
import { type ClassChoice, schoolOption, yearOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type { ProposeCommand } from './propose-command.ts';
import type { MinutesCommand, SignMinutesCommand } from './minutes-command.ts';
import type { DecideCommand } from './answer-order-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

export function addOrderCommands(program: Command, home: () => Home, run: Run): void {
  const orders = program
    .command('orders')
    .description('lệnh khóa, mở: đề nghị, quyết định, thực hiện / orders to lock and unlock');
  orders
    .command('list <class>')
    .description('các lệnh của lớp / the orders of a class')
    .addOption(yearOption())
    .addOption(schoolOption())
    .action((name: string, options: ClassChoice) =>
      run(import('./list-command.ts').then(({ listOrders }) => listOrders(home(), name, options))),
    );
  orders
    .command('propose <class>')
    .description('đề nghị khóa, mở / propose to lock or unlock: approved records, or one window of entry')
    .addOption(yearOption())
    .addOption(schoolOption())
    .requiredOption('--as <họ tên>', 'người đề nghị / who proposes')
    .requiredOption('--reason <lý do>', 'lý do / reason')
    .option('--window <window>', 'particulars, scores:HK1, classification:HK1, summarySigning:year …')
    .option(
      '--results <scope>',
      'scores[:HK1[:TOAN[:midterm]]], classData[:HK1]: khóa điểm, dữ liệu / lock marks, data',
    )
    .option(
      '--records <mã học sinh...>',
      'mã học sinh, HK1, HK2, year / which records (default: all approved ones)',
    )
    .option(
      '--whole-grade',
      'cả khối, một lệnh, một số quyết định, cả lớp nhập sau / the grade by one order, later classes too',
      false,
    )
    .option('--whole-school', 'cả trường, như trên / the whole school, likewise', false)
    .option('--unlock', 'mở, không phải khóa / unlock instead of lock', false)
    .action((name: string, options: ProposeCommand) =>
      run(import('./propose-command.ts').then(({ propose }) => propose(home(), name, options))),
    );
  for (const [verb, granted, description] of [
    ['decide', true, 'chấp thuận theo quyết định / grant by a numbered decision'],
    ['refuse', false, 'không chấp thuận / refuse by a numbered decision'],
  ] as const)
    orders
      .command(`${verb} <order>`)
      .description(description)
      .requiredOption('--as <họ tên>', 'người quyết định / who decides')
      .requiredOption('--decision <số>', 'số quyết định / number of the decision')
      .action((order: string, options: DecideCommand) =>
        run(
          import('./answer-order-command.ts').then(({ decide }) => decide(home(), order, options, granted)),
        ),
      );
  orders
    .command('execute <order>')
    .description('báo đã thực hiện / tell that it was carried out; a window opens or closes by this')
    .requiredOption('--as <họ tên>', 'người thực hiện / who carried it out')
    .action((order: string, options: Pick<DecideCommand, 'as'>) =>
      run(import('./answer-order-command.ts').then(({ execute }) => execute(home(), order, options))),
    );
  orders
    .command('minutes <order>')
    .description(
      'lập biên bản khóa của lệnh đã thực hiện / draft the minutes of an order that was carried out',
    )
    .requiredOption('--as <họ tên>', 'người lập / who drafts them')
    .option('--witness <họ tên...>', 'người chứng kiến / who was there besides')
    .option('--number <số>', 'số, kí hiệu, như 06/BB-THCS / number of the paper')
    .option('--to <file>', 'ghi tệp PDF mới / write the PDF to a new file')
    .action((order: string, options: MinutesCommand) =>
      run(import('./minutes-command.ts').then(({ draftMinutes }) => draftMinutes(home(), order, options))),
    );
  orders
    .command('list-minutes')
    .description('các biên bản khóa, chờ ai / minutes of locking, and whom they wait for')
    .addOption(schoolOption())
    .requiredOption('--as <họ tên>', 'người xem / who looks')
    .action((options: SignMinutesCommand) =>
      run(import('./minutes-command.ts').then(({ listMinutes }) => listMinutes(home(), options))),
    );
  orders
    .command('sign-minutes <code>')
    .description(
      'ký biên bản khóa theo mã, hoặc đóng dấu khi đã đủ / sign minutes by their code, or seal them',
    )
    .addOption(schoolOption())
    .requiredOption('--as <họ tên>', 'người ký / who signs')
    .option('--to <file>', 'ghi tệp PDF mới / write the PDF to a new file')
    .option('--p12 <file>', 'khoá PKCS#12 / key file (default: the development key)')
    .option('--pkcs11 <library>', 'thư viện của USB Token, HSM / library of a token')
    .option('--token <label>', 'tên token')
    .action((code: string, options: SignMinutesCommand) =>
      run(
        import('./minutes-command.ts').then(({ signMinutesByCode }) =>
          signMinutesByCode(home(), code, options),
        ),
      ),
    );
}
