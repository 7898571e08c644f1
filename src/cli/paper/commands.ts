// The commands about records on paper: what they are called and take.
import type { Command } from 'commander';
import { schoolOption, yearOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type { PrintCommand, ReportCommand } from './paper-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

export function addPaperCommands(program: Command, home: () => Home, run: Run): void {
  const paper = program
    .command('paper')
    .description('hồ sơ ký tay theo quy chế / records the policy has signed with pens');
  paper
    .command('print <class>')
    .description('bản in để ký tay, có thời gian in / copies for pens, with the time of printing')
    .addOption(yearOption())
    .addOption(schoolOption())
    .requiredOption('--as <họ tên>', 'người in / who prints')
    .requiredOption('-o, --output <folder>', 'thư mục mới / a new folder')
    .option('--records <mã học sinh...>', 'mã học sinh, HK1, HK2, year (mặc định: mọi hồ sơ ký tay)')
    .action((name: string, options: PrintCommand) =>
      run(import('./paper-command.ts').then(({ printClass }) => printClass(home(), name, options))),
    );
  for (const [what, description] of [
    ['signed', 'văn thư báo bản giấy đã ký đủ / the registrar tells that the sheets are signed'],
    ['sealed', 'văn thư báo bản giấy đã đóng dấu theo lệnh / that they are sealed, on the order to lock'],
  ] as const)
    paper
      .command(`${what} <class>`)
      .description(description)
      .addOption(yearOption())
      .addOption(schoolOption())
      .requiredOption('--as <họ tên>', 'văn thư / the registrar')
      .requiredOption('--on <ngày>', 'ngày ghi trên giấy / the day on the paper, e.g. 2026-05-30')
      .option('--scan <file>', 'bản quét PDF, JPEG, PNG / a scan as evidence')
      .option('--records <mã học sinh...>', 'mã học sinh, HK1, HK2, year (mặc định: mọi hồ sơ ký tay)')
      .action((name: string, options: ReportCommand) =>
        run(import('./paper-command.ts').then(({ reportClass }) => reportClass(home(), name, options, what))),
      );
}
