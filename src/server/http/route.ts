// A route as data: validation, the OpenAPI document, rights and handling all come from this one declaration.
import type { Readable } from 'node:stream';
import type { TokenScope } from '../application/index.ts';
import type { Caller, HttpDesk } from './ports.ts';
import type { Shape } from './shapes.ts';

export type Method = 'get' | 'post' | 'delete';

/** A file as the body of a request: recognised by its content, not by what it is called. */
export interface FileBody {
  /** One, or several of which the request names the one it sends. */
  readonly mediaType: string | readonly string[];
  readonly looksRight: (bytes: Buffer, mediaType: string) => boolean;
  readonly largest: number;
}

export interface Asked<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The body of a route with a `file`; empty elsewhere. */
  readonly file: Buffer;
  /** Value of If-Match without its quotes; undefined when absent. */
  readonly ifMatch: string | undefined;
  /** The secret of the session, where there is one. */
  readonly session: string | undefined;
  /** Where the request comes from, for lock-outs. */
  readonly from: string;
  readonly header: (name: string) => string | undefined;
  /** Aborts when nobody listens any more. */
  readonly gone: AbortSignal;
}

/** What a handler answers: JSON of the route's shape, bytes, or a stream of events. */
export interface Answer<Type> {
  readonly json?: Type;
  readonly bytes?: { readonly content: Uint8Array; readonly mediaType: string; readonly name: string };
  readonly stream?: { readonly content: Readable; readonly mediaType: string };
  readonly headers?: Readonly<Record<string, string>>;
}

interface Common<Params, Query, Body, Result> {
  readonly method: Method;
  /** OpenAPI style: `/api/records/{recordId}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly tag: string;
  readonly params?: Shape<Params>;
  readonly query?: Shape<Query>;
  readonly body?: Shape<Body>;
  readonly file?: FileBody;
  /** A place that is taken before the body is received, so that bodies do not pile up; returns what gives it back. */
  readonly place?: (desk: HttpDesk) => () => void;
  /** Octets of a JSON body; the server's usual limit when left out. */
  readonly largestJson?: number;
  /** Status of success. Default 200; 204 has no content. */
  readonly status?: number;
  readonly answer?: Shape<Result>;
  /** Media type of an answer that is not JSON. */
  readonly produces?: string;
  readonly answersWithETag?: true;
  readonly takesIfMatch?: true;
  /** Codes of faults that are to be expected, for the document. */
  readonly faults?: readonly string[];
  /** Not to be repeated from a stored answer: it would hand out a secret again, or carries nothing out. */
  readonly neverStored?: true;
  /**
   * Also for sessions that do not reach everything, because a second factor is missing: `enrolment` where it is added,
   * `signOut` for every session there is.
   */
  readonly opensTo?: 'enrolment' | 'signOut';
  /** The body as it may be remembered for repetition: without PINs and codes, of which not even a digest is kept. */
  readonly withoutSecrets?: (body: Body) => unknown;
  /** Requests a minute from one caller or address; the server's usual limit when left out. */
  readonly perMinute?: number;
}

/** Anybody, or somebody signed in whose token has the scope. What exactly they may see or do, use cases decide. */
export type Who = 'anybody' | TokenScope | 'session';

export interface Route<Params, Query, Body, Result, W extends Who = Who> extends Common<
  Params,
  Query,
  Body,
  Result
> {
  readonly who: W;
  readonly handle: (
    desk: HttpDesk,
    asked: Asked<Params, Query, Body>,
    caller: W extends 'anybody' ? Caller | null : Caller,
  ) => Promise<Answer<Result>>;
}

export type AnyRoute = Route<unknown, unknown, unknown, unknown>;

/** Checks the handler against its shapes, then forgets them, so that routes of all shapes stand in one table. */
export const route = <Params, Query, Body, Result, const W extends Who>(
  declared: Route<Params, Query, Body, Result, W>,
): AnyRoute => declared as unknown as AnyRoute;
