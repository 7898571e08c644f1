// The authorization server beside the test service (CSC API v2.0 §8.4; RFC 6749, RFC 7636).
import { createHash, randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Authorisations } from './authorisations.ts';
import { Refused } from './refused.ts';

interface Code {
  readonly challenge: string;
  readonly redirectUri: string;
  readonly credentialId: string | undefined;
  readonly hashes: readonly string[];
}

const codes = new Map<string, Code>();

/** The signer agrees at once; the browser goes back with a code. */
export function authorizeInBrowser({ searchParams }: URL, response: ServerResponse): void {
  const code = randomBytes(16).toString('hex');
  const redirectUri = searchParams.get('redirect_uri') ?? '';
  const hashes = searchParams.get('hashes') ?? '';
  codes.set(code, {
    challenge: searchParams.get('code_challenge') ?? '',
    redirectUri,
    credentialId: searchParams.get('credentialID') ?? undefined,
    hashes: hashes.split(',').map((each) => Buffer.from(each, 'base64url').toString('base64')),
  });
  const back = new URL(redirectUri);
  back.searchParams.set('code', code);
  back.searchParams.set('state', searchParams.get('state') ?? '');
  response.writeHead(302, { location: back.href });
  response.end();
}

interface Issuer {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokens: Set<string>;
  readonly granted: Authorisations;
}

export function issueToken(body: Readonly<Record<string, unknown>>, issuer: Issuer) {
  const { tokens, granted } = issuer;
  if (body.client_id !== issuer.clientId || body.client_secret !== issuer.clientSecret)
    throw new Refused(400, 'invalid_client', 'Invalid parameter client_secret');
  const fresh = () => {
    const token = randomBytes(24).toString('base64url');
    tokens.add(token);
    return token;
  };
  if (body.grant_type === 'client_credentials' || body.grant_type === 'refresh_token')
    return { status: 200, body: { access_token: fresh(), token_type: 'Bearer', expires_in: 3600 } };
  const code = codes.get(String(body.code));
  codes.delete(String(body.code));
  const challenge = createHash('sha256').update(String(body.code_verifier)).digest('base64url');
  if (code?.challenge !== challenge || code.redirectUri !== body.redirect_uri)
    throw new Refused(400, 'invalid_grant', 'Authorization code is invalid or expired');
  const { credentialId: id, hashes } = code;
  if (id === undefined)
    return { status: 200, body: { access_token: fresh(), refresh_token: 'r', expires_in: 3600 } };
  const permission = granted.grant({ id, scal: '2' } as never, hashes, hashes.length);
  return { status: 200, body: { access_token: permission, token_type: 'Bearer', expires_in: 300 } };
}
