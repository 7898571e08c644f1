// A record that came back: its teacher sets the mark right, and a second version is made.
import { cellPath } from '../../assessment/index.ts';
import type { RecordId } from '../../kernel/index.ts';
import { enterResults, readSheet, returnRecord } from '../application/index.ts';
import { termAt } from './seed-classes.ts';
import type { Scene } from './seed-scene.ts';

/** Of the first version only. */
export async function giveBackOnce(scene: Scene, recordId: RecordId): Promise<void> {
  const { house, book, schoolClass, idOf } = scene;
  const [record] = await house.store.read((view) => view.records([recordId]));
  const [subject] = book.subjects;
  const pupil = book.pupils.at(-1);
  if (record?.snapshot.state !== 'subjectSigning' || record.snapshot.context.version > 1) return;
  if (!subject || !pupil) return;
  const term = termAt(house.clock.now());
  const by = idOf(subject.teacher);
  await returnRecord(house, {
    recordId,
    by: idOf(book.staff.homeroomTeacher),
    reason: `Điểm cuối kì môn ${subject.name} của ${pupil.name} vào nhầm dòng.`,
  });
  const entry = pupil.entries[term][subject.code];
  if (entry?.kind !== 'score' || entry.final === null) return;
  const path = cellPath({
    part: 'entry',
    pupil: pupil.code,
    term,
    subject: subject.code,
    column: { kind: 'final' },
  });
  const after = entry.final > 50 ? entry.final - 5 : entry.final + 5;
  const sheet = { kind: 'subject', subject: subject.code, term } as const;
  const { revision } = await readSheet(house, { classId: schoolClass.id, sheet, by });
  await enterResults(house, {
    classId: schoolClass.id,
    sheet,
    by,
    revision,
    changes: [{ path, before: String(entry.final), after: String(after) }],
  });
}
