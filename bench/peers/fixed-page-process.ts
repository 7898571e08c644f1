// In a process of its own: Express sending texts it was handed, packed on their way as our pages are.
import compression from 'compression';
import express from 'express';
import type { AddressInfo } from 'node:net';

/** What comes: the pages, once; then questions for the processor time. What goes: the port, then milliseconds. */
export type Asked = { readonly pages: readonly string[] } | 'cpu';

process.on('message', (asked: Asked) => {
  if (asked === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1000);
    return;
  }
  const app = express();
  app.use(compression({ threshold: 1024 }));
  app.get(
    '/:number',
    ({ params }, response) => void response.type('html').send(asked.pages[Number(params.number)]),
  );
  const server = app.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
