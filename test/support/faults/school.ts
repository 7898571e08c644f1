// A school for a ceremony over all its classes: one person teaches every subject, so that one gesture signs every transcript.
import { submitRecords } from '../../../src/server/application/index.ts';
import type { Installation } from '../../../src/server/installation.ts';
import type { PersonId, RecordId } from '../../../src/kernel/index.ts';
import { importBook, type ImportedClass } from '../house.ts';
import { makeClassBook } from '../workbooks/index.ts';

export interface CeremonySchool {
  readonly classes: readonly ImportedClass[];
  readonly names: readonly string[];
  readonly teacher: PersonId;
  /** Transcripts of all classes. */
  readonly records: readonly RecordId[];
}

/** Of three subjects, to be quick: how many marks stand on a page is not what breaks. */
export async function ceremonySchool(
  house: Installation,
  { classes, pupils, seed }: { readonly classes: number; readonly pupils: number; readonly seed: number },
): Promise<CeremonySchool> {
  const imported: ImportedClass[] = [];
  const names: string[] = [];
  const records: RecordId[] = [];
  for (let index = 0; index < classes; index++) {
    const className = `${6 + (index % 4)}A${1 + Math.floor(index / 4)}`;
    const usual = makeClassBook({ pupils: 1 }).subjects.slice(0, 3);
    const subjects = usual.map((subject) => ({ ...subject, teacher: usual[0]!.teacher }));
    const book = makeClassBook({ className, pupils, subjects, seed: seed + index });
    const ofClass = book.pupils.map((pupil) => ({ ...pupil, code: `${className}-${pupil.code}` }));
    const one = await importBook(house, { ...book, pupils: ofClass });
    imported.push(one);
    names.push(className);
    const transcripts = await house.store.read((view) => view.recordsOf(one.classId));
    records.push(...transcripts.flatMap(({ id, kind }) => (kind === 'transcript' ? [id] : [])));
  }
  return { classes: imported, names, teacher: imported[0]!.cast.subjectTeachers[0]!, records };
}

/** Freezes the transcripts of a class and orders their documents; nobody makes them yet. */
export async function submitTranscripts(
  house: Installation,
  { records }: CeremonySchool,
  one: ImportedClass,
): Promise<void> {
  const wanted = new Set(records);
  await submitRecords(house, {
    classId: one.classId,
    by: one.cast.homeroom,
    records: one.records.filter((id) => wanted.has(id)),
  });
}
