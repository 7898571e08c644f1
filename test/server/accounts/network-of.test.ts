// A subscriber of IPv6 has 2^64 addresses: whoever has no name yet is counted by all of them together.
import { networkOf } from '../../../src/server/application/index.ts';

describe('the network that a caller without a name is counted by', () => {
  it('is the /64 of an IPv6 address, however it is spelt', () => {
    for (const address of [
      '2001:db8:1:2::1',
      '2001:DB8:1:2:ffff:ffff:ffff:ffff',
      '2001:0db8:0001:0002:0:0:0:9%eth0',
      '2001:db8:1:2:3:4:192.0.2.1',
    ])
      expect(networkOf(address)).toBe('2001:db8:1:2::/64');
    expect(networkOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('fe80::')).toBe('fe80:0:0:0::/64');
  });

  it('is the address itself for IPv4, within IPv6 too, and for what is none', () => {
    expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
    expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(networkOf('')).toBe('');
  });
});
