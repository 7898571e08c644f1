// The commands about corrections: what they are called and take.
import type { Command } from 'commander';
import { type ClassChoice, schoolOption, yearOption } from '../class-name.ts';
import type { Home } from '../home.ts';
import type { DeedCommand, DeedName } from './deed-command.ts';
import type { RequestCommand } from './request-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

const deeds: readonly (readonly [DeedName, string])[] = [
  ['confirm', 'giáo viên chủ nhiệm xác nhận / the homeroom teacher confirms'],
  ['permit', 'cho phép, lãnh đạo nêu số quyết định / permit; a leader by --decision'],
  ['refuse', 'từ chối, nêu lý do / refuse, with --reason'],
  ['unlock', 'mở đúng các ô đã nêu, đến --until / open the named cells'],
  ['witness', 'chứng kiến / acknowledge being there'],
  ['execute', 'người đề nghị sửa; khóa lại ngay / the requester edits; locked again at once'],
  ['withdraw', 'người đề nghị rút lại / the requester withdraws'],
  ['sign', 'ký biên bản / sign the minutes'],
  ['seal', 'văn thư đóng dấu biên bản / the office seals the minutes'],
];

export function addCorrectionCommands(program: Command, home: () => Home, run: Run): void {
  const correction = program
    .command('correction')
    .description('sửa điểm sau khi khóa: đề nghị, cho phép, sửa, biên bản / corrections');
  correction
    .command('list <class>')
    .description('các việc sửa của lớp, đang chờ ai / corrections of a class, and who is awaited')
    .addOption(yearOption())
    .addOption(schoolOption())
    .requiredOption('--as <họ tên>', 'người xem / who looks')
    .action((name: string, options: ClassChoice & { readonly as: string }) =>
      run(import('./list-command.ts').then(({ listCorrections }) => listCorrections(home(), name, options))),
    );
  correction
    .command('request <class>')
    .description('đề nghị sửa / ask for a correction')
    .addOption(yearOption())
    .addOption(schoolOption())
    .requiredOption('--as <họ tên>', 'người đề nghị / who asks')
    .requiredOption(
      '--cell <ô=giá trị mới...>',
      'pupils/HS01/entries/HK1/TOAN/midterm=8,5; bỏ trống là xóa / empty deletes',
    )
    .requiredOption('--reason <lý do>', 'lý do / reason')
    .option('--teacher-book <tệp...>', 'ảnh, bản quét sổ điểm cá nhân / scans of the teacher’s own book')
    .option('--test-paper <tệp...>', 'ảnh, bản quét bài kiểm tra / scans of the test')
    .action((name: string, options: RequestCommand) =>
      run(import('./request-command.ts').then(({ request }) => request(home(), name, options))),
    );
  for (const [name, description] of deeds) {
    const command = correction
      .command(`${name} <correction>`)
      .description(description)
      .requiredOption('--as <họ tên>', 'người làm / who does it')
      .option('--decision <số>', 'số quyết định / number of the decision')
      .option('--reason <lý do>', 'lý do / reason')
      .option('--until <thời điểm>', 'ISO 8601');
    if (name === 'sign' || name === 'seal')
      command
        .option('--p12 <file>', 'khoá PKCS#12 / key file (default: the development key)')
        .option('--pkcs11 <library>', 'thư viện của USB Token, HSM / library of a token')
        .option('--token <label>', 'tên token');
    command.action((id: string, options: DeedCommand) =>
      run(import('./deed-command.ts').then(({ deed }) => deed(home(), name, id, options))),
    );
  }
  correction
    .command('minutes <correction>')
    .description('biên bản sửa điểm / the minutes, as signed so far')
    .requiredOption('--as <họ tên>', 'người xem / who looks')
    .requiredOption('--to <tệp.pdf>', 'tệp mới / a new file')
    .action((id: string, options: { readonly as: string; readonly to: string }) =>
      run(import('./minutes-command.ts').then(({ saveMinutes }) => saveMinutes(home(), id, options))),
    );
}
