// A class of any year, chosen from a list.
import { byVietnameseWord, type ClassId } from '../../../../kernel/index.ts';
import type { SchoolClass } from '../../../application/index.ts';
import type { Visit } from '../../visit.ts';
import { registerWords } from './words.ts';

interface ClassChoiceProps {
  readonly visit: Visit;
  readonly deed: string;
  readonly classes: readonly SchoolClass[];
  /** What stands for no class. */
  readonly none: string;
  readonly required?: boolean;
}

/** `8A1 2025-2026`. */
export const classText = (classes: readonly SchoolClass[], id: ClassId): string => {
  const found = classes.find((one) => one.id === id);
  return found ? `${found.name} ${found.schoolYear}` : '';
};

export function ClassChoice({ visit, deed, classes, none, required }: ClassChoiceProps) {
  const words = registerWords[visit.language];
  const typed = visit.refused?.deed === deed ? visit.refused.typed.text('class') : '';
  const sorted = classes.toSorted(
    (a, b) => byVietnameseWord(b.schoolYear, a.schoolYear) || byVietnameseWord(a.name, b.name),
  );
  return (
    <div class="mb-3">
      <label class="form-label" for={`${deed}-class`}>
        {words.schoolClass}
      </label>
      <select class="form-select" id={`${deed}-class`} name="class" required={required}>
        <option value="">{none}</option>
        {sorted.map(({ id }) => (
          <option key={id} value={id} selected={typed === id}>
            {classText(classes, id)}
          </option>
        ))}
      </select>
    </div>
  );
}
