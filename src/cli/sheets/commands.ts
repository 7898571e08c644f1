// The commands that write class books, teachers' sheets and edit logs as Excel files, and take sheets in again.
import { type Command, Option } from 'commander';
import { type ClassChoice, schoolOption, yearOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type { EditLogCommand } from './edit-log-command.ts';
import type { EnterCommand } from './enter-command.ts';
import type { SubjectExport } from './export-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

interface ExportOptions extends ClassChoice, Partial<Omit<SubjectExport, 'to' | 'as'>> {
  readonly to: string;
  readonly as: string;
}

export function addSheetCommands(program: Command, home: () => Home, run: Run): void {
  program
    .command('export <class>')
    .description('sổ của lớp, hoặc phiếu nhập điểm một môn, ra Excel / a class book, or one teacher’s sheet')
    .addOption(yearOption())
    .addOption(schoolOption())
    .requiredOption('--to <file>', 'tệp .xlsx mới / the new file')
    .option('--subject <mã môn>', 'chỉ môn này, để giáo viên nhập / only this subject, to be filled in')
    .addOption(new Option('--term <term>', 'học kì / term').choices(['HK1', 'HK2']))
    .requiredOption('--as <họ tên>', 'người xuất / who takes it')
    .action((name: string, { subject, term, as, ...options }: ExportOptions, command: Command) => {
      if (subject === undefined && term === undefined)
        return run(
          import('./export-command.ts').then(({ exportClass }) =>
            exportClass(home(), name, { ...options, as }),
          ),
        );
      if (subject === undefined || term === undefined) command.help({ error: true });
      const sheet = { ...options, subject, term, as };
      return run(import('./export-command.ts').then(({ exportSheet }) => exportSheet(home(), name, sheet)));
    });
  program
    .command('enter')
    .description('nhập phiếu điểm giáo viên đã điền / take in a sheet its teacher has filled in')
    .requiredOption('--sheet <file>', 'phiếu .xlsx do giaplai export tạo / a file giaplai export made')
    .requiredOption('--as <họ tên>', 'người nhập / who enters')
    .option('--reason <lý do>', 'lý do sửa / why values change')
    .option('--confirm', 'đã xem các cảnh báo, vẫn nhập / the warnings were seen, go on', false)
    .action((options: EnterCommand) =>
      run(import('./enter-command.ts').then(({ enterSheet }) => enterSheet(home(), options))),
    );
  program
    .command('edit-log <class>')
    .description('nhật ký sửa điểm một tháng ra Excel / the edit log of a month as a workbook')
    .addOption(yearOption())
    .addOption(schoolOption())
    .requiredOption('--month <tháng>', 'tháng, dạng 2026-01 / month')
    .requiredOption('--as <họ tên>', 'người in / who prints it')
    .requiredOption('--to <file>', 'tệp .xlsx mới / the new file')
    .action((name: string, options: EditLogCommand) =>
      run(import('./edit-log-command.ts').then(({ writeEditLog }) => writeEditLog(home(), name, options))),
    );
}
