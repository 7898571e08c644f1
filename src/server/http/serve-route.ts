// One declared route at work: who asks, may they, what do they ask, has it been done already, what is the answer.
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { atSchool, networkOf } from '../application/index.ts';
import { httpFault } from './faults.ts';
import { fileOf, jsonOf } from './guards/body.ts';
import { admit, callerOf, sessionOf } from './guards/caller.ts';
import { refuseCrossSite, refuseForeignOrigin } from './guards/cross-site.ts';
import { onceOnly, requestDigest, type KeptAnswer } from './guards/once-only.ts';
import { MOST_STREAMS, openStreams } from './guards/open-streams.ts';
import { rateLimit } from './guards/rate-limit.ts';
import { InvalidRequest } from './problem.ts';
import type { Caller, HttpDesk } from './ports.ts';
import type { AnyRoute, Answer, Asked } from './route.ts';
import { answerCheck, checkOf } from './validation.ts';

export interface Serving {
  readonly desk: HttpDesk;
  /** Behind TLS. */
  readonly secure: boolean;
  /** Requests a minute of one caller. */
  readonly perMinute: number;
  /** Answers are held against their own schema; a wrong one is an error. For tests and development. */
  readonly checkAnswers: boolean;
  /** Ends answers that go on for as long as somebody listens. */
  readonly cut: AbortSignal;
}

/** What serves routes with the limits and keys that they share. */
export function serving({ desk, secure, perMinute, checkAnswers, cut }: Serving) {
  const take = rateLimit(desk.house.clock);
  const repeat = onceOnly(desk.house);
  const takeStream = openStreams(MOST_STREAMS);

  return (route: AnyRoute) => {
    const check = checksOf(route);
    const mismatch = answerCheck(route.answer?.schema ?? {});

    return async (request: Request, response: Response): Promise<void> => {
      const caller = await callerOf(desk, request, secure);
      const from = request.ip ?? '';
      const name = caller?.person ?? networkOf(from);
      take(name, caller === null ? Math.ceil(perMinute / 4) : perMinute);
      if (route.perMinute !== undefined) take(`${route.operationId} ${name}`, route.perMinute);
      admit(route, caller);
      const session = sessionOf(request, secure);
      guardCookie(request, caller, session);
      // What is taken away is told in the journal first: asking about it without taking it would tell a lie.
      if (request.method === 'HEAD' && route.produces === ZIP) {
        response.set('Allow', 'GET');
        throw httpFault('request.methodNotAllowed', { allowed: 'GET' });
      }
      const leave = route.produces === EVENTS ? takeStream(name) : route.place?.(desk);
      try {
        const serve = () => serveOne(request, response, { caller, session, from, name });
        // What anybody may ask, a verdict for example, is asked about any school's papers.
        await (caller === null || route.who === 'anybody' ? serve() : atSchool(caller.schoolId, serve));
      } finally {
        leave?.();
      }
    };

    async function serveOne(request: Request, response: Response, by: By): Promise<void> {
      const { caller, session, from, name } = by;
      const { bytes, asked } = await read(route, check, request);
      const gone = AbortSignal.any([goneSignal(response), cut]);
      const whole = { ...asked, session, from, gone };

      const key = route.method === 'post' && !route.neverStored ? request.get('idempotency-key') : undefined;
      if (key === undefined) {
        await send(response, route, await answerOf(whole, caller), mismatch);
        return;
      }
      const digest = requestDigest(request.method, request.originalUrl, bytes);
      const once = { key: keyOf(name, key), request: digest, person: caller?.person ?? null };
      const kept = await repeat(once, async () => keep(route, await answerOf(whole, caller), mismatch));
      if (kept.replayed) response.set('Idempotency-Replayed', 'true');
      response.status(kept.status).set({ ...kept.headers });
      if (kept.body === null) response.end();
      else response.type('application/json').send(kept.body);
    }

    function answerOf(
      asked: Asked<unknown, unknown, unknown>,
      caller: Caller | null,
    ): Promise<Answer<unknown>> {
      return route.handle(desk, asked, caller);
    }

    function keep(of: AnyRoute, { json, headers = {} }: Answer<unknown>, wrong: typeof mismatch): KeptAnswer {
      return {
        status: of.status ?? (of.answer ? 200 : 204),
        headers,
        body: of.answer ? jsonText(json, wrong) : null,
      };
    }

    async function send(to: Response, of: AnyRoute, answer: Answer<unknown>, wrong: typeof mismatch) {
      const { json, bytes, stream, headers = {} } = answer;
      to.set({ ...headers });
      if (headers.ETag !== undefined && to.req.get('if-none-match') === headers.ETag) to.status(304).end();
      else if (stream)
        await pipeline(stream.content, to.status(200).type(stream.mediaType)).catch(ignoreGone);
      else if (bytes) sendBytes(to, bytes);
      else if (of.answer)
        to.status(of.status ?? 200)
          .type('application/json')
          .send(jsonText(json, wrong));
      else to.status(of.status ?? 204).end();
    }

    function jsonText(json: unknown, wrong: typeof mismatch): string {
      const body = JSON.stringify(json);
      const complaints = checkAnswers ? wrong(JSON.parse(body)) : [];
      if (complaints.length > 0)
        throw new TypeError(`${route.operationId} answers otherwise: ${complaints.join('; ')}`);
      return body;
    }
  };
}

