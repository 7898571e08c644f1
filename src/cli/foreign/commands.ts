// giaplai fields and giaplai sign-file: PDF files from anywhere, without a class, a record or a database.
import { type Command, Option } from 'commander';
import type { Home } from '../home.ts';
import type { FieldsCommand } from './fields-command.ts';
import type { SignFileCommand } from './sign-file-command.ts';

export function addForeignCommands(
  program: Command,
  home: () => Home,
  run: (work: Promise<number>) => Promise<void>,
): void {
  const output = (command: Command) =>
    command
      .option('-o, --output <file>', 'tệp kết quả, chưa có / the new file to write')
      .option('--in-place', 'nối vào chính tệp này / append to the file itself', false);

  output(
    program
      .command('fields <file>')
      .description(
        'ô chữ ký của một tệp PDF: liệt kê, thêm / signature fields of any PDF: list them, add some',
      ),
  )
    .option('--plan <json>', 'kế hoạch ô chữ ký / a plan of fields, as docs/library tells')
    .addOption(
      new Option(
        '--sign <number>',
        'thêm từng này ô ở cuối trang / add so many at the foot of a page',
      ).argParser(Number),
    )
    .addOption(
      new Option(
        '--page <number>',
        'trang, từ 1; mặc định trang cuối / page from 1; default the last',
      ).argParser(Number),
    )
    .addOption(
      new Option('--seal [mm]', 'ô con dấu và dấu giáp lai / a seal of this diameter and its strips')
        .preset(36)
        .argParser(Number),
    )
    .option('--duplex', 'in hai mặt: một tờ là hai trang / two pages on a sheet', false)
    .option('--json', 'in JSON', false)
    .action((file: string, options: Omit<FieldsCommand, 'file'>) =>
      run(import('./fields-command.ts').then(({ showOrAddFields }) => showOrAddFields({ ...options, file }))),
    );

  output(
    program
      .command('sign-file <file>')
      .description('ký một tệp PDF bất kỳ bằng khoá tại chỗ / sign any PDF with a key at hand'),
  )
    .option('--field <name...>', 'ô chữ ký; mặc định ô duy nhất còn trống / default the only open one')
    .option('--seal', 'đóng dấu: ô con dấu và mọi phần giáp lai / fill the seal and all its strips', false)
    .option('--plan <json>', 'kế hoạch ô, cho tệp đã có người ký / field plan, for files others have signed')
    .option('--p12 <file>', 'tệp khoá PKCS#12')
    .option('--pkcs11 <library>', 'thư viện của USB token hay HSM / library of a token or HSM')
    .option('--token <label>', 'tên thiết bị, khi cắm nhiều / which token')
    .option('--key-label <label>', 'tên khoá trên thiết bị / which key on it')
    .option('--issuers <file>', 'chứng thư nơi cấp, PEM hay DER / issuers missing on the token')
    .addOption(
      new Option(
        '--pin-fd <number>',
        'đọc mã PIN từ bộ mô tả tệp / read the PIN from this descriptor',
      ).argParser(Number),
    )
    .option('--tsa <url>', 'dấu thời gian RFC 3161 (mức B-T) / timestamp authority')
    .option(
      '--unchecked',
      'vẫn ký khi chưa hỏi được tình trạng thu hồi / sign although revocation is unknown',
      false,
    )
    .option('--evidence <file>', 'ghi bằng chứng kiểm tra chứng thư / where the evidence of the check goes')
    .option('--certify', 'chữ ký chứng nhận, đầu tiên / author certification, the first one', false)
    .option('--name <text>', 'tên hiển thị / name shown (default: the certificate’s)')
    .option('--reason <text>', 'lý do / reason')
    .option('--location <text>', 'nơi ký / location')
    .option('--image <png>', 'ảnh chữ ký hoặc con dấu / picture of the signature or seal')
    .option('--anchors <folder>', 'gốc tin cậy / trust anchors (default: those of the installation)')
    .addHelpText(
      'after',
      '\nMã PIN: hỏi trên màn hình, hoặc biến GIAPLAI_PIN, hoặc --pin-fd; không bao giờ trên dòng lệnh.\n' +
        'The PIN is asked for, or taken from GIAPLAI_PIN or --pin-fd; never from the command line.',
    )
    .action(
      (
        file: string,
        { anchors, ...options }: Omit<SignFileCommand, 'file' | 'anchors' | 'home'> & { anchors?: string },
      ) =>
        run(
          import('./sign-file-command.ts').then(({ signFile }) =>
            signFile({ ...options, file, home: home(), anchors: anchors ?? home().anchors }),
          ),
        ),
    );
}
