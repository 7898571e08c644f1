// One page at work: who comes, what they see, what their form asks for, and what to say when it is refused.
import type { Request, Response } from 'express';
import { randomBytes } from 'node:crypto';
import { Fault } from '../../../kernel/index.ts';
import { atSchool, holdsAt, networkOf } from '../../application/index.ts';
import {
  admit,
  bytesOf,
  callerOf,
  httpFault,
  rateLimit,
  refuseForeignOrigin,
  refuseForged,
  sessionOf,
  statusOf,
  type HttpDesk,
} from '../../http/index.ts';
import type { AssetUrls } from '../assets.ts';
import { htmlOf } from '../layout/html-of.tsx';
import type { Screen } from '../screen.ts';
import { faultShown } from '../screens/fault/fault-shown.tsx';
import type { RefusedDeed, Shown, Visit } from '../visit.ts';
import { keptIn, nothingTold, toldCookie } from './cookies.ts';
import { fieldsOf, type Fields } from './fields.ts';
import { maskedToken } from './forgery.ts';

export interface ScreenServing {
  readonly desk: HttpDesk;
  readonly urls: AssetUrls;
  readonly secure: boolean;
  readonly perMinute: number;
}

const LARGEST_FORM = 512 * 1024;

export function screenServing({ desk, urls, secure, perMinute }: ScreenServing) {
  const take = rateLimit(desk.house.clock);
  return { show, act, problem };

  async function show(screen: Screen, request: Request, response: Response): Promise<void> {
    const visit = await visitOf(request);
    const limit = screen.limit?.(visit);
    if (limit) take(`${limit.as} ${askedBy(request, visit.caller)}`, limit.perMinute);
    if (visit.caller === null && request.get('sec-fetch-site') === 'cross-site' && screen.who === 'person') {
      // A link in a letter: the strict cookie comes only once the page itself asks.
      response
        .type('html')
        .send(`<!doctype html><meta http-equiv="refresh" content="0"><title>Giáp Lai</title>`);
      return;
    }
    if (!welcome(screen, visit, response)) return;
    if (visit.told !== null) response.append('Set-Cookie', nothingTold);
    await answer(screen, visit, response);
  }

  async function act(screen: Screen, request: Request, response: Response): Promise<void> {
    const visit = await visitOf(request);
    refuseForeignOrigin(request);
    if (!welcome(screen, visit, response)) return;
    const fields = fieldsOf(await sentBy(request));
    if (visit.session !== undefined && visit.caller !== null)
      refuseForged(fields.raw('_csrf'), visit.session);
    const deed = fields.text('_do');
    const act = Object.hasOwn(screen.deeds ?? {}, deed) ? screen.deeds?.[deed] : undefined;
    if (act === undefined) throw httpFault('request.methodNotAllowed', { allowed: ['GET'] });
    try {
      const done = await reaching(screen, visit, () => act(visit, fields));
      if ('once' in done) {
        send(response, done.once, visit);
        return;
      }
      const { to, told, cookies = [] } = done;
      for (const cookie of cookies) response.append('Set-Cookie', cookie);
      if (told !== undefined) response.append('Set-Cookie', toldCookie(told));
      response.redirect(303, to);
    } catch (error) {
      if (!(error instanceof Fault) || statusOf(error.code) >= 500) throw error;
      await refuse(screen, visit, { deed, fault: error, typed: fields }, response);
    }
  }

  async function refuse(
    screen: Screen,
    visit: Visit,
    refused: RefusedDeed,
    response: Response,
  ): Promise<void> {
    const status = statusOf(refused.fault.code);
    const shown = await reaching(screen, visit, () => screen.show({ ...visit, refused }));
    send(response, { ...shown, status }, { ...visit, refused });
  }

  async function answer(screen: Screen, visit: Visit, response: Response): Promise<void> {
    send(response, await reaching(screen, visit, () => screen.show(visit)), visit);
  }

  /** A problem of any page, as a page. */
  async function problem(fault: Fault, request: Request, response: Response): Promise<void> {
    const visit = await visitOf(request).catch(() => nobody(request));
    if (fault.code === 'request.unauthenticated' && visit.caller === null) {
      response.redirect(303, signIn(visit));
      return;
    }
    send(response, { ...faultShown(fault, visit), status: statusOf(fault.code) }, visit);
  }

  function welcome(screen: Screen, visit: Visit, response: Response): boolean {
    if (screen.who === 'anybody') return true;
    if (visit.caller === null) {
      response.redirect(303, signIn(visit));
      return false;
    }
    const { by } = visit.caller;
    if (by.kind === 'session' && by.reach === 'enrolment' && screen.opensTo === undefined) {
      response.redirect(303, '/account/security');
      return false;
    }
    admit({ who: 'session', ...(screen.opensTo && { opensTo: screen.opensTo }) }, visit.caller);
    return true;
  }

  async function visitOf(request: Request): Promise<Visit> {
    // Programs have the API; a page is for a browser and its session.
    const session = sessionOf(request, secure);
    const caller = request.get('authorization') === undefined ? await callerOf(desk, request, secure) : null;
    take(askedBy(request, caller), perMinute);
    const now = desk.house.clock.now();
    const appointments =
      caller === null ? [] : await desk.house.store.read((view) => view.appointmentsOf(caller.person));
    return {
      ...nobody(request),
      caller,
      appointments: appointments.filter((one) => holdsAt(one, now)),
      session,
      csrf: session !== undefined && caller !== null ? maskedToken(session) : '',
    };
  }

  function askedBy(request: Request, caller: Visit['caller']): string {
    return caller?.person ?? networkOf(request.ip ?? '');
  }

  function nobody(request: Request): Visit {
    const { language, theme, told } = keptIn(request.get('cookie'));
    return {
      desk,
      caller: null,
      appointments: [],
      language,
      theme,
      params: { ...request.params } as Readonly<Record<string, string>>,
      query: new URL(request.originalUrl, 'http://page').searchParams,
      address: request.originalUrl,
      csrf: '',
      now: desk.house.clock.now(),
      refused: null,
      told,
      session: undefined,
      from: request.ip ?? '',
      agent: request.get('user-agent') ?? '',
    };
  }

  function send(response: Response, shown: Shown, visit: Visit): void {
    const nonce = randomBytes(16).toString('base64');
    response
      .status(shown.status ?? 200)
      .set({ 'Content-Security-Policy': contentSecurity(nonce), 'Referrer-Policy': 'same-origin' })
      .type('html')
      .send(htmlOf(shown, visit, { urls, nonce }));
  }
}

/** A page that anybody may see is not about the school of who looks. */
const reaching = <Result>({ who }: Screen, { caller }: Visit, work: () => Result): Result =>
  caller === null || who === 'anybody' ? work() : atSchool(caller.schoolId, work);

const signIn = ({ address }: Visit): string =>
  address === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(address)}`;

/** @throws Fault `request.unsupportedMedia`, `request.tooLarge` */
async function sentBy(request: Request): Promise<URLSearchParams> {
  const [type = ''] = (request.get('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== FORM) throw httpFault('request.unsupportedMedia', { expected: FORM });
  return new URLSearchParams((await bytesOf(request, LARGEST_FORM)).toString('utf8'));
}

const FORM = 'application/x-www-form-urlencoded';

export type { Fields };

/** Our own scripts and styles and nothing else; pdf.js draws from memory, Turbo brings one style with the nonce. */
const contentSecurity = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
