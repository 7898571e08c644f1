// Dossiers that wait for people, as lines of their digests.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { dossierDues } from '../dossiers/turns.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { Work } from './work.ts';

/** A task of a school year is one line, however many dossiers it is about. */
export async function dossierWork(view: View, at: Instant): Promise<ReadonlyMap<PersonId, readonly Work[]>> {
  const found = new Map<PersonId, Map<string, Work>>();
  for (const { dossier, person, task } of await dossierDues(view, await view.dossiersUnderWay(), at)) {
    const { schoolYear, dueAt } = dossier.snapshot.context;
    const mine = found.get(person) ?? new Map<string, Work>();
    const key = `${schoolYear} ${task}`;
    const before = mine.get(key);
    // What is asked of the author by a time is late; whoever checks was told of no time.
    const late = Number(task === 'changeDossier' && dueAt !== null && dueAt <= at);
    const work: Work = {
      schoolClass: null,
      schoolYear,
      role: task,
      records: (before?.records ?? 0) + 1,
      late: (before?.late ?? 0) + late,
    };
    found.set(person, mine.set(key, work));
  }
  return new Map([...found].map(([person, lines]) => [person, [...lines.values()]]));
}
