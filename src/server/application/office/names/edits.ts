// How many slips of the finger lie between two words: a letter missing, added, wrong, or two the wrong way round.

/** The distance (optimal string alignment), or `most + 1` where it is larger than `most`. */
export function editsBetween(one: string, other: string, most: number): number {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(
        at(above, column) + 1,
        at(here, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) least = Math.min(least, at(before, column - 2) + 1);
      here.push(least);
    }
    if (Math.min(...here) > most) return most + 1;
    [before, above] = [above, here];
  }
  return Math.min(at(above, other.length), most + 1);
}

/** Two letters are too few to be forgiven; long words may be wrong twice. */
export const forgiven = (word: string): number => (word.length < 3 ? 0 : word.length < 6 ? 1 : 2);

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
