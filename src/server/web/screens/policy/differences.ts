// What differs between two policies, place by place, as people compare them before one takes the place of the other.
export interface Difference {
  /** JSON pointer. */
  readonly pointer: string;
  /** Null where there is nothing. */
  readonly former: string | null;
  readonly next: string | null;
}

export function differences(former: unknown, next: unknown): readonly Difference[] {
  const before = new Map(leaves(former, ''));
  const after = new Map(leaves(next, ''));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((pointer) => ({
      pointer,
      former: before.get(pointer) ?? null,
      next: after.get(pointer) ?? null,
    }))
    .filter((one) => one.former !== one.next);
}

/** Lists of plain values are one thing: who permits, which grades. */
function leaves(value: unknown, pointer: string): readonly (readonly [string, string])[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return [[pointer, value.join(', ')]];
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([key, one]) =>
      leaves(one, `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`),
    );
  return [[pointer, typeof value === 'string' ? value : JSON.stringify(value)]];
}
