// A remote signing service for tests, over real HTTP, as the Cloud Signature Consortium API v2.0 describes one.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { authorisations, type Authorisations } from './authorisations.ts';
import { credentialMembers, type RemoteCredential } from './credentials.ts';
import { Refused } from './refused.ts';
import { authorizeInBrowser, issueToken } from './oauth-endpoints.ts';
import { signDigest } from './sign-digest.ts';

export interface CscServerOptions {
  readonly credentials: readonly RemoteCredential[];
  /** Answers `operationMode: "A"` with a responseID and signs after this many polls. */
  readonly asynchronousPolls?: number;
  readonly now?: () => number;
  /** Seconds. */
  readonly sadLifetime?: number;
}

export interface CscServer {
  readonly service: string;
  readonly oauth2: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Paths asked, in order, with the members of the body. */
  readonly requests: { readonly path: string; readonly body: Readonly<Record<string, unknown>> }[];
  /** What the signer does with all open questions on the phone. */
  readonly phone: Authorisations['phone'];
  /** The next requests of a method are answered like this instead. */
  readonly disturb: (method: string, ...disturbances: readonly Disturbance[]) => void;
  readonly undisturb: (method: string) => void;
  readonly revokeTokens: () => void;
  readonly close: () => Promise<void>;
}

/** A status with a body; silence until the client gives up; or the connection cut off after the work was done. */
export type Disturbance =
  | { readonly status: number; readonly body?: object; readonly retryAfter?: number; readonly text?: string }
  | 'silent'
  | 'cutAfterWork';

type Members = Record<string, unknown>;
interface Answer {
  readonly status: number;
  readonly body?: object;
}

export async function startCscServer(options: CscServerOptions): Promise<CscServer> {
  const { now = Date.now } = options;
  const clientId = 'truong-hoc';
  const clientSecret = 'bí mật & của=trường+100%';
  const tokens = new Set<string>();
  const granted = authorisations({ now, sadLifetime: options.sadLifetime ?? 300 });
  const waiting = new Map<string, { polls: number; signatures: string[] }>();
  const disturbances = new Map<string, Disturbance[]>();
  const requests: CscServer['requests'] = [];

  const credentialOf = (body: Members): RemoteCredential => {
    const found = options.credentials.find(({ id }) => id === body.credentialID);
    if (typeof body.credentialID !== 'string')
      throw new Refused(400, 'invalid_request', 'Missing (or invalid type) string parameter credentialID');
    if (!found) throw new Refused(400, 'invalid_request', 'Invalid parameter credentialID');
    return found;
  };

  const signHash = (body: Members): Answer => {
    const credential = credentialOf(body);
    if (credential.certificateExpired)
      throw new Refused(400, 'invalid_request', 'Signing certificate is expired');
    granted.use(credential, body);
    const signatures = (body.hashes as string[]).map((hash) => signDigest(credential, hash, body));
    if (body.operationMode !== 'A' || options.asynchronousPolls === undefined)
      return { status: 200, body: { signatures: credential.tamper?.(signatures) ?? signatures } };
    const responseID = `r-${waiting.size + 1}-${Math.random().toString(36).slice(2)}`;
    waiting.set(responseID, { polls: options.asynchronousPolls, signatures });
    return { status: 200, body: { responseID } };
  };

  const signPolling = (body: Members): Answer => {
    const found = waiting.get(String(body.requestID));
    if (!found) throw new Refused(400, 'invalid_request', 'Invalid parameter requestID');
    if (found.polls-- > 0) {
      const error_description = 'The previous async request has been accepted but not yet completed';
      return { status: 202, body: { error: 'accepted_request', error_description } };
    }
    return { status: 200, body: { signatures: found.signatures } };
  };

  const methods: Readonly<Record<string, (body: Members) => Answer>> = {
    info: () => ({
      status: 200,
      body: {
        specs: '2.0.0.2',
        name: 'Ký số từ xa (MẪU)',
        logo: 'https://rssp.example.vn/logo.png',
        region: 'VN',
        lang: 'vi-VN',
        description: 'Test',
        authType: ['oauth2client', 'oauth2code'],
        oauth2: `${base}/`,
        asynchronousOperationMode: options.asynchronousPolls !== undefined,
        methods: Object.keys(methods),
      },
    }),
    'credentials/list': () => ({
      status: 200,
      body: { credentialIDs: options.credentials.map(({ id }) => id) },
    }),
    'credentials/info': (body) => ({ status: 200, body: credentialMembers(credentialOf(body)) }),
    'credentials/getChallenge': (body) => {
      credentialOf(body);
      return { status: 204 };
    },
    'credentials/authorize': (body) => granted.authorize(credentialOf(body), body),
    'credentials/authorizeCheck': (body) => granted.check(body),
    'credentials/extendTransaction': (body) => granted.extend(credentialOf(body), body),
    'signatures/signHash': signHash,
    'signatures/signPolling': signPolling,
  };

  const answerTo = (path: string, body: Members, authorization: string | undefined): Answer => {
    const method = methods[path];
    if (!method) throw new Refused(501, 'server_error', 'Not implemented');
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    if (path !== 'info' && token === undefined)
      throw new Refused(400, 'invalid_request', 'Malformed authorization header');
    if (path !== 'info' && !tokens.has(token ?? ''))
      throw new Refused(401, 'invalid_token', 'The access token is not valid');
    return method(body);
  };

  const server: Server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', base);
      const raw = await textOf(request);
      if (url.pathname === '/oauth2/authorize') {
        authorizeInBrowser(url, response);
        return;
      }
      const method = url.pathname.replace(/^\/csc\/v2\/|^\//, '');
      const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
      const body = (isForm ? Object.fromEntries(new URLSearchParams(raw)) : JSON.parse(raw)) as Members;
      requests.push({ path: method, body });
      const disturbance = disturbances.get(method)?.shift();
      if (disturbance === 'silent') return;
      if (disturbance !== undefined && disturbance !== 'cutAfterWork') {
        disturbed(response, disturbance);
        return;
      }
      const answer = attempt(() =>
        method === 'oauth2/token'
          ? issueToken(body, { clientId, clientSecret, tokens, granted })
          : answerTo(method, body, request.headers.authorization),
      );
      if (disturbance === 'cutAfterWork') return void request.socket.destroy();
      send(response, answer);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    service: `${base}/csc/v2/`,
    oauth2: `${base}/`,
    clientId,
    clientSecret,
    requests,
    phone: granted.phone,
    disturb: (method, ...list) => disturbances.set(method, [...(disturbances.get(method) ?? []), ...list]),
    undisturb: (method) => disturbances.delete(method),
    revokeTokens: () => tokens.clear(),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function attempt(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: error.status, body: { error: error.code, error_description: error.message } };
  }
}

function disturbed(
  response: ServerResponse,
  { status, body, retryAfter, text }: Exclude<Disturbance, string>,
) {
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(text ?? JSON.stringify(body ?? {}));
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
