// The HTTP server: routes as data, one set of guards around them, problems as pages.
export { openApp, type App, type AppOptions } from './app.ts';
export { allRoutes } from './routes.ts';
export type { AnyRoute } from './route.ts';
export { listen, type Listening } from './listen.ts';
export { classFor, recordFor, recordsFor, recordsSeen, type Found } from './access.ts';
export { toSecrets } from './resources/ceremony-shapes.ts';
export { askedChild, noteChildRead, printedText, tenthsText } from './child.ts';
export { httpFault } from './faults.ts';
export { held } from './held.ts';
export { bytesOf } from './guards/body.ts';
export { admit, callerOf, sessionOf } from './guards/caller.ts';
export { forgeryToken, refuseForeignOrigin, refuseForged, xor } from './guards/cross-site.ts';
export { rateLimit } from './guards/rate-limit.ts';
export { cookieOf } from './resources/session.ts';
export { statusOf } from './statuses.ts';
export type { Pages } from './app.ts';
export type { Accounts, Caller, HttpDesk, SessionBegun } from './ports.ts';
export type { DemoAccount, StartPage } from './pages/start-page.ts';
