// The methods of the Cloud Signature Consortium API v2.0 that signing needs (§11).
import { digests } from '../../algorithms.ts';
import type { DigestAlgorithm } from '../../ports.ts';
import { deviceFault } from '../faults.ts';
import { countOf, optionalText, textOf, textsOf, type JsonObject } from './answer.ts';
import { bodyWithAuthData, plainBody, type AuthenticationAnswer } from './body.ts';
import { credentialFrom, type Credential } from './credential.ts';
import { post, type HttpAnswer, type HttpOptions, type HttpRequest } from './http.ts';
import { slashed, type TokenSource } from './oauth.ts';
import { refusalOf } from './refusals.ts';

/** Address of a remote signing service and the access tokens for it. */
export interface CscOptions extends HttpOptions {
  /** Such as `https://rssp.example.vn/csc/v2/`. */
  readonly service: string;
  readonly access: TokenSource;
}

/** What a signing service tells about itself (CSC API v2.0 §11.1). */
export interface ServiceFacts {
  readonly name: string;
  readonly specification: string;
  readonly methods: readonly string[];
  readonly asynchronous: boolean;
  /** Base URI of the authorization server, where there is one. */
  readonly oauth2?: string;
}

/** Permission to sign. `sad` is a secret: it stays in memory and is used at once. */
export type Authorization =
  | { readonly state: 'granted'; readonly sad: string; readonly expiresInMs: number }
  | { readonly state: 'confirming'; readonly handle: string };

export type Signed =
  | { readonly state: 'signed'; readonly signatures: readonly string[] }
  | { readonly state: 'signing'; readonly requestId: string };

export interface Hashes {
  readonly credentialId: string;
  /** Base64. */
  readonly hashes: readonly string[];
  readonly digest: DigestAlgorithm;
}

export interface SignOrder extends Hashes {
  /** Absent when the access token itself is the permission (`oauth2code`). */
  readonly sad?: string;
  readonly signAlgo: string;
  readonly signAlgoParams?: string;
  /** Answer later, keeping the result this long. */
  readonly laterWithinMs?: number;
}

/** A client of one remote signing service; made by `cscClient`. */
export type CscClient = ReturnType<typeof cscClient>;

/**
 * The methods of a remote signing service that follows the Cloud Signature Consortium API v2.0 (§11).
 * Every method @throws Fault: those of `post`, and what the service's error answer means (`refusals.ts`).
 */
export function cscClient(options: CscOptions) {
  const call = caller(options);
  return {
    service: slashed(options.service),
    info: async () => infoFrom((await call('info', plainBody({}), 'safe')).content),
    listCredentials: async (): Promise<readonly string[]> =>
      textsOf((await call('credentials/list', plainBody({}), 'safe')).content, 'credentialIDs'),
    credential: async (credentialId: string): Promise<Credential> => {
      const question = { credentialID: credentialId, certificates: 'chain', certInfo: true, authInfo: true };
      const { content } = await call('credentials/info', plainBody(question), 'safe', { credentialId });
      return credentialFrom(credentialId, content);
    },
    /** Asks the service to send a one-time code by its own way (§11.8). */
    sendCode: async (credentialId: string, authObjectId: string): Promise<void> => {
      const question = { credentialID: credentialId, authObjectID: authObjectId };
      await call('credentials/getChallenge', plainBody(question), 'once', { credentialId });
    },
    /** `answers` stay with the caller, who wipes them. */
    authorize: async (order: Hashes, count: number, answers: readonly AuthenticationAnswer[]) => {
      const body = bodyWithAuthData({ ...hashMembers(order), numSignatures: count }, answers);
      try {
        return authorizationFrom(await call('credentials/authorize', body, 'once', { ...order, count }));
      } finally {
        body.fill(0);
      }
    },
    authorizeCheck: async (handle: string) =>
      authorizationFrom(await call('credentials/authorizeCheck', plainBody({ handle }), 'safe')),
    /** A new permission for the next hashes of the same transaction (§11.9). */
    extendTransaction: async (order: Hashes, sad: string) => {
      const body = plainBody({ ...hashMembers(order), SAD: sad });
      return authorizationFrom(await call('credentials/extendTransaction', body, 'once', order));
    },
    signHash: async (order: SignOrder): Promise<Signed> =>
      signedFrom(await call('signatures/signHash', plainBody(signMembers(order)), 'once', order)),
    signPolling: async (requestId: string): Promise<Signed> => {
      const answer = await call('signatures/signPolling', plainBody({ requestID: requestId }), 'safe');
      return answer.status === 202 ? { state: 'signing', requestId } : signedFrom(answer);
    },
  };
}

interface About {
  readonly credentialId?: string;
  readonly hashes?: readonly string[];
  readonly count?: number;
}

/** A token that was refused is replaced once: a refusal means that nothing was done. */
function caller(options: CscOptions) {
  return async (method: string, body: Buffer, repeat: HttpRequest['repeat'], about: About = {}) => {
    const send = async () => {
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${await options.access.token()}`,
      };
      // Copied, because what is sent belongs to the network until it has answered.
      const url = new URL(method, slashed(options.service)).href;
      return post({ url, headers, body: new Uint8Array(body), repeat }, options);
    };
    let answer = await send();
    if (answer.status === 401) {
      options.access.forget();
      answer = await send();
    }
    if (answer.status < 200 || answer.status > 299) throw refused(answer, about);
    return answer;
  };
}

const refused = ({ status, content }: HttpAnswer, about: About) =>
  refusalOf(
    { status, error: textIn(content, 'error'), description: textIn(content, 'error_description') },
    { credential: about.credentialId ?? '', asked: about.count ?? about.hashes?.length ?? 0, limit: 0 },
  );

const textIn = (content: JsonObject, member: string): string => {
  const value = content[member];
  return typeof value === 'string' ? value : '';
};

const hashMembers = ({ credentialId, hashes, digest }: Hashes) => ({
  credentialID: credentialId,
  hashes,
  hashAlgorithmOID: digests[digest].oid,
});

const signMembers = (order: SignOrder) => ({
  ...hashMembers(order),
  ...(order.sad !== undefined && { SAD: order.sad }),
  signAlgo: order.signAlgo,
  ...(order.signAlgoParams !== undefined && { signAlgoParams: order.signAlgoParams }),
  ...(order.laterWithinMs !== undefined && { operationMode: 'A', validity_period: order.laterWithinMs }),
});

function infoFrom(content: JsonObject): ServiceFacts {
  const oauth2 = optionalText(content, 'oauth2') ?? optionalText(content, 'oauth2Issuer');
  return {
    name: textOf(content, 'name'),
    specification: textOf(content, 'specs'),
    methods: textsOf(content, 'methods'),
    asynchronous: content.asynchronousOperationMode === true,
    ...(oauth2 !== undefined && { oauth2 }),
  };
}

function authorizationFrom({ status, content }: HttpAnswer): Authorization {
  if (status === 202) return { state: 'confirming', handle: textOf(content, 'handle') };
  const expiresInMs = countOf(content, 'expiresIn', 3600) * 1000;
  if (expiresInMs === 0) throw deviceFault('device.authorizationSpent');
  return { state: 'granted', sad: textOf(content, 'SAD'), expiresInMs };
}

const signedFrom = ({ content }: HttpAnswer): Signed =>
  content.signatures === undefined
    ? { state: 'signing', requestId: textOf(content, 'responseID') }
    : { state: 'signed', signatures: textsOf(content, 'signatures') };
