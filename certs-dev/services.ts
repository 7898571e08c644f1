// The development PKI's services over HTTP: timestamps, OCSP, CRLs and certificates, and timestamp authorities that misbehave.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { instant, systemClock, type Clock } from '../src/kernel/index.ts';
import { DerError } from '../src/signing/der/index.ts';
import { parseCertificate, type Certificate } from '../src/signing/x509/index.ts';
import type { AuthorityName } from './authorities.ts';
import { declaration, type BadTimestamping, type BadTimestampingKind } from './declaration.ts';
import { answerOcsp } from './ocsp-responder.ts';
import { crlPath, issuerPath, ocspPath } from './pointers.ts';
import { revocationList } from './revocation-list.ts';
import { revokedBy } from './revocations.ts';
import { ensureServiceKeys, type ServiceKeys } from './service-keys.ts';
import { answerTimestamp } from './timestamp-authority.ts';

export interface ServicesOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  readonly clock?: Clock;
}

export interface Services {
  /** Where they really are, `http://127.0.0.1:…`. */
  readonly url: string;
  readonly timestamping: string;
  /** Timestamp authorities as pki.json declares them. */
  readonly badTimestamping: Readonly<Record<BadTimestampingKind, string>>;
  /** From an address written in a certificate to where the service really is; others stay as they are. */
  readonly rewrite: (url: string) => string;
  /** Also for certificates from before the services existed, which name no addresses. */
  readonly addressesOf: (certificate: Certificate) => {
    readonly ocsp: readonly string[];
    readonly crl: readonly string[];
  };
  readonly stop: () => Promise<void>;
}

const LARGEST_REQUEST = 64 * 1024;
const HOUR_MS = 3_600_000;

/** Makes the keys that are missing and listens on 127.0.0.1 only. */
export async function startServices(folder: string, options: ServicesOptions = {}): Promise<Services> {
  const { port = 0, clock = systemClock } = options;
  const keys = await ensureServiceKeys(folder, clock.now());
  const routes = routesOf(folder, keys, clock);
  const server = createServer((request, response) => {
    void respond(routes, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the server has no port');
  const url = `http://127.0.0.1:${address.port}`;
  const bad = Object.keys(declaration.badTimestamping) as BadTimestampingKind[];
  return {
    url,
    timestamping: `${url}/tsa`,
    badTimestamping: Object.fromEntries(
      bad.map((kind) => [kind, `${url}/tsa/${kind}`]),
    ) as Services['badTimestamping'],
    rewrite: (written) =>
      written.startsWith(`${declaration.base}/`) ? url + written.slice(declaration.base.length) : written,
    addressesOf: (certificate) => addressesOf(certificate, keys),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** `never` leaves the question open until the asker gives up. */
type Reply = { readonly status: number; readonly type: string; readonly bytes: Uint8Array } | 'never';
type Route = (body: Uint8Array) => Promise<Reply>;

const names: readonly AuthorityName[] = ['root', 'person', 'organisation'];

function routesOf(folder: string, keys: ServiceKeys, clock: Clock): ReadonlyMap<string, Route> {
  const { timestamping, ocsp, crl } = declaration.services;
  const routes = new Map<string, Route>();
  const stamp = (body: Uint8Array, changes?: 'nonce' | 'imprint'): Reply => ({
    status: 200,
    type: 'application/timestamp-reply',
    bytes: answerTimestamp(body, keys.timestamping, clock.now(), {
      ...timestamping,
      ...(changes ? { changes } : {}),
    }),
  });
  routes.set('POST /tsa', (body) => Promise.resolve(stamp(body)));
  for (const [kind, how] of Object.entries(declaration.badTimestamping))
    routes.set(`POST /tsa/${kind}`, (body) => misbehave(how, (changes) => stamp(body, changes)));
  for (const name of names) {
    const device = keys.authorities[name];
    const [own = new Uint8Array()] = device.chain;
    const issuer = parseCertificate(own);
    routes.set(`GET ${issuerPath(name)}`, () =>
      Promise.resolve({ status: 200, type: 'application/pkix-cert', bytes: own }),
    );
    routes.set(`GET ${crlPath(name)}`, async () => {
      const thisUpdate = clock.now();
      const nextUpdate = instant(thisUpdate + crl.hours * HOUR_MS);
      const revoked = await revokedBy(folder, thisUpdate);
      const bytes = revocationList({ issuer: device, revoked, thisUpdate, nextUpdate });
      return { status: 200, type: 'application/pkix-crl', bytes };
    });
    routes.set(`POST ${ocspPath(name)}`, async (body) => {
      const thisUpdate = clock.now();
      const nextUpdate = instant(thisUpdate + ocsp.hours * HOUR_MS);
      const revoked = await revokedBy(folder, thisUpdate);
      const bytes = answerOcsp(body, {
        issuer,
        responder: keys.responders[name],
        revoked,
        thisUpdate,
        nextUpdate,
      });
      return { status: 200, type: 'application/ocsp-response', bytes };
    });
  }
  return routes;
}

async function misbehave(
  how: BadTimestamping,
  stamp: (changes?: 'nonce' | 'imprint') => Reply,
): Promise<Reply> {
  if ('neverAnswers' in how) return 'never';
  if ('status' in how)
    return { status: how.status, type: 'text/plain', bytes: Buffer.from('out of order\n') };
  if ('changes' in how) return stamp(how.changes);
  await delay(how.answersAfterMs, undefined, { ref: false });
  return stamp();
}

async function respond(
  routes: ReadonlyMap<string, Route>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, type: string, bytes: Uint8Array) => {
    response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length }).end(bytes);
  };
  const refuse = (status: number) => send(status, 'text/plain', Buffer.from(`${status}\n`));
  try {
    const route = routes.get(`${request.method ?? ''} ${request.url ?? ''}`);
    if (!route) {
      refuse(404);
      return;
    }
    const body = await bodyOf(request);
    if (!body) {
      refuse(413);
      return;
    }
    const reply = await route(body);
    if (reply !== 'never') send(reply.status, reply.type, reply.bytes);
  } catch (error) {
    // What a client sent is no reason to stop serving the others.
    refuse(error instanceof DerError || error instanceof TypeError ? 400 : 500);
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const octets = chunk as Buffer;
    length += octets.length;
    if (length > LARGEST_REQUEST) return undefined;
    chunks.push(octets);
  }
  return Buffer.concat(chunks);
}

function addressesOf(certificate: Certificate, { authorities }: ServiceKeys) {
  const { ocspUrls, crlUrls, authorityKeyIdentifier: wanted } = certificate.extensions;
  if (ocspUrls ?? crlUrls) return { ocsp: ocspUrls ?? [], crl: crlUrls ?? [] };
  const issuer = names.find((name) => {
    const [own = new Uint8Array()] = authorities[name].chain;
    const identifier = parseCertificate(own).extensions.subjectKeyIdentifier;
    return wanted !== undefined && identifier !== undefined && Buffer.compare(identifier, wanted) === 0;
  });
  return issuer
    ? { ocsp: [declaration.base + ocspPath(issuer)], crl: [declaration.base + crlPath(issuer)] }
    : { ocsp: [], crl: [] };
}
