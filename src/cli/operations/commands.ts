// The commands of whoever looks after the installation: what they are called and take.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { BackupCommand, RestoreCommand } from './backup-command.ts';
import { schoolOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type { AddressCommand, ListCommand } from './notices-command.ts';
import type { SettingsCommand } from './settings-command.ts';
import type { AddWebhook, RotateWebhook } from './webhooks-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

export function addOperationsCommands(program: Command, home: () => Home, run: Run): void {
  addRunningCommands(program, home, run);
  addBackupCommands(program, home, run);
  addBlobsCommands(program, home, run);
  addNoticesCommands(program, home, run);
  addWebhooksCommands(program, home, run);
}

function addRunningCommands(program: Command, home: () => Home, run: Run): void {
  program
    .command('serve')
    .description('chạy máy chủ đến khi được lệnh dừng / run the server until it is told to end')
    .action(() => run(import('./run-command.ts').then(({ runServer }) => runServer(home()))));
  program
    .command('worker')
    .description('chỉ lập hồ sơ chờ sẵn, cần Postgres / only take jobs, beside servers on one Postgres')
    .action(() => run(import('./run-command.ts').then(({ runWorker }) => runWorker(home()))));
  program
    .command('settings')
    .description('mọi thiết lập: ý nghĩa, giá trị đang đặt / every setting: what it means, what it is here')
    .addOption(
      new Option('--format <format>', 'cách in / how it is printed')
        .choices(['table', 'markdown', 'schema'])
        .default('table'),
    )
    .addOption(new Option('--lang <lang>', 'ngôn ngữ / language').choices(['vi', 'en']).default('vi'))
    .action((options: SettingsCommand) =>
      run(import('./settings-command.ts').then(({ showSettings }) => showSettings(options))),
    );
  program
    .command('to-postgres <url>')
    .description(
      'chuyển dữ liệu từ SQLite sang Postgres còn trống / move the rows into a Postgres that is new',
    )
    .action((url: string) =>
      run(import('./postgres-command.ts').then(({ toPostgres }) => toPostgres(home(), url))),
    );
  program
    .command('let-serve <login>')
    .description(
      'làm với tài khoản chủ sở hữu: cho tài khoản khác phục vụ trên Postgres / as the owner: let another login serve',
    )
    .action((login: string) =>
      run(import('./postgres-command.ts').then(({ letLoginServe }) => letLoginServe(home(), login))),
    );
}

function addBackupCommands(program: Command, home: () => Home, run: Run): void {
  program
    .command('backup <folder>')
    .description('sao lưu vào thư mục mới, khi hệ thống đang chạy / a new backup, also while others work')
    .option('--no-archive', 'không chép các gói lưu trữ / leave archive packages out')
    .action((folder: string, options: BackupCommand) =>
      run(import('./backup-command.ts').then(({ makeBackup }) => makeBackup(home(), folder, options))),
    );
  program
    .command('restore <backup>')
    .description('kiểm tra rồi khôi phục vào thư mục cài đặt mới / verify, then restore into a new --home')
    .option(
      '--despite-damage',
      'vẫn khôi phục phần còn lại của kho đã hỏng / restore the rest of a store that was damaged',
      false,
    )
    .action((folder: string, options: RestoreCommand) =>
      run(import('./backup-command.ts').then(({ restoreBackup }) => restoreBackup(home(), folder, options))),
    );
}

function addBlobsCommands(program: Command, home: () => Home, run: Run): void {
  const blobs = program
    .command('blobs')
    .description('nơi giữ tệp của hồ sơ / where the bytes of documents are');
  blobs
    .command('where')
    .description('đang ở đâu, có dùng được không / where they are, and whether they can be reached')
    .action(() => run(import('./blobs-command.ts').then(({ where }) => where(home()))));
  blobs
    .command('move <place>')
    .description('chuyển đến s3://thùng/đường-dẫn hoặc folder / move to s3://bucket/prefix, or to folder')
    .option('--despite-damage', 'vẫn chuyển phần còn nguyên vẹn / move what is whole', false)
    .action((place: string, options: { readonly despiteDamage: boolean }) =>
      run(import('./blobs-command.ts').then(({ move }) => move(home(), place, options))),
    );
}

function addNoticesCommands(program: Command, home: () => Home, run: Run): void {
  const notices = program.command('notices').description('thư báo việc / messages to people');
  notices
    .command('send')
    .description('soạn và gửi thư đến hạn, dùng cho cron / write and send what is due, for cron')
    .action(() => run(import('./notices-command.ts').then(({ sendAll }) => sendAll(home()))));
  notices
    .command('list')
    .description('thư đã soạn và kết quả / messages and what became of them')
    .option('--trouble', 'chỉ thư hoãn, bị trả hoặc hỏng / only deferred, bounced and failed ones', false)
    .action((options: ListCommand) =>
      run(import('./notices-command.ts').then(({ listNotices }) => listNotices(home(), options))),
    );
  notices
    .command('address <họ-tên> [địa-chỉ]')
    .description('địa chỉ thư của một người / where somebody agreed to be written to')
    .addOption(schoolOption())
    .addOption(new Option('--lang <lang>', 'ngôn ngữ / language').choices(['vi', 'en']).default('vi'))
    .option('--late-only', 'chỉ báo khi quá hạn hoặc bị trả lại / only what is late or was returned', false)
    .option('--remove', 'thôi gửi / write no more', false)
    .action((name: string, address: string | undefined, options: AddressCommand, command: Command) => {
      if ((address === undefined) !== options.remove) command.help({ error: true });
      return run(
        import('./notices-command.ts').then(({ setAddress }) => setAddress(home(), name, address, options)),
      );
    });
}

function addWebhooksCommands(program: Command, home: () => Home, run: Run): void {
  const webhooks = program
    .command('webhooks')
    .description('báo cho hệ thống khác / telling programs elsewhere');
  webhooks
    .command('add <url>')
    .description('đăng ký nhận tin, in khoá bí mật / subscribe and print the secret')
    .addOption(schoolOption())
    .option('--events <names...>', 'sự kiện / events (default: all)', [])
    .action((url: string, options: AddWebhook) =>
      run(import('./webhooks-command.ts').then(({ addWebhook }) => addWebhook(home(), url, options))),
    );
  webhooks
    .command('list')
    .description('ai đang nhận, tin gần nhất / who is told, and their last deliveries')
    .action(() => run(import('./webhooks-command.ts').then(({ listWebhooks }) => listWebhooks(home()))));
  webhooks
    .command('pause <id>')
    .description('tạm dừng, tin chờ lại / let it rest; what it is to be told waits')
    .action((id: string) =>
      run(import('./webhooks-command.ts').then(({ pauseWebhook }) => pauseWebhook(home(), id))),
    );
  webhooks
    .command('resume <id>')
    .description('tiếp tục báo / go on')
    .action((id: string) =>
      run(import('./webhooks-command.ts').then(({ resumeWebhook }) => resumeWebhook(home(), id))),
    );
  webhooks
    .command('rotate <id>')
    .description('đổi khoá bí mật, in khoá mới / a new secret, printed this once')
    .addOption(
      new Option('--overlap <giờ>', 'khoá cũ còn dùng bao nhiêu giờ / hours the former signs too')
        .default('24')
        .argParser(wholeHours),
    )
    .action((id: string, options: RotateWebhook) =>
      run(import('./webhooks-command.ts').then(({ rotateWebhook }) => rotateWebhook(home(), id, options))),
    );
  webhooks
    .command('remove <id>')
    .description('thôi báo / tell it no more')
    .action((id: string) =>
      run(import('./webhooks-command.ts').then(({ removeWebhook }) => removeWebhook(home(), id))),
    );
  webhooks
    .command('send')
    .description('gửi tin đến hạn, dùng cho cron / hand over what is due, for cron')
    .action(() => run(import('./webhooks-command.ts').then(({ sendWebhooks }) => sendWebhooks(home()))));
}

function wholeHours(text: string): string {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 168) throw new InvalidArgumentError('0 … 168');
  return text;
}
