// The command line: what each command is called, takes and does.
import { Command, Option } from 'commander';
import { systemClock } from '../kernel/index.ts';
import type { Language } from '../signing/index.ts';
import { addArchiveCommands } from './archive/commands.ts';
import { type ClassChoice, schoolOption, yearOption } from './class-name.ts';
import type { ExtendCommand } from './extend-command.ts';
import { addEditLogCommands } from './edit-log/commands.ts';
import { addDossierCommands } from './dossier/commands.ts';
import { addForeignCommands } from './foreign/commands.ts';
import { homeAt } from './home.ts';
import { addInspectionCommands } from './inspection-commands.ts';
import type { LockCommand } from './lock-command.ts';
import { addPolicyCommands } from './policy-program.ts';
import type { ReturnCommand } from './return-command.ts';
import type { SignCommand } from './sign-command.ts';
import type { AnswerCommand } from './answer-command.ts';
import { addBookCommands } from './book/commands.ts';
import { addOfficeCommands } from './office/commands.ts';
import { addOperationsCommands } from './operations/commands.ts';
import { addOrderCommands } from './orders/commands.ts';
import { addCorrectionCommands } from './corrections/commands.ts';
import { addResultCommands } from './results/commands.ts';
import { addSheetCommands } from './sheets/commands.ts';
import { addPaperCommands } from './paper/commands.ts';
import { addSummerCommands } from './summer/commands.ts';
import { addYearCommands } from './year/commands.ts';
import type { KeyOptions } from './keys/own-key.ts';
import type { SubmitCommand } from './submit-command.ts';

interface VerifyOptions {
  readonly anchors?: string;
  readonly at?: string;
  readonly all: boolean;
  readonly json: boolean;
  readonly offline: boolean;
  readonly registry: boolean;
  readonly pdf?: string;
  readonly lang: Language;
}

/**
 * `finish` receives the exit status of whatever command ran.
 * Commands are loaded when asked for: `verify` should not wait for the Excel reader.
 */
