// OAuth 2.0 towards a signing service (CSC API v2.0 §8.4; RFC 6749, PKCE of RFC 7636).
import { createHash, randomBytes } from 'node:crypto';
import { systemClock, type Clock } from '../../../kernel/index.ts';
import { withSecret, type AskSecret } from '../secret.ts';
import { countOf, optionalText, textOf } from './answer.ts';
import { post, type HttpOptions } from './http.ts';
import { refusalOf } from './refusals.ts';

/** This program as the authorization server knows it (RFC 6749); the secret is asked for at each use. */
export interface OAuthClient extends HttpOptions {
  /** Base URI of the authorization server: member `oauth2` of the service's `info`. */
  readonly server: string;
  readonly clientId: string;
  /** Asked at each exchange; the bytes it gives are wiped afterwards. */
  readonly clientSecret: AskSecret;
  readonly clock?: Clock;
}

/** Access tokens for the service, fresh when needed. They stay in memory. */
export interface TokenSource {
  readonly token: () => Promise<string>;
  /** The last one was refused: get another next time. */
  readonly forget: () => void;
}

/** What an authorization server gave in exchange for a code or refresh token. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** A program's own access (grant `client_credentials`), renewed a minute before it ends. */
export function clientCredentials(client: OAuthClient): TokenSource {
  const { clock = systemClock } = client;
  let known: { readonly token: string; readonly until: number } | undefined;
  return {
    token: async () => {
      if (known && clock.now() < known.until) return known.token;
      const { accessToken, expiresIn } = await exchange(client, { grant_type: 'client_credentials' });
      known = { token: accessToken, until: clock.now() + Math.max(expiresIn - 60, 1) * 1000 };
      return accessToken;
    },
    forget: () => (known = undefined),
  };
}

/** What has to be kept between sending the browser away and its return. `verifier` is secret until used. */
export interface AuthorizationRequest {
  readonly url: string;
  readonly state: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

/** For which credential and digests the signer permits signing in the browser (CSC API v2.0 §8.4.3). */
export interface CredentialScope {
  readonly credentialId: string;
  /** The digests the permission will cover; required at SCAL 2. */
  readonly digests: readonly Uint8Array[];
  readonly hashAlgorithmOid: string;
}

/** Where to send the signer's browser (grant `authorization_code`): for the service, or for one act of signing. */
export function authorizationRequest(
  { server, clientId }: Pick<OAuthClient, 'server' | 'clientId'>,
  redirectUri: string,
  credential?: CredentialScope,
): AuthorizationRequest {
  const state = randomBytes(24).toString('base64url');
  const verifier = randomBytes(48).toString('base64url');
  const url = new URL('oauth2/authorize', slashed(server));
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: credential ? 'credential' : 'service',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state,
    ...(credential && {
      credentialID: credential.credentialId,
      numSignatures: String(credential.digests.length),
      hashes: credential.digests.map((each) => Buffer.from(each).toString('base64url')).join(','),
      hashAlgorithmOID: credential.hashAlgorithmOid,
    }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url: url.href, state, verifier, redirectUri };
}

/**
 * Exchanges the code the browser came back with; the caller has compared `state`. Codes work once.
 * @throws Fault `device.remoteLoginRefused` and those of `post`
 */
export const exchangeCode = (
  client: OAuthClient,
  { redirectUri, verifier }: Pick<AuthorizationRequest, 'redirectUri' | 'verifier'>,
  code: string,
): Promise<Tokens> =>
  exchange(client, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });

/** A new access token for a person who signed in earlier. */
export const refreshTokens = (client: OAuthClient, refreshToken: string): Promise<Tokens> =>
  exchange(client, { grant_type: 'refresh_token', refresh_token: refreshToken });

const exchange = (client: OAuthClient, grant: Readonly<Record<string, string>>): Promise<Tokens> =>
  withSecret(client.clientSecret, async (secret) => {
    const open = new URLSearchParams({ ...grant, client_id: client.clientId });
    const body = Buffer.concat([
      Buffer.from(`${open.toString()}&client_secret=`),
      Buffer.from(encodeURIComponent(Buffer.from(secret).toString('utf8'))),
    ]);
    try {
      const { status, content } = await post(
        {
          url: new URL('oauth2/token', slashed(client.server)).href,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body,
          // A code or refresh token may be spent by a request whose answer got lost.
          repeat: grant.grant_type === 'client_credentials' ? 'safe' : 'once',
        },
        client,
      );
      if (status !== 200) throw refused(status, optionalText(content, 'error') ?? '');
      const refreshToken = optionalText(content, 'refresh_token');
      return {
        accessToken: textOf(content, 'access_token'),
        expiresIn: countOf(content, 'expires_in', 3600),
        ...(refreshToken !== undefined && { refreshToken }),
      };
    } finally {
      body.fill(0);
    }
  });

/** Whatever an authorization server says against a client is a refused login, unless it is merely busy. */
const refused = (status: number, error: string) =>
  refusalOf(
    { status, error: status === 429 || status >= 500 ? error : 'invalid_client', description: '' },
    { credential: '', asked: 0, limit: 0 },
  );

export const slashed = (address: string): string => (address.endsWith('/') ? address : `${address}/`);