const EVENTS = 'text/event-stream';
const ZIP = 'application/zip';

interface By {
  readonly caller: Caller | null;
  readonly session: string | undefined;
  readonly from: string;
  /** By whom limits and keys are counted. */
  readonly name: string;
}

function checksOf({ params, query, body }: AnyRoute) {
  const nothing = { type: 'object', properties: {}, additionalProperties: false };
  return {
    params: checkOf('path', params?.schema ?? nothing),
    query: checkOf('query', query?.schema ?? nothing),
    body: body && checkOf('body', body.schema),
  };
}

async function read(route: AnyRoute, check: ReturnType<typeof checksOf>, request: Request) {
  const params: unknown = { ...request.params };
  const query: unknown = { ...request.query };
  check.params(params);
  check.query(query);
  const ifMatch = route.takesIfMatch ? request.get('if-match') : undefined;
  if (ifMatch !== undefined && !/^"\d+"$/.test(ifMatch))
    throw new InvalidRequest(httpFault('request.invalid'), [
      { in: 'header', pointer: '/If-Match', detail: 'must be an ETag as the record gave it' },
    ]);
  const nothing = Buffer.alloc(0);
  const file = route.file ? await fileOf(request, route.file) : nothing;
  const json = route.body ? await jsonOf(request, route.largestJson) : { bytes: nothing, value: undefined };
  check.body?.(json.value);
  const asked = {
    params,
    query,
    body: json.value,
    file,
    ifMatch: ifMatch?.slice(1, -1),
    header: (name: string) => request.get(name),
  };
  const remembered = route.withoutSecrets
    ? Buffer.from(JSON.stringify(route.withoutSecrets(json.value)))
    : json.bytes;
  if (route.withoutSecrets) json.bytes.fill(0);
  return { bytes: route.file ? file : remembered, asked };
}

const safe: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

function guardCookie(request: Request, caller: Caller | null, session: string | undefined): void {
  if (safe.includes(request.method)) return;
  if (caller?.by.kind === 'session' && session !== undefined) refuseCrossSite(request, session);
  // Signing in has no session yet, and must not be done by another site either.
  else if (caller === null) refuseForeignOrigin(request);
}

function keyOf(name: string, key: string): string {
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new InvalidRequest(httpFault('request.invalid'), [
      { in: 'header', pointer: '/Idempotency-Key', detail: 'must be 1 to 200 visible ASCII characters' },
    ]);
  return `${name} ${key}`;
}

function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

function sendBytes(
  response: Response,
  { content, mediaType, name }: NonNullable<Answer<unknown>['bytes']>,
): void {
  // Names as people write them: a header takes only Latin letters as they are (RFC 6266 §4.3).
  response
    .status(200)
    .attachment(name)
    .type(mediaType)
    .send(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
}

/** Whoever hangs up has seen enough. */
function ignoreGone(error: unknown): void {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ERR_STREAM_PREMATURE_CLOSE' && code !== 'ABORT_ERR') throw error;
}
