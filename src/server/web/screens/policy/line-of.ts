// On which line of a JSON text the place of a JSON pointer (RFC 6901) stands.
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** From 1; of the nearest place above it where the place itself is missing. */
export function lineOf(text: string, pointer: string): number {
  let nearest = { length: -1, at: 0 };
  const wanted = pointer.split('/').slice(1).map(unescaped);
  const path: (string | number)[] = [];
  /** How many steps of the path are those of the pointer, from the top without a gap. */
  let agreed = 0;
  const step = (top: string | number) => {
    const depth = path.push(top);
    if (agreed === depth - 1 && String(top) === wanted[depth - 1]) agreed = depth;
  };
  const back = (): string | number | undefined => {
    const top = path.pop();
    agreed = Math.min(agreed, path.length);
    return top;
  };
  const open: ('{' | '[')[] = [];
  let expectsKey = false;
  const reach = (at: number) => {
    if (agreed === path.length && agreed > nearest.length) nearest = { length: agreed, at };
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      reach(index);
      open.push(token);
      step(token === '[' ? 0 : '');
      expectsKey = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      back();
      expectsKey = false;
    } else if (token === ',') {
      const last = back();
      step(typeof last === 'number' ? last + 1 : '');
      expectsKey = open.at(-1) === '{';
    } else if (expectsKey && token.startsWith('"')) {
      back();
      step(keyOf(token));
      expectsKey = false;
    } else if (token !== ':') reach(index);
  }
  return text.slice(0, nearest.at).split('\n').length;
}

const unescaped = (part: string): string => part.replace(/~1/g, '/').replace(/~0/g, '~');

function keyOf(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}
