// Changes every text of a piece of data, whatever its shape.

/** The same value with every string in it replaced; keys stay. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  const mapped = (each: unknown): unknown => {
    if (typeof each === 'string') return change(each);
    if (Array.isArray(each)) return each.map(mapped);
    if (each === null || typeof each !== 'object') return each;
    return Object.fromEntries(Object.entries(each).map(([key, member]) => [key, mapped(member)]));
  };
  return mapped(value) as Value;
}
