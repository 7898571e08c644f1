// The commands of whoever looks after the installation: what they are called and take.
import type { Command } from 'commander';
import type { BackupCommand, RestoreCommand } from './backup-command.ts';
import type { Home } from './home.ts';

export function addOperationsCommands(
  program: Command,
  home: () => Home,
  run: (work: Promise<number>) => Promise<void>,
): void {
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
