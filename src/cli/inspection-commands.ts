// The commands that look whether files and the installation are whole: what they are called and take.
import { type Command, Option } from 'commander';
import { systemClock } from '../kernel/index.ts';
import type { Language } from '../signing/index.ts';
import type { Home } from './home.ts';

type Run = (work: Promise<number>) => Promise<void>;

interface DoctorOptions {
  readonly mendFrom?: string;
  readonly anchors?: string;
  readonly lang: Language;
}

export function addInspectionCommands(program: Command, home: () => Home, run: Run): void {
  program
    .command('doctor [files...]')
    .description(
      'vì sao phần mềm đọc có thể chê tệp; không nêu tệp: kiểm tra kho / why a reader may object to a file; without one, is the installation whole?',
    )
    .option('--anchors <folder>', 'chứng thư gốc tin cậy / trust anchors')
    .option(
      '--mend-from <folder>',
      'lấy lại tệp hỏng từ bản sao lưu hay gói lưu trữ / put damaged files back from there',
    )
    .addOption(new Option('--lang <lang>', 'ngôn ngữ / language').choices(['vi', 'en']).default('vi'))
    .action((files: string[], { anchors, lang, mendFrom }: DoctorOptions) =>
      run(
        files.length === 0
          ? import('./mend-command.ts').then(async ({ checkBlobs }) => {
              const { checkJournal } = await import('./journal-command.ts');
              const whole = await checkBlobs(home(), mendFrom);
              return Math.max(whole, await checkJournal(home(), undefined));
            })
          : import('./doctor-command.ts').then(({ examineFiles }) =>
              examineFiles({
                files,
                anchors: anchors ?? home().anchors,
                language: lang,
                clock: systemClock,
              }),
            ),
      ),
    );

  const journal = program.command('journal').description('nhật ký / the journal');
  journal
    .command('verify [file]')
    .description(
      'kiểm tra chuỗi băm, ô điểm, bộ canh của kho, hoặc tệp đã xuất / check the hash chain, marks and guards, or an export',
    )
    .action((file: string | undefined) =>
      run(import('./journal-command.ts').then(({ checkJournal }) => checkJournal(home(), file))),
    );
  journal
    .command('export <file>')
    .description('xuất nhật ký ra tệp mới / write the journal to a new file')
    .action((file: string) =>
      run(import('./journal-command.ts').then(({ writeJournal }) => writeJournal(home(), file))),
    );
}
