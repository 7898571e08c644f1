// Listening, and ending in good order: nothing new, what is under way to its end, then the lines that only watch.
import { createServer, type Server } from 'node:http';
import type { App } from './app.ts';

export interface Listening {
  readonly url: string;
  /** @param finish what else must come to its end before lines that only watch are cut */
  readonly end: (finish: () => Promise<void>) => Promise<void>;
}

/** Longest wait for a request that does not come to its end. */
const PATIENCE_MS = 20_000;

export async function listen(app: App, port: number, host: string): Promise<Listening> {
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 20_000 }, app.express);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the server has no port');
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name === '127.0.0.1' ? 'localhost' : name}:${address.port}`,
    end: async (finish) => {
      app.refuseNew();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await finish();
      app.cutWatchers();
      await Promise.race([closed, patience(server)]);
    },
  };
}

const patience = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = () => {
      server.closeAllConnections();
      resolve();
    };
    setTimeout(cut, PATIENCE_MS).unref();
  });
