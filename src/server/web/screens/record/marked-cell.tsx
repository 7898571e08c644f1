// A cell of a printed table, marked where two versions differ: colour, and a word for those who do not see it.
import type { ComponentChildren } from 'preact';
import type { Language } from '../../words.ts';
import { recordWords } from './words.ts';

/** Which places differ, and on which side the table stands; absent where nothing is compared. */
export interface Marking {
  /** As `differencesBetween` names them: `rows/TOAN/year`. */
  readonly places: ReadonlySet<string>;
  readonly side: 'old' | 'new';
}

interface MarkedCellProps {
  readonly language: Language;
  readonly marking: Marking | undefined;
  readonly place: string;
  readonly number?: true;
  readonly children: ComponentChildren;
}

export function MarkedCell({ language, marking, place, number, children }: MarkedCellProps) {
  const words = recordWords[language];
  const look = number ? 'num' : '';
  if (marking?.places.has(place) !== true) return <td class={look}>{children}</td>;
  const { side } = marking;
  const Mark = side === 'old' ? 'del' : 'ins';
  return (
    <td class={`${look} marked is-${side}`}>
      <Mark>{children}</Mark> <small>{side === 'old' ? words.oldValue : words.newValue}</small>
    </td>
  );
}

/** Whether anything in this row differs. */
export const differsIn = (marking: Marking | undefined, row: string): boolean =>
  marking !== undefined && [...marking.places].some((place) => place === row || place.startsWith(`${row}/`));
