// The whole score log of a class with the names and numbers people know its lines by (R82, R85).
import { parseCellPath } from '../../../assessment/index.ts';
import type { ScoreEdit } from '../../../assessment/index.ts';
import type { ClassId, PersonId } from '../../../kernel/index.ts';
import { readBook } from '../classes/class-books.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass, ScoreChange } from '../rows.ts';

/** Oldest first. @throws Fault `blob.*` */
export async function scoreEdits(house: House, schoolClass: SchoolClass): Promise<readonly ScoreEdit[]> {
  const { changes, words } = await house.store.read(async (view) => {
    const lines = await view.scoreChanges(schoolClass.id);
    return { changes: lines, words: await wordsOf(view, schoolClass.id, lines) };
  });
  if (changes.length === 0) return [];
  const { subjects } = await readBook(house, schoolClass);
  const names = new Map(subjects.map(({ code, name }) => [code, name]));
  return changes.flatMap((line): ScoreEdit[] => {
    const place = parseCellPath(line.path);
    if (!place) return [];
    const subject = place.part === 'entry' ? place.subject : null;
    return [
      {
        ...line,
        teacherId: personOf(line.actor),
        teacher: words.people.get(personOf(line.actor)) ?? line.actor,
        className: schoolClass.name,
        subject: subject === null ? null : (names.get(subject) ?? subject),
        pupilName: words.pupils.get(place.pupil) ?? place.pupil,
        reason: line.reason ?? '',
        permission: words.grounds.get(line.permission ?? '') ?? line.permission ?? '',
      },
    ];
  });
}

async function wordsOf(view: View, classId: ClassId, lines: readonly ScoreChange[]) {
  const people = await view.people([...new Set(lines.map(({ actor }) => personOf(actor)))]);
  const records = await view.recordsOf(classId);
  return {
    people: new Map<string, string>(people.map(({ id, name }) => [id, name])),
    pupils: new Map(records.flatMap(({ kind, key, title }) => (kind === 'transcript' ? [[key, title]] : []))),
    grounds: await groundsOf(view, classId, lines),
  };
}

/** Behind an appointment stands a decision or the class book; behind a correction, the decision that permitted it. */
async function groundsOf(
  view: View,
  classId: ClassId,
  lines: readonly ScoreChange[],
): Promise<ReadonlyMap<string, string>> {
  const named = new Set(lines.flatMap(({ permission: ground }) => ground ?? []));
  const grounds = new Map<string, string>();
  for (const { correctionId, decisionNumber } of await view.openedCells(classId))
    grounds.set(`correction:${correctionId}`, decisionNumber);
  for (const ground of named) {
    const [kind, id] = ground.split(':');
    if (kind !== 'appointment' || id === undefined) continue;
    const basis = (await view.appointment(id as never))?.basis;
    if (basis) grounds.set(ground, basis.kind === 'decision' ? basis.number : 'Sổ của lớp (phân công)');
  }
  return grounds;
}

const personOf = (actor: string): PersonId => actor.replace(/^person:/, '') as PersonId;
