// Resolves a name once and says which address to connect to: every address it has must be allowed.
import { lookup } from 'node:dns/promises';
import { type BlockList, isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

export type Resolve = (name: string) => Promise<readonly ResolvedAddress[]>;

export const systemResolver: Resolve = (name) => lookup(name, { all: true });

export type CheckedTarget =
  { readonly allowed: ResolvedAddress; readonly ofSchool: boolean } | { readonly refused: string };

/**
 * @param networks that may be reached although they are not public
 * @returns `ofSchool` when the address is in one of those networks
 */
export async function resolveChecked(
  hostname: string,
  networks: BlockList,
  resolve: Resolve,
): Promise<CheckedTarget> {
  const name = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(name);
  const found = family === 0 ? await resolve(name) : [{ address: name, family }];
  const [first] = found;
  if (!first) return { refused: 'the name has no address' };
  const isOurs = ({ address }: ResolvedAddress) =>
    networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  const strange = found.find((each) => !isPublicAddress(each.address) && !isOurs(each));
  if (strange) return { refused: `the address ${strange.address} is not public` };
  return { allowed: first, ofSchool: found.every(isOurs) };
}
