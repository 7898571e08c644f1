// giaplai edit-logs: the edit log of a month or a year as a paper that is signed and kept.
import type { Command } from 'commander';
import { schoolOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type { PrintCommand } from './print-command.ts';
import type { SignLogCommand } from './sign-command.ts';
import type { LogsListed } from './list-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

export function addEditLogCommands(program: Command, home: () => Home, run: Run): void {
  const logs = program
    .command('edit-logs')
    .description('nhật ký sửa điểm để ký, lưu / edit logs as papers that are signed and kept');
  logs
    .command('print <period>')
    .description(
      'lập một lần, hỏi lại vẫn như cũ / freeze 2026-05 or 2025-2026 once; asked again it is the same',
    )
    .addOption(schoolOption())
    .requiredOption('--as <họ tên>', 'người lập / who prints it')
    .option('--checker <họ tên>', 'người kiểm tra, ký trước / who checks and signs first (default: --as)')
    .option('--class <lớp>', 'chỉ lớp này / only this class')
    .option('--again', 'lập thêm bản mới nếu có lượt sửa mới / another edition if anything is new', false)
    .option('--pdf <file>', 'ghi tệp PDF mới / write the PDF to a new file')
    .option('--xlsx <file>', 'ghi tệp Excel mới / write an Excel file of the same lines')
    .action((period: string, options: PrintCommand) =>
      run(import('./print-command.ts').then(({ printEditLog }) => printEditLog(home(), period, options))),
    );
  logs
    .command('sign <code>')
    .description('ký nhật ký theo mã in trên trang / sign the log with this printed code')
    .requiredOption('--as <họ tên>', 'người ký / who signs')
    .option('--pdf <file>', 'ghi tệp PDF đã ký / write the signed PDF to a new file')
    .action((code: string, options: SignLogCommand) =>
      run(import('./sign-command.ts').then(({ signLog }) => signLog(home(), code, options))),
    );
  logs
    .command('list')
    .description('các nhật ký đã lập, chờ ai / the logs there are, and whom they wait for')
    .addOption(schoolOption())
    .requiredOption('--as <họ tên>', 'người xem / who looks')
    .action((options: LogsListed) =>
      run(import('./list-command.ts').then(({ listLogs }) => listLogs(home(), options))),
    );
}