export function buildProgram(finish: (status: number) => void): Command {
  const program = new Command('giaplai')
    .description('Hồ sơ học sinh tự chứng minh được mình / school records that prove themselves')
    .option('--home <folder>', 'thư mục cài đặt / installation folder (GIAPLAI_HOME, else ./var)')
    .showHelpAfterError();
  const home = () => homeAt(program.opts<{ home?: string }>().home);
  const run = (work: Promise<number>) => work.then(finish);
  const onClass = (name: string, description: string) =>
    program
      .command(`${name} <class>`)
      .description(description)
      .addOption(yearOption())
      .addOption(schoolOption());

  program
    .command('demo [workbooks...]')
    .description('ba lớp mẫu từ sổ điểm đến lưu trữ / three sample classes from class book to archive')
    .action((files: string[]) =>
      run(import('./demo-command.ts').then(({ runDemo }) => runDemo(home(), files))),
    );

  program
    .command('verify [files...]')
    .description(
      'kiểm tra chữ ký, toàn vẹn, thay đổi / check signatures, integrity and changes; status 0 only if all valid',
    )
    .option(
      '--anchors <folder>',
      'chứng thư gốc tin cậy / trust anchors (default: those of the installation)',
    )
    .option('--at <date>', 'kết luận tại ngày nêu / the verdict for this date (2031-05-01, or ISO 8601)')
    .option('--all', 'mọi văn bản đang lưu / every document of the installation', false)
    .option('--offline', 'không hỏi cơ quan chứng thực / ask no authority about revocation', false)
    .option('--no-registry', 'không đối chiếu với kho hồ sơ / do not compare with what is stored')
    .option('--json', 'in báo cáo JSON / print the report as JSON', false)
    .option('--pdf <file>', 'ghi báo cáo thành tệp PDF mới / write the report to a new PDF file')
    .addOption(new Option('--lang <lang>', 'ngôn ngữ / language').choices(['vi', 'en']).default('vi'))
    .action((files: string[], { at, anchors, lang, ...rest }: VerifyOptions, command: Command) => {
      const named = files.length > 0;
      if (named === rest.all) command.help({ error: true });
      return run(
        import('./verify-command.ts').then(({ verifyFiles }) =>
          verifyFiles({
            ...rest,
            files,
            home: home(),
            anchors: anchors ?? home().anchors,
            language: lang,
            clock: systemClock,
            stated: at,
          }),
        ),
      );
    });

  addInspectionCommands(program, home, run);
  addForeignCommands(program, home, run);
  addPolicyCommands(program, home, run);
  addDossierCommands(program, home, run);
  addOrderCommands(program, home, run);
  addCorrectionCommands(program, home, run);
  addResultCommands(program, home, run);
  addSheetCommands(program, home, run);
  addEditLogCommands(program, home, run);
  addOfficeCommands(program, home, run);
  addBookCommands(program, home, run);
  addPaperCommands(program, home, run);
  addSummerCommands(program, home, run);
  addYearCommands(program, home, run);
  addOperationsCommands(program, home, run);

  const anchors = program.command('anchors').description('gốc tin cậy / trust anchors');
  const anchorsFolder = () => anchors.opts<{ anchors?: string }>().anchors ?? home().anchors;
  anchors
    .option('--anchors <folder>', 'thư mục gốc tin cậy / their folder (default: the installation’s)')
    .command('list')
    .description('liệt kê / who is trusted')
    .action(() =>
      run(
        import('./anchors-command.ts').then(({ listAnchors }) => listAnchors(anchorsFolder(), systemClock)),
      ),
    );
  anchors
    .command('add <files...>')
    .description('thêm chứng thư gốc / trust these authorities (PEM or DER)')
    .action((files: string[]) =>
      run(
        import('./anchors-command.ts').then(({ addAnchors }) =>
          addAnchors(anchorsFolder(), files, systemClock),
        ),
      ),
    );
  anchors
    .command('remove <fingerprint>')
    .description('thôi tin cậy / trust it no longer (SHA-256, or its beginning)')
    .action((fingerprint: string) =>
      run(
        import('./anchors-command.ts').then(({ removeAnchor }) =>
          removeAnchor(anchorsFolder(), fingerprint, systemClock),
        ),
      ),
    );

  program
    .command('results <workbook>')
    .description('kết quả đánh giá tính từ sổ điểm, dạng JSON / computed results as JSON')
    .action((file: string) =>
      run(import('./results-command.ts').then(({ printResults }) => printResults(file))),
    );

  program
    .command('import <workbooks...>')
    .description('nhập sổ điểm của lớp / import class workbooks')
    .action((files: string[]) =>
      run(import('./import-command.ts').then(({ importFiles }) => importFiles(home(), files))),
    );

  onClass('submit', 'chốt kết quả, lập văn bản, trình ký / freeze results, draft documents, open signing')
    .option('--as <họ tên>', 'người trình / who submits (default: the homeroom teacher)')
    .action((name: string, options: SubmitCommand) =>
      run(import('./submit-command.ts').then(({ submitClass }) => submitClass(home(), name, options))),
    );

  onClass(
    'sign',
    'ký mọi văn bản đang chờ người này / sign whatever waits for this person (the registrar seals)',
  )
    .requiredOption('--as <họ tên>', 'người ký / who signs')
    .addOption(
      new Option('--role <role>', 'vai trò / role').choices([
        'subjectTeacher',
        'homeroomTeacher',
        'principal',
        'seal',
      ]),
    )
    .option('--tsa <url>', 'dịch vụ dấu thời gian RFC 3161 / timestamp authority')
    .option('--lower-level', 'vẫn ký khi không có dấu thời gian (mức B-B) / sign at B-B without a timestamp')
    .option(
      '--unchecked',
      'vẫn ký khi chưa hỏi được tình trạng thu hồi / sign although revocation is unknown',
    )
    .option('--p12 <file>', 'khoá riêng PKCS#12 / own key (default: the development key)')
    .option('--pkcs11 <library>', 'thư viện của USB token hay HSM / library of a token or HSM')
    .option('--token <label>', 'tên thiết bị, khi cắm nhiều / which token')
    .option('--key-label <label>', 'tên khoá trên thiết bị / which key on it')
    .option('--issuers <file>', 'chứng thư nơi cấp, PEM hay DER / issuers missing on the token')
    .option('--csc <url>', 'dịch vụ ký từ xa (CSC API v2) / remote signing service')
    .option('--credential <id>', 'khoá ở dịch vụ đó / which credential there')
    .option('--certificate <file>', 'khoá ở máy khác: chứng thư của nó / a key elsewhere, by its certificate')
    .option('--question <file>', 'ghi giá trị băm cần ký / where to write what that key is to sign')
    .option('--answer <file>', 'đọc giá trị chữ ký / where its answers are')
    .addHelpText('after', '\nPIN: GIAPLAI_PIN, hoặc gõ khi được hỏi / or typed when asked')
    .action((name: string, options: Omit<SignCommand, 'key'> & KeyOptions) =>
      run(
        import('./sign-command.ts').then(({ signClass }) =>
          signClass(home(), name, { ...options, key: options }),
        ),
      ),
    );

  program
    .command('answer <questions>')
    .description('ký câu hỏi của giaplai sign bằng khoá ở máy này / sign elsewhere what giaplai sign asked')
    .requiredOption('-o, --output <file>', 'tệp trả lời / file of answers')
    .option('--p12 <file>', 'khoá PKCS#12 / key file')
    .option('--pkcs11 <library>', 'thư viện của USB token hay HSM / library of a token or HSM')
    .option('--token <label>', 'tên thiết bị, khi cắm nhiều / which token')
    .option('--key-label <label>', 'tên khoá trên thiết bị / which key on it')
    .option('--issuers <file>', 'chứng thư nơi cấp, PEM hay DER / issuers missing on the token')
    .action((file: string, options: AnswerCommand) =>
      run(import('./answer-command.ts').then(({ answerQuestions }) => answerQuestions(file, options))),
    );

  onClass('lock', 'lệnh đóng dấu, khóa / the order to seal and lock, by whom the policy lets decide')
    .requiredOption(
      '--as <họ tên>',
      'Hiệu trưởng, hoặc người quy chế giao / the principal, or whom the policy names',
    )
    .requiredOption('--decision <số>', 'số quyết định / number of the decision')
    .action((name: string, options: LockCommand) =>
      run(import('./lock-command.ts').then(({ lockClass }) => lockClass(home(), name, options))),
    );

  onClass('return', 'trả lại một hồ sơ kèm lý do / return one record with a reason')
    .requiredOption('--as <họ tên>', 'người trả lại / who returns it')
    .requiredOption('--record <mã>', 'mã học sinh, hoặc HK1, HK2, year / pupil code, or HK1, HK2, year')
    .requiredOption('--reason <lý do>', 'lý do / reason')
    .action((name: string, options: ReturnCommand) =>
      run(import('./return-command.ts').then(({ returnOne }) => returnOne(home(), name, options))),
    );

  for (const [verb, description] of [
    [
      'extend',
      'dấu thời gian và dữ liệu xác thực tới mức B-LTA / timestamps and validation data, up to B-LTA',
    ],
    ['renew', 'thêm dấu thời gian lưu trữ trước khi dấu cũ hết hạn / another archive timestamp in time'],
  ] as const) {
    onClass(verb, description)
      .option(
        '--tsa <url>',
        'dịch vụ dấu thời gian RFC 3161 / timestamp authority (default: the development one)',
      )
      .action((name: string, options: ExtendCommand) =>
        run(import('./extend-command.ts').then((command) => command[verb](home(), name, options))),
      );
  }

  addArchiveCommands(program, home, run);

  program
    .command('status [class]')
    .description('hồ sơ đang ở đâu, chờ ai / where records stand and whom they wait for')
    .addOption(yearOption())
    .addOption(schoolOption())
    .action((name: string | undefined, options: ClassChoice) =>
      run(import('./status-command.ts').then(({ showStatus }) => showStatus(home(), name, options))),
    );

  return program;
}
