// giaplai book import FILE: another school's book, verified whole before anything of it is kept.
import { readFileSync } from 'node:fs';
import {
  acceptBook,
  bookCandidates,
  importBook,
  mayImport,
  openBook,
  type BookOwner,
} from '../../server/application/index.ts';
import { loadAnchors } from '../anchors.ts';
import type { ClassChoice } from '../class-name.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import { judging } from '../judging.ts';
import { atOffice, chosenRecord, type AtOffice, type OfficeCommand } from '../office/at-office.ts';
import { showBook } from '../book-screen.ts';
import { dim, green, print, yellow } from '../screen.ts';

export interface ImportCommand extends OfficeCommand, ClassChoice {
  /** Class and code. */
  readonly pupil?: readonly [string, string];
  readonly new?: string;
  readonly despite?: string;
}

/** Exit status: 0, also where it is kept and nobody said yet whose it is. */
export const importFile = (home: Home, name: string, command: ImportCommand): Promise<number> =>
  atOffice(home, command, async (at) => {
    const { house, school, by } = at;
    await mayImport(house, { schoolId: school.id, by });
    const file = contentOf(name);
    const opened = await judging({ home, anchors: loadAnchors(home.anchors), clock: house.clock }, (judge) =>
      openBook(file, judge),
    );
    showBook(opened.examined, 'vi');
    const known = await house.store.read((view) => view.foreignBookOfFile(school.id, opened.fileHash));
    const waits = known && (await house.store.read((view) => view.foreignBookAcceptance(known.id))) === null;
    const book = waits ? known : await importBook(house, { schoolId: school.id, file, opened, by });
    print(`${green('✔')} đã kiểm tra và lưu, mã ${book.id.slice(0, 8)} / verified and kept`);
    const owner = await ownerOf(at, command);
    if (!owner) {
      print(yellow('– chưa nhận cho học sinh nào: --pupil hoặc --new / nobody’s yet: say --pupil or --new'));
      const candidates = await bookCandidates(house, { bookId: book.id, by });
      for (const { className, code, name, birthDate, bornSameDay, schoolYear } of candidates)
        print(
          `  ${bornSameDay ? green('?') : dim('?')} --pupil ${className} ${code}  --year ${schoolYear}  ${name}  ${birthDate ?? '–'}`,
        );
      return 0;
    }
    const reason = command.despite === undefined ? {} : { reason: command.despite };
    const { pupilName, pupilCode } = await acceptBook(house, { bookId: book.id, owner, by, ...reason });
    print(`${green('✔')} nhận cho / taken over for ${pupilName} (${pupilCode})`);
    return 0;
  });

async function ownerOf({ house }: AtOffice, command: ImportCommand): Promise<BookOwner | null> {
  if (command.new !== undefined) return { code: command.new };
  if (!command.pupil) return null;
  return { recordId: (await chosenRecord(house, command.pupil, command)).id };
}

/** @throws Fault `cli.cannotRead` */
function contentOf(name: string): Buffer {
  try {
    return readFileSync(name);
  } catch (cause) {
    throw cliFault('cli.cannotRead', { file: name }, { cause });
  }
}
