// Which addresses a webhook may reach, and that no trick with names leads to others.
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Fault } from '../../../src/kernel/index.ts';
import type { PostOutcome } from '../../../src/server/application/index.ts';
import { isPublicAddress, networksFrom, webhookPostman } from '../../../src/server/webhooks/index.ts';
import type { Resolve } from '../../../src/server/webhooks/resolve-checked.ts';
import { receiver } from '../../support/receiver.ts';
import { ownCertificate } from '../../support/smtp.ts';

describe('an address', () => {
  it.each(['93.184.216.34', '8.8.8.8', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::5'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '198.18.0.1', '203.0.113.9', '224.0.0.1', '255.255.255.255'],
    ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12::1', 'ff02::1', '2001:db8::1'],
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8', '::127.0.0.1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '127.1', '2130706433', 'localhost', ''],
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('networks of the school', () => {
  it('are ranges of both kinds, and nothing is guessed', () => {
    const networks = networksFrom(' 10.20.0.0/16, fd12::/48 ,');
    expect(networks.check('10.20.3.4')).toBe(true);
    expect(networks.check('10.21.3.4')).toBe(false);
    expect(networks.check('fd12::7', 'ipv6')).toBe(true);
    for (const wrong of ['10.0.0.0', '10.0.0.0/33', 'fd12::/129', 'school/8', '10.0.0.0/8/8', '10.0.0.0/-1'])
      expect(() => networksFrom(wrong)).toThrow(Fault);
  });
});

describe('a delivery', () => {
  const post = (url: string, resolve?: Resolve): Promise<PostOutcome> =>
    webhookPostman({ patienceMs: 500, ...(resolve && { resolve }) }).post({ url, headers: {}, body: '{}' });

  it('never reaches this computer by its address, however that is written', async () => {
    const server = await receiver();
    const { port } = server;
    for (const host of [
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f.1',
      '0177.0.0.1',
      '0',
      '[::1]',
      '[::ffff:127.0.0.1]',
    ])
      expect((await post(`http://${host}:${port}/`)).outcome).toBe('refused');
    expect((await post(`http://localhost:${port}/`)).outcome).toBe('refused');
    await server.close();
    expect(server.received).toEqual([]);
  });

  it('is refused when one of several addresses of a name is private', async () => {
    const server = await receiver();
    const both: Resolve = () =>
      Promise.resolve([
        { address: '93.184.216.34', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    expect(await post(`https://rebind.example:${server.port}/`, both)).toEqual({
      outcome: 'refused',
      reason: 'the address 127.0.0.1 is not public',
    });
    await server.close();
    expect(server.received).toEqual([]);
  });

  it('connects to the address that was checked: the name is asked once', async () => {
    const server = await receiver();
    let asked = 0;
    // The first answer is allowed below, every later one leads elsewhere.
    const rebinding: Resolve = () =>
      Promise.resolve([{ address: asked++ === 0 ? '127.0.0.1' : '127.0.0.9', family: 4 }]);
    const postman = webhookPostman({ networks: networksFrom('127.0.0.1/32'), resolve: rebinding });
    const outcome = await postman.post({
      url: `http://no-such-name.invalid:${server.port}/x`,
      headers: {},
      body: '{}',
    });
    await server.close();
    expect(outcome).toEqual({ outcome: 'delivered', reply: '204' });
    expect(asked).toBe(1);
    expect(server.received[0]?.headers.host).toBe(`no-such-name.invalid:${server.port}`);
  });

  it('needs TLS outside the school’s own networks', async () => {
    const elsewhere: Resolve = () => Promise.resolve([{ address: '93.184.216.34', family: 4 }]);
    expect(await post('http://receiver.example/', elsewhere)).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('https') as string,
    });
  });

  it('goes over TLS to a receiver whose certificate is trusted for its name, and to no other', async () => {
    const { key, cert } = ownCertificate();
    let posts = 0;
    const secure = createSecureServer({ key, cert }, (_request, response) => {
      posts += 1;
      response.writeHead(200).end();
    }).listen(0, '127.0.0.1');
    await once(secure, 'listening');
    const { port } = secure.address() as AddressInfo;
    const networks = networksFrom('127.0.0.0/8');
    const here: Resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    const to = (host: string) => ({ url: `https://${host}:${port}/`, headers: {}, body: '{}' });
    const strange = await webhookPostman({ networks }).post(to('127.0.0.1'));
    const trusting = webhookPostman({ networks, authority: cert, resolve: here });
    const otherName = await trusting.post(to('receiver.example'));
    expect([strange.outcome, otherName.outcome, posts]).toEqual(['refused', 'refused', 0]);
    expect(await trusting.post(to('127.0.0.1'))).toEqual({ outcome: 'delivered', reply: '200' });
    secure.closeAllConnections();
    secure.close();
  });

  it('waits for no receiver that is slow, and for no name that never resolves', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const networks = networksFrom('127.0.0.0/8');
    const slow = await webhookPostman({ networks, patienceMs: 100 }).post({
      url: `http://127.0.0.1:${port}/`,
      headers: {},
      body: '',
    });
    silent.closeAllConnections();
    silent.close();
    const unresolved = await webhookPostman({
      patienceMs: 100,
      resolve: () => new Promise(() => undefined),
    }).post({ url: 'https://never.example/', headers: {}, body: '' });
    expect([slow, unresolved]).toEqual([
      { outcome: 'refused', reason: 'no answer in time' },
      { outcome: 'refused', reason: 'no answer in time' },
    ]);
  });

  it('has no name, no server, or a strange certificate: refused each time', async () => {
    const nobody: Resolve = () => Promise.resolve([]);
    expect((await post('https://nobody.example/', nobody)).outcome).toBe('refused');
    const failing: Resolve = () => Promise.reject(new Error('ENOTFOUND'));
    expect((await post('https://nobody.example/', failing)).outcome).toBe('refused');
    const networks = networksFrom('127.0.0.0/8');
    const closed = await webhookPostman({ networks }).post({
      url: 'http://127.0.0.1:1/',
      headers: {},
      body: '',
    });
    expect(closed).toEqual({ outcome: 'refused', reason: 'ECONNREFUSED' });
  });
});
