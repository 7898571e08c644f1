// giaplai doctor FILE…: why some reader may object to a file, and what to do about it.
import { readFileSync } from 'node:fs';
import { type Clock, visibleText } from '../kernel/index.ts';
import { type Complaint, describeComplaint, diagnose, type Language } from '../signing/index.ts';
import { loadAnchors } from './anchors.ts';
import { cliFault } from './faults.ts';
import { bold, dim, green, print, red, yellow } from './screen.ts';
import { wrapped } from './wrapped.ts';

export interface DoctorCommand {
  readonly files: readonly string[];
  /** Folder of trust anchors. */
  readonly anchors: string;
  readonly language: Language;
  readonly clock: Clock;
}

const marks = { refused: red('✘'), doubted: yellow('?'), noted: dim('·') } as const;

/** Exit status: 0 when no reader has a reason to refuse or doubt a file, else 1. */
export function examineFiles({ files, anchors, language, clock }: DoctorCommand): number {
  const options = { anchors: loadAnchors(anchors), at: clock.now() };
  let status = 0;
  for (const file of files) {
    const complaints = diagnose(read(file), options);
    if (complaints.some(({ gravity }) => gravity !== 'noted')) status = 1;
    show(file, complaints, language);
  }
  return status;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw cliFault('cli.cannotRead', { file }, { cause: error });
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
