// The HTTP server: routes as data, one set of guards around them, problems as pages.
export { openApp, type App, type AppOptions } from './app.ts';
export { allRoutes } from './routes.ts';
export type { AnyRoute } from './route.ts';
export { listen, type Listening } from './listen.ts';
export type { Accounts, Caller, HttpDesk, SessionBegun } from './ports.ts';
export type { DemoAccount, StartPage } from './pages/start-page.ts';
