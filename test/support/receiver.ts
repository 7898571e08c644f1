// A program elsewhere that is told by webhooks, and answers as a test wants it.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedPost {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly port: number;
  readonly url: string;
  readonly received: ReceivedPost[];
  readonly close: () => Promise<void>;
}

/** @param answer status, and where to redirect to, for the n-th post */
export async function receiver(
  answer: (count: number) => { readonly status: number; readonly location?: string } = () => ({
    status: 204,
  }),
): Promise<Receiver> {
  const received: ReceivedPost[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const { status, location } = answer(received.length);
      response.writeHead(status, location === undefined ? {} : { Location: location }).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { port, url: `http://127.0.0.1:${port}/hook`, received, close };
}
