// An address to go back to: only inside this house.

/** The path if it is one of ours, `/` for everything else. */
export function inside(path: string): string {
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(path) || path.includes('\\')) return '/';
  const url = new URL(path, 'http://house');
  return url.host === 'house' ? `${url.pathname}${url.search}` : '/';
}
