// On which line of a JSON text the place of a JSON pointer (RFC 6901) stands.
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** From 1; of the nearest place above it where the place itself is missing. */
export function lineOf(text: string, pointer: string): number {
  let nearest = { length: -1, at: 0 };
  const path: (string | number)[] = [];
  const open: ('{' | '[')[] = [];
  let expectsKey = false;
  const reach = (at: number) => {
    const here = path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
    const above = pointer === here || pointer.startsWith(`${here}/`);
    if (above && here.length > nearest.length) nearest = { length: here.length, at };
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      reach(index);
      open.push(token);
      path.push(token === '[' ? 0 : '');
      expectsKey = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      path.pop();
      expectsKey = false;
    } else if (token === ',') {
      const last = path.pop();
      path.push(typeof last === 'number' ? last + 1 : '');
      expectsKey = open.at(-1) === '{';
    } else if (expectsKey && token.startsWith('"')) {
      path.pop();
      path.push(keyOf(token));
      expectsKey = false;
    } else if (token !== ':') reach(index);
  }
  return text.slice(0, nearest.at).split('\n').length;
}

function keyOf(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}
