// Names of signature fields for subjects: no dot, only [A-Za-z0-9_], unique (signing.md §2.7).

/** Code → field name, in the order of the codes. */
export function subjectFields(codes: readonly string[]): string[] {
  const taken = new Set<string>();
  return codes.map((code) => {
    const name = `Subject_${code.replace(/[^A-Za-z0-9_]/g, '_')}`;
    let unique = name;
    for (let again = 2; taken.has(unique); again++) unique = `${name}_${again}`;
    taken.add(unique);
    return unique;
  });
}
