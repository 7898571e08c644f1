// Networks of the school that webhooks may reach although they are not public.
import { BlockList, isIP } from 'node:net';
import { networkFault } from './faults.ts';

/**
 * @param text ranges with commas between them, as `GIAPLAI_WEBHOOK_NETWORKS` has them; none when empty
 * @throws Fault `webhook.badNetwork`
 */
export function networksFrom(text: string | undefined): BlockList {
  const networks = new BlockList();
  for (const range of (text ?? '').split(',').map((part) => part.trim())) {
    if (range === '') continue;
    const [address = '', length = '', ...rest] = range.split('/');
    const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (rest.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > bits)
      throw networkFault('webhook.badNetwork', { text: range });
    networks.addSubnet(address, Number(length), bits === 32 ? 'ipv4' : 'ipv6');
  }
  return networks;
}
