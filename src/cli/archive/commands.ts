// The commands of the archive: packing, copies on other media, checks, restoring; what they are called and take.
import { type Command, Option } from 'commander';
import { addRegisterCommands } from './register-commands.ts';
import { type ClassChoice, schoolOption, yearOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type { CheckCommand, CopyCommand } from './keep-command.ts';
import type { RestoreCommand } from './restore-command.ts';
import type { OpenCommand, SealCommand } from './seal-command.ts';
import type { TargetCommand } from './target-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

export function addArchiveCommands(program: Command, home: () => Home, run: Run): void {
  const archive = program
    .command('archive')
    .description('gói lưu trữ: đóng gói, sao, kiểm tra, khôi phục / archive packages');
  archive
    .command('pack <class>', { isDefault: true })
    .description('đóng gói lưu trữ, không ghi đè / a new archive package, never over an older one')
    .addOption(yearOption())
    .addOption(schoolOption())
    .action((name: string, options: ClassChoice) =>
      run(import('../archive-command.ts').then((command) => command.archive(home(), name, options))),
    );
  const target = archive.command('target').description('nơi giữ bản sao của gói / where copies are kept');
  target
    .command('add <name> <place>')
    .description(
      'thêm một đích: thư mục hoặc s3://thùng/đường-dẫn, và ghi dấu lên đó / add a folder or an S3 place and mark it',
    )
    .addOption(
      new Option('--medium <medium>', 'loại vật lưu trữ / kind of medium').choices([
        'externalDrive',
        'usbDrive',
        'opticalDisc',
        'cloudFolder',
      ]),
    )
    .addOption(schoolOption())
    .action((name: string, folder: string, options: TargetCommand) =>
      run(import('./target-command.ts').then((command) => command.addNew(home(), name, folder, options))),
    );
  target
    .command('list')
    .description('các đích, đang giữ gì, quy chế đòi gì / targets, what they hold, what the policy asks for')
    .addOption(schoolOption())
    .action((options: Pick<TargetCommand, 'school'>) =>
      run(import('./target-command.ts').then((command) => command.list(home(), options))),
    );
  archive
    .command('copy [target]')
    .description('sao các gói còn thiếu sang mọi đích, hoặc một đích / copy what targets lack')
    .option('--at <folder>', 'hôm nay vật lưu trữ ở đây / where the medium is today')
    .addOption(schoolOption())
    .action((name: string | undefined, options: CopyCommand, command: Command) => {
      if (name === undefined && options.at !== undefined) command.help({ error: true });
      return run(import('./keep-command.ts').then(({ copy }) => copy(home(), name, options)));
    });
  archive
    .command('check [target]')
    .description('băm lại mọi gói, báo hư hỏng; “kho” là của máy này / re-hash everything and report decay')
    .option('--at <folder>', 'hôm nay vật lưu trữ ở đây / where the medium is today')
    .option('--repair', 'thay gói hỏng bằng bản nguyên vẹn ở nơi khác / replace from a whole copy', false)
    .addOption(schoolOption())
    .action((name: string | undefined, options: CheckCommand, command: Command) => {
      if (name === undefined && options.at !== undefined) command.help({ error: true });
      return run(import('./keep-command.ts').then(({ check }) => check(home(), name, options)));
    });
  archive
    .command('restore <medium> <folder>')
    .description('lấy lại từ gói, không cần cơ sở dữ liệu / restore from packages alone, without a database')
    .option('--pupil <mã>', 'chỉ học bạ của học sinh này: mã hoặc họ tên / one pupil, by code or name')
    .addOption(yearOption())
    .option('--class <tên lớp>', 'chỉ lớp này / only this class')
    .action((medium: string, folder: string, options: RestoreCommand) =>
      run(import('./restore-command.ts').then(({ restore }) => restore(home(), medium, folder, options))),
    );
  archive
    .command('minutes <target>')
    .description('niêm phong vật lưu trữ, lập biên bản / put a medium under seal, with its minutes')
    .addOption(schoolOption())
    .requiredOption('--as <họ tên>', 'người lập / who draws them up')
    .requiredOption('--leader <họ tên>', 'lãnh đạo kí cuối / the leader who signs last')
    .requiredOption('--label <nhãn>', 'nhãn dán trên vật / label stuck on it')
    .requiredOption('--seal-number <số>', 'số niêm phong / number of the seal')
    .requiredOption('--kept-at <nơi>', 'nơi cất giữ / where it is kept')
    .option('--serial <số>', 'số sê-ri / serial number of the medium')
    .option('--number <số>', 'số, kí hiệu biên bản / number of the minutes')
    .option('--witness <họ tên...>', 'người chứng kiến / witnesses')
    .option('-o, --output <file>', 'ghi PDF ra / write the PDF here')
    .action((target: string, options: SealCommand) =>
      run(import('./seal-command.ts').then(({ seal }) => seal(home(), target, options))),
    );
  archive
    .command('open <target>')
    .description('mở niêm phong, ghi lí do / open the seal of a medium, with the reason')
    .addOption(schoolOption())
    .requiredOption('--as <họ tên>', 'người mở / who opens it')
    .requiredOption('--reason <lí do>', 'lí do / why')
    .action((target: string, options: OpenCommand) =>
      run(import('./seal-command.ts').then(({ open }) => open(home(), target, options))),
    );
  addRegisterCommands(archive, home, run);
  archive
    .command('due')
    .description('việc giữ gìn đến hạn / what preservation asks for: copies, checks, renewals, retention')
    .option('--within <tháng>', 'nhìn trước bao nhiêu tháng / how many months ahead', '12')
    .addOption(schoolOption())
    .action((options: { readonly within: string; readonly school?: string }) =>
      run(import('./due-command.ts').then(({ due }) => due(home(), options))),
    );
}
