// The pages of the house, mounted on the express application: assets, then each page of the table.
import compression from 'compression';
import type { Express } from 'express';
import type { Pages } from '../http/index.ts';
import { serveAssets } from './assets.ts';
import { screensOf } from './screens/index.ts';
import { screenServing, type ScreenServing } from './serving/serve-screen.ts';
import type { Welcome } from './screens/sign-in/sign-in.tsx';

export interface WebOptions extends Omit<ScreenServing, 'urls'> {
  /** dist/web. */
  readonly folder: string;
  /** docs/problems. */
  readonly problems: string;
  /** What runs here, and who may try it, for the sign-in page. */
  readonly start: () => Promise<Welcome>;
}

export const webPages = ({ folder, start, problems, ...options }: WebOptions): Pages => {
  let serving: ReturnType<typeof screenServing> | undefined;
  return {
    mount: (app: Express) => {
      serving = screenServing({ ...options, urls: serveAssets(app, folder) });
      const { show, act } = serving;
      const packed = compression({ threshold: 1024 });
      for (const screen of screensOf({ start, problems, secure: options.secure })) {
        const path = screen.path.replace(/\{(\w+)\}/g, ':$1');
        app.get(path, packed, (request, response) => {
          response.locals.operation = `page ${screen.name}`;
          return show(screen, request, response);
        });
        if (screen.deeds)
          app.post(path, packed, (request, response) => {
            response.locals.operation = `page ${screen.name}`;
            return act(screen, request, response);
          });
      }
    },
    problem: async (fault, request, response) => {
      await serving?.problem(fault, request, response);
    },
  };
};
