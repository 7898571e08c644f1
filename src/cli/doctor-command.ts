// giaplai doctor FILE…: why some reader may object to a file, and what to do about it.
import { readFileSync } from 'node:fs';
import { type Clock, visibleText } from '../kernel/index.ts';
import { type Complaint, describeComplaint, diagnose, type Language } from '../signing/index.ts';
import type { UnreadFile } from '../server/application/index.ts';
import { loadAnchors } from './anchors.ts';
import { cliFault } from './faults.ts';
import { bold, dim, green, print, red, yellow } from './screen.ts';
import { showUnread } from './verdict-screen.ts';
import { wrapped } from './wrapped.ts';

export interface DoctorCommand {
  readonly files: readonly string[];
  /** Folder of trust anchors. */
  readonly anchors: string;
  readonly language: Language;
  readonly clock: Clock;
}

const marks = { refused: red('✘'), doubted: yellow('?'), noted: dim('·') } as const;

/** Exit status: 0 when no reader has a reason to refuse or doubt a file, 1 when some has, 2 when some could not be read. */
export function examineFiles({ files, anchors, language, clock }: DoctorCommand): number {
  const options = { anchors: loadAnchors(anchors), at: clock.now() };
  const statuses = files.map((file) => {
    const bytes = read(file);
    if ('unread' in bytes) {
      showUnread(bytes);
      return 2;
    }
    const complaints = diagnose(bytes, options);
    show(file, complaints, language);
    return complaints.some(({ gravity }) => gravity !== 'noted') ? 1 : 0;
  });
  return Math.max(0, ...statuses);
}

/** A file that cannot be read is told, and the others are examined all the same. */
function read(file: string): Buffer | UnreadFile {
  try {
    return readFileSync(file);
  } catch (error) {
    const { title, code } = cliFault('cli.cannotRead', { file }, { cause: error });
    return { file, unread: { code, ...title } };
  }
}

function show(file: string, complaints: readonly Complaint[], language: Language): void {
  print(bold(visibleText(file)));
  if (complaints.length === 0)
    print(`  ${green({ vi: '✔ Không có gì để chê', en: '✔ Nothing to object to' }[language])}`);
  for (const complaint of complaints) {
    const { sentence, about, advice } = describeComplaint(complaint, language);
    print(wrapped(`  ${marks[complaint.gravity]} `, visibleText(sentence), 4));
    if (about !== undefined) print(wrapped('    ', visibleText(about, MOST_LETTERS), 4));
    print(dim(wrapped('      → ', advice, 8)));
  }
  print();
}

/** Of names; a document of a hundred signers has all of theirs. */
const MOST_LETTERS = 4000;
