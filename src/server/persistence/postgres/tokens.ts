// The pieces of an SQL statement: enough to tell words from texts, names in quotes, places of parameters and the rest.

export interface Token {
  readonly kind: 'space' | 'text' | 'quoted' | 'word' | 'place' | 'sign';
  readonly value: string;
}

/** A statement's tokens; joined again they are the statement. */
export const tokensOf = (statement: string): Token[] =>
  Array.from(statement.matchAll(PIECES), ({ groups }) => {
    const found = Object.entries<string | undefined>(groups ?? {}).find(([, piece]) => piece !== undefined);
    const [kind, value = ''] = found ?? ['sign'];
    return { kind: kind as Token['kind'], value };
  });

export const joined = (tokens: readonly Token[]): string => tokens.map(({ value }) => value).join('');

/** Where the bracket that opens at `start` closes. */
export function closing(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let index = start; index < tokens.length; index++) {
    if (tokens[index]?.value === '(') depth += 1;
    if (tokens[index]?.value === ')') depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length;
}

/** Index of the next token from `start` on that is no space. */
export function following(tokens: readonly Token[], start: number): number {
  let index = start;
  while (tokens[index]?.kind === 'space') index += 1;
  return index;
}

/** The pieces between commas that stand in no bracket. */
export function parts(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const found: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.value === '(') depth += 1;
    if (token.value === ')') depth -= 1;
    if (token.value === ',' && depth === 0) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}

const PIECES =
  /(?<space>(?:\s|--[^\n]*)+)|(?<text>'(?:[^']|'')*')|(?<quoted>"(?:[^"]|"")*")|(?<word>[A-Za-z_][A-Za-z0-9_$]*)|(?<place>\?)|(?<sign>->>|<>|<=|>=|\|\||[^])/g;
