// The express application: headers, log and metrics around every request, then the table of routes, then problems.
import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { Fault } from '../../kernel/index.ts';
import { diskTrouble } from '../application/index.ts';
import type { Logger } from '../log.ts';
import { httpFault } from './faults.ts';
import { securityHeaders } from './guards/security-headers.ts';
import { openMetrics, type Metrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import type { HttpDesk } from './ports.ts';
import { problemOf } from './problem.ts';
import { allRoutes } from './routes.ts';
import { serving } from './serve-route.ts';
import { statusOf } from './statuses.ts';

export interface AppOptions {
  readonly desk: HttpDesk;
  readonly log: Logger;
  readonly version: string;
  readonly pages?: Pages;
  /** Behind TLS: cookies and browsers are held to it. */
  readonly secure: boolean;
  /** How many proxies stand in front and tell the address of who asks. */
  readonly proxies: number;
  /** Whether /metrics answers anybody, or this computer alone. */
  readonly metricsFor: 'everybody' | 'loopback';
  readonly perMinute: number;
  readonly checkAnswers: boolean;
}

/** The pages for people; without them there is the API alone. */
export interface Pages {
  readonly mount: (app: Express) => void;
  /** Answers a browser that met a problem outside the API. */
  readonly problem: (fault: Fault, request: Request, response: Response) => Promise<void>;
}

export interface App {
  readonly express: Express;
  /** From now on new requests are refused; those under way go on. */
  readonly refuseNew: () => void;
  /** Ends the lines that only watch. */
  readonly cutWatchers: () => void;
}

export function openApp(options: AppOptions): App {
  const { log, secure, proxies } = options;
  const app = express();
  const metrics = openMetrics();
  const cut = new AbortController();
  let ending = false;
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', proxies);
  app.use(securityHeaders(secure));
  app.use((request, response, next) => {
    observe(request, response, log, metrics);
    if (ending) throw httpFault('request.ending');
    next();
  });
  const routes = allRoutes(secure);
  const serve = serving({ ...options, cut: cut.signal });
  const document = JSON.stringify(openApi(routes, options.version));
  app.get('/api/openapi.json', (_, response) => void response.type('application/json').send(document));
  options.pages?.mount(app);
  serveStanding(app, options, metrics, () => ending);
  for (const route of routes) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    const handle = serve(route);
    app[route.method](path, (request, response) => {
      response.locals.operation = route.operationId;
      return handle(request, response);
    });
  }
  refuseOtherMethods(
    app,
    routes.map(({ path, method }) => ({ path: path.replace(/\{(\w+)\}/g, ':$1'), method })),
  );
  app.use(() => {
    throw httpFault('request.notFound');
  });
  app.use(problems(log, options.pages));
  return { express: app, refuseNew: () => (ending = true), cutWatchers: () => cut.abort() };
}

/** One line and one number for each request: the operation, never the address, which may name somebody. */
function observe(request: Request, response: Response, log: Logger, metrics: Metrics): void {
  const id = randomUUID();
  const started = performance.now();
  response.locals.request = id;
  response.set('X-Request-Id', id);
  metrics.watching(1);
  response.once('close', () => {
    const operation = operationOf(response);
    const ms = performance.now() - started;
    metrics.watching(-1);
    metrics.answered(operation, response.statusCode, ms / 1000);
    const { method } = request;
    log.info({ request: id, operation, method, status: response.statusCode, ms: Math.round(ms) }, 'request');
  });
}

const hasBody = (request: Request): boolean =>
  request.get('transfer-encoding') !== undefined || Number(request.get('content-length') ?? 0) > 0;

const operationOf = (response: Response): string => {
  const { operation } = response.locals as { readonly operation?: string };
  return operation ?? 'other';
};

function serveStanding(app: Express, options: AppOptions, metrics: Metrics, ending: () => boolean): void {
  app.get('/health', async (_, response) => {
    const { readable, writable, guarded, trouble } = await options.desk.health();
    const status = ending() ? 'ending' : readable && writable ? 'ok' : 'failing';
    response
      .status(status === 'ok' ? 200 : 503)
      .type('application/json')
      .set('Cache-Control', 'no-store')
      .send(JSON.stringify({ status, store: { readable, writable, guarded, ...(trouble && { trouble }) } }));
  });
  app.get('/metrics', async (request, response) => {
    const here = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '');
    const forwarded = request.get('x-forwarded-for') !== undefined;
    if (options.metricsFor === 'loopback' && (!here || forwarded)) throw httpFault('request.notFound');
    metrics.store(await options.desk.health());
    response.set('Content-Type', metrics.mediaType).send(await metrics.text());
  });
}

function refuseOtherMethods(
  app: Express,
  routes: readonly { readonly path: string; readonly method: string }[],
): void {
  for (const path of new Set(routes.map((one) => one.path))) {
    const allowed = routes.filter((one) => one.path === path).map(({ method }) => method.toUpperCase());
    app.all(path, (_, response) => {
      response.set('Allow', allowed.join(', '));
      throw httpFault('request.methodNotAllowed', { allowed });
    });
  }
}

/** Everything that went wrong comes out here, and only faults say what. */
const problems =
  (log: Logger, pages: Pages | undefined): ErrorRequestHandler =>
  async (error: unknown, request, response, next) => {
    const { request: id } = response.locals as { readonly request: string };
    const fault = faultOf(error, id);
    // Whoever hangs up in the middle of a body is no failure of ours.
    const hungUp = request.destroyed && !request.complete;
    if (statusOf(fault.code) >= 500 && !hungUp)
      log.error({ request: id, operation: operationOf(response), error }, 'failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    const language = /^\s*en\b/i.test(request.get('accept-language') ?? '') ? 'en' : 'vi';
    const problem = problemOf(fault, id, language);
    const { seconds } = fault.details;
    if (typeof seconds === 'number') response.set('Retry-After', String(seconds));
    if (fault.code === 'request.unauthenticated') response.set('WWW-Authenticate', 'Bearer realm="giaplai"');
    // A body that was not read to its end would be taken for the next request.
    if (!request.complete && hasBody(request)) response.set('Connection', 'close');
    response.removeHeader('ETag');
    if (pages && !request.path.startsWith('/api/') && request.accepts(['json', 'html']) === 'html') {
      await pages.problem(fault, request, response);
      return;
    }
    response
      .status(problem.status)
      .set('Content-Type', 'application/problem+json')
      .send(JSON.stringify(problem));
  };

function faultOf(error: unknown, id: string): Fault {
  if (error instanceof Fault) return error;
  const disk = diskTrouble(error);
  if (disk) return disk;
  // Express itself: an address that cannot be decoded.
  if (error instanceof URIError || (error as { readonly status?: unknown }).status === 400)
    return httpFault('request.notFound');
  return httpFault('request.unexpected', { request: id });
}
