// The floor for a page: Express sending the very same HTML as a fixed text, packed on its way as ours is.
import compression from 'compression';
import express from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface FixedPages {
  readonly url: string;
  readonly close: () => void;
}

/** @param pages HTML by number, at `/0`, `/1`, … */
export async function fixedPages(pages: readonly string[]): Promise<FixedPages> {
  const app = express();
  app.use(compression({ threshold: 1024 }));
  app.get(
    '/:number',
    (asked, response) => void response.type('html').send(pages[Number(asked.params.number)]),
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
