// A client of the test service with all its parts, for tests.
import type { Clock } from '../../../src/kernel/index.ts';
import {
  clientCredentials,
  cscClient,
  type CscClient,
  type OAuthClient,
  type TokenSource,
} from '../../../src/signing/devices/index.ts';
import type { CscServer } from './server.ts';

export const secret = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

export const oauthClient = (server: CscServer, more: Partial<OAuthClient> = {}): OAuthClient => ({
  server: server.oauth2,
  clientId: server.clientId,
  clientSecret: () => Promise.resolve(secret(server.clientSecret)),
  sleep: () => Promise.resolve(),
  ...more,
});

export const remoteClient = (
  server: CscServer,
  more: { clock?: Clock; access?: TokenSource; timeLimitMs?: number; sleep?: OAuthClient['sleep'] } = {},
): CscClient =>
  cscClient({
    service: server.service,
    access: more.access ?? clientCredentials(oauthClient(server, more.clock && { clock: more.clock })),
    sleep: more.sleep ?? (() => Promise.resolve()),
    ...(more.timeLimitMs !== undefined && { timeLimitMs: more.timeLimitMs }),
  });
