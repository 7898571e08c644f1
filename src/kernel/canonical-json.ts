// JSON whose bytes depend only on its meaning (RFC 8785 for the values we use: strings, integers, booleans, null).

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Members sorted by UTF-16 code units, no white space; undefined members are left out as JSON.stringify does. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    members.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
