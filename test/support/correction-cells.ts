// Cells to correct in an invented class, who teaches them, and where a record or a correction stands.
import type { PersonId } from '../../src/kernel/index.ts';
import { recordOf, seen, type CorrectedSchool } from './corrections.ts';

export const teacherOf = ({ imported, book }: CorrectedSchool, code: string): PersonId =>
  [...imported.cast.names].find(
    ([, name]) => name === book.subjects.find((subject) => subject.code === code)!.teacher,
  )![0];
/** Scored subjects whose teachers are not the homeroom teacher, of different teachers. */
export const subjectsOf = ({ book }: CorrectedSchool) =>
  book.subjects.filter(
    ({ assessedBy, teacher }, index) =>
      assessedBy === 'score' &&
      teacher !== book.staff.homeroomTeacher &&
      book.subjects.findIndex((other) => other.teacher === teacher) === index,
  );
export const finalOf = (school: CorrectedSchool, pupil: number, subject = 0, term: 'HK1' | 'HK2' = 'HK2') => {
  const { code } = subjectsOf(school)[subject]!;
  const entry = school.book.pupils[pupil]!.entries[term][code]!;
  const low = entry.kind === 'score' && Number(entry.final) > 50;
  const path = `pupils/${school.book.pupils[pupil]!.code}/entries/${term}/${code}/final`;
  return { code, path, after: low ? '12' : '93', by: teacherOf(school, code) };
};
export const transcriptOf = (school: CorrectedSchool, pupil: number) =>
  recordOf(school, 'transcript', school.book.pupils[pupil]!.code);
export const stateOf = async (school: CorrectedSchool, id: Parameters<typeof seen>[1]) =>
  (await seen(school, id)).correction.snapshot.state;
