// The commands about professional dossiers: what they are called and take.
import { type Command, Option } from 'commander';
import type { Home } from '../home.ts';
import type { DossierDeedCommand, DossierDeedName } from './deed-command.ts';
import type { ListCommand } from './list-command.ts';
import type { MinutesCommand } from './minutes-command.ts';
import type { UploadCommand } from './upload-command.ts';

type Run = (work: Promise<number>) => Promise<void>;

const deeds: readonly (readonly [DossierDeedName, string])[] = [
  [
    'sign',
    'ký: người soạn gửi kiểm tra, người trong quy trình duyệt / sign: the author sends, the route approves',
  ],
  ['seal', 'văn thư đóng dấu theo số quyết định / the registrar seals'],
  ['return', 'yêu cầu chỉnh sửa, lập biên bản ghi nhớ / ask for a change, minuted'],
  ['withdraw', 'người soạn rút lại / the author withdraws'],
];

export function addDossierCommands(program: Command, home: () => Home, run: Run): void {
  const dossier = program
    .command('dossier')
    .description('hồ sơ chuyên môn: giáo án, kế hoạch / professional dossiers');
  dossier
    .command('upload <file>')
    .description('nộp tệp PDF mới, hoặc bản mới của một hồ sơ / a new dossier, or a new version of one')
    .requiredOption('--as <họ tên>', 'người soạn / its author')
    .option('--dossier <mã>', 'hồ sơ được nộp bản mới / the dossier this is a new version of')
    .option('--kind <loại>', 'loại trong quy chế / kind of the policy')
    .option('--title <tên>', 'tên hồ sơ / title')
    .option('--subject <mã môn>', 'mã môn / subject code')
    .addOption(new Option('--grade <khối>', 'khối / grade').argParser(Number))
    .option('--period <kì hạn>', 'week:12 …')
    .option('--year <năm học>', '2025-2026')
    .action((file: string, options: UploadCommand) =>
      run(import('./upload-command.ts').then(({ uploadFile }) => uploadFile(home(), file, options))),
    );
  for (const [name, description] of deeds)
    dossier
      .command(`${name} <dossier>`)
      .description(description)
      .requiredOption('--as <họ tên>', 'người làm / who does it')
      .option('--decision <số>', 'số quyết định / number of the decision')
      .option('--reason <nội dung>', 'nội dung cần chỉnh sửa / what is to be changed')
      .option('--place <nơi>', 'nơi lập biên bản / where it was said')
      .option('--present <họ tên...>', 'người cùng dự / who else was there')
      .option('--p12 <file>', 'tệp khoá PKCS#12 / key file')
      .option('--pkcs11 <library>', 'thư viện của USB token / library of a token')
      .action((id: string, options: DossierDeedCommand) =>
        run(import('./deed-command.ts').then(({ deed }) => deed(home(), name, id, options))),
      );
  dossier
    .command('list')
    .description('hồ sơ và kì hạn / dossiers, or with --due who owes what')
    .requiredOption('--as <họ tên>', 'người xem / who looks')
    .option('--year <năm học>', '2025-2026')
    .option('--waiting', 'chỉ những gì chờ người này / only what waits for them', false)
    .option('--due', 'ai nợ gì, đến khi nào / who owes what by when', false)
    .action((options: ListCommand) =>
      run(import('./list-command.ts').then(({ listThem }) => listThem(home(), options))),
    );
  dossier
    .command('file <dossier> <output>')
    .description('lấy tệp đã ký đến nay / write the file as it is signed so far')
    .requiredOption('--as <họ tên>', 'người xem / who looks')
    .action((id: string, output: string, { as }: { readonly as: string }) =>
      run(import('./file-command.ts').then(({ takeFile }) => takeFile(home(), { id, output, as }))),
    );
  dossier
    .command('minutes <dossier> <number>')
    .description('biên bản ghi nhớ: lấy bản PDF, ký / minutes of a request for change: take them, sign them')
    .requiredOption('--as <họ tên>', 'người xem, ký / who looks or signs')
    .option('--sign', 'ký biên bản / sign them', false)
    .option('--to <tệp.pdf>', 'tệp mới / a new file')
    .option('--p12 <file>', 'tệp khoá PKCS#12 / key file')
    .option('--pkcs11 <library>', 'thư viện của USB token / library of a token')
    .action((id: string, number: string, options: MinutesCommand) =>
      run(import('./minutes-command.ts').then(({ takeMinutes }) => takeMinutes(home(), id, number, options))),
    );
}
