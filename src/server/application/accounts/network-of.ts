// By what somebody without a name is counted: an IPv4 address, or the /64 that one subscriber of IPv6 has to themselves.

/** Whoever has an IPv6 address has 2⁶⁴ of them (RFC 6177). What is no address is counted as it is. */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  const groups = groupsOf(bare);
  return groups === null ? address : `${groups.slice(0, 4).join(':')}::/64`;
}

/** The eight groups without leading zeros (RFC 4291 §2.2), or null. */
function groupsOf(address: string): readonly string[] | null {
  const [left = '', right, ...more] = address.replace(DOTTED, 'd:d').split('::');
  if (!address.includes(':') || more.length > 0) return null;
  const first = split(left);
  const last = split(right ?? '');
  const missing = 8 - first.length - last.length;
  if (right === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...first, ...Array<string>(missing).fill('0'), ...last];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null;
  return groups.map((group) => group.replace(/^0+(?=.)/, ''));
}

/** The last two groups, written as IPv4: never among the first four of an address that has eight. */
const DOTTED = /\d+\.\d+\.\d+\.\d+$/;

const split = (part: string): readonly string[] => (part === '' ? [] : part.split(':'));
