// The commands about the school year as a whole: carrying it over, reporting on it.
import { type Command, Option } from 'commander';
import { schoolOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type { OfficeCommand } from '../office/at-office.ts';
import type { CarryCommand } from './carry-over-command.ts';
import type { ReportCommand } from './report-commands.ts';

type Run = (work: Promise<number>) => Promise<void>;

export function addYearCommands(program: Command, home: () => Home, run: Run): void {
  const carryOver = program
    .command('carry-over')
    .description('kết chuyển sang năm học mới / make the new year of the last one');
  const ofYear = (name: string, description: string) =>
    carryOver
      .command(name)
      .description(description)
      .requiredOption('--as <họ tên>', 'người làm / who does it')
      .addOption(schoolOption());
  ofYear(
    'show <year>',
    'xem trước: 2025-2026 là năm kết thúc / preview; the year is the one that ends',
  ).action((year: string, options: CarryCommand) =>
    run(import('./carry-over-command.ts').then(({ showCarryOver }) => showCarryOver(home(), year, options))),
  );
  ofYear(
    'choose <year> <path> [value]',
    'quyết định một điều / decide one thing: classes/<key>/homeroom "Họ tên"; no value: as proposed',
  ).action((year: string, path: string, value: string | undefined, options: CarryCommand) =>
    run(
      import('./carry-over-command.ts').then(({ chooseOne }) =>
        chooseOne(home(), year, { path, value: value ?? null }, options),
      ),
    ),
  );
  ofYear('confirm <year>', 'kết chuyển đúng như xem trước / carry over what the preview shows').action(
    (year: string, options: CarryCommand) =>
      run(import('./carry-over-command.ts').then(({ confirm }) => confirm(home(), year, options))),
  );
  ofYear('undo <year>', 'hủy bước cuối khi năm mới chưa có dữ liệu / take the last step back').action(
    (year: string, options: CarryCommand) =>
      run(import('./carry-over-command.ts').then(({ undo }) => undo(home(), year, options))),
  );
  addReportCommands(program, home, run);
}

function addReportCommands(program: Command, home: () => Home, run: Run): void {
  const reports = program
    .command('reports')
    .description('báo cáo lên cấp trên / reports to those above the school');
  const asPerson = (name: string, description: string) =>
    reports
      .command(name)
      .description(description)
      .requiredOption('--as <họ tên>', 'người làm / who does it')
      .addOption(schoolOption());
  const asPaper = (name: string, description: string) =>
    asPerson(name, description)
      .option(
        '--leader <họ tên>',
        'lập để người này ký / make the paper, signed under the seal by this leader',
      )
      .option('--leader-title <chức danh>', 'chức danh / title above the name', 'Hiệu trưởng')
      .option('--output <file>', 'ghi tệp PDF mới / also write it to a new file');
  asPaper('statistics <year>', 'thống kê học kì, năm học / statistics of a term or year')
    .addOption(new Option('--period <kì>', 'kì / period').choices(['HK1', 'HK2', 'year']).default('year'))
    .option('--xlsx <file>', 'ghi tệp Excel mới / write a new workbook')
    .option('--reason <lí do>', 'lí do lập khi chưa khóa hết / why it is made before all is locked')
    .option('--json', 'in JSON / print as JSON', false)
    .action((year: string, options: ReportCommand) =>
      run(import('./report-commands.ts').then(({ statistics }) => statistics(home(), year, options))),
    );
  asPaper(
    'yearly <year>',
    'báo cáo tháng 10 về hồ sơ điện tử / the October report on electronic records',
  ).action((year: string, options: ReportCommand) =>
    run(import('./report-commands.ts').then(({ yearly }) => yearly(home(), year, options))),
  );
  asPerson('list', 'báo cáo đã lập, đang chờ ai / reports, and whom they wait for').action(
    (options: OfficeCommand) =>
      run(import('./report-commands.ts').then(({ listReports }) => listReports(home(), options))),
  );
  asPerson('archive <code>', 'báo cáo tháng 10 và văn bản kèm theo / the October report with its attachments')
    .requiredOption('--output <file>', 'tệp ZIP mới / new ZIP file')
    .action((code: string, options: OfficeCommand & { readonly output: string }) =>
      run(import('./report-commands.ts').then(({ takeArchive }) => takeArchive(home(), code, options))),
    );
}
