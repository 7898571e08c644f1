// Port: the office's index of names. It is kept by the store itself, in the transaction that opens or renames a record.
import type { ClassId, RecordId } from '../../../kernel/index.ts';
import type { SchoolClass } from '../rows.ts';

/** A pupil's transcript in one class, wherever it stands: archived, superseded or of a pupil who left. */
export interface IndexedName {
  readonly recordId: RecordId;
  readonly classId: ClassId;
  readonly schoolYear: string;
  readonly code: string;
  readonly name: string;
}

/** A word of names in a school, and in how many records. */
export interface IndexedWord {
  readonly id: number;
  readonly word: string;
  readonly records: number;
}

export type WordKind = 'typed' | 'plain' | 'initials';

export interface NamesAsked {
  /** Each name holds a word of every one of these sets. */
  readonly words: readonly (readonly IndexedWord[])[];
  readonly schoolYear?: string;
  /** Only in these classes; all when left out. */
  readonly classes?: readonly ClassId[];
  readonly limit: number;
}

export interface OfficeView {
  /** Words that are exactly `word`. */
  wordsCalled(schoolId: string, kind: WordKind, words: readonly string[]): Promise<readonly IndexedWord[]>;
  /** Words that begin so, the commonest first. */
  wordsBeginning(
    schoolId: string,
    kind: WordKind,
    start: string,
    limit: number,
  ): Promise<readonly IndexedWord[]>;
  /** Words without diacritics of such a length. */
  wordsOfLength(schoolId: string, from: number, to: number): Promise<readonly IndexedWord[]>;
  /** Newest year first. */
  namesWith(asked: NamesAsked): Promise<readonly IndexedName[]>;
  /** By the beginning of the code, newest year first. */
  namesOfCode(schoolId: string, code: string, limit: number): Promise<readonly IndexedName[]>;
  /** In no particular order. */
  classesCalled(ids: readonly ClassId[]): Promise<readonly SchoolClass[]>;
  /** Of whole classes. */
  namesIn(classes: readonly ClassId[]): Promise<readonly IndexedName[]>;
}

export interface OfficeTransaction extends OfficeView {
  /** Drops the index and builds it from the records; returns how many names it holds. */
  rebuildNames(): Promise<number>;
}
