// What a browser calls itself, in the two words that people know.
const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['coc_coc', 'Cốc Cốc'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** `Chrome, Windows`; the first 40 letters of what nobody knows. */
export function agentName(agent: string): string {
  const known = [browsers, systems].map((table) => table.find(([mark]) => agent.includes(mark))?.[1]);
  const named = known.filter((one) => one !== undefined);
  return named.length > 0 ? named.join(', ') : agent.slice(0, 40) || '?';
}
