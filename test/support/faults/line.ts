// A line to a real service that somebody cuts, slows down or sits on: what comes through is the service's own answer.
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Happening = (request: IncomingMessage, response: ServerResponse) => void;

/** Each of them is something that stood between a school and a service one day. */
export const disturbances = {
  dead: (_, response) => void response.socket?.destroy(),
  silent: () => undefined,
  failing: (_, response) => void response.writeHead(500).end('out of order'),
  busy: (_, response) => void response.writeHead(503, { 'Retry-After': '0' }).end(),
  html: (_, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Wi-Fi</h1>'),
  garbage: (request, response) =>
    void response.writeHead(200, { 'Content-Type': answerType(request) }).end(Buffer.alloc(900, 0x30)),
  truncated: (request, response) => {
    response.writeHead(200, { 'Content-Type': answerType(request), 'Content-Length': '4000' });
    response.write(Buffer.alloc(100, 0x30));
    setTimeout(() => response.socket?.destroy(), 10);
  },
  endless: (request, response) => {
    response.writeHead(200, { 'Content-Type': answerType(request) });
    const pour = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', pour);
    pour();
  },
  toFile: (_, response) => void response.writeHead(307, { Location: 'file:///etc/hostname' }).end(),
  toItself: (request, response) => void response.writeHead(307, { Location: request.url ?? '/' }).end(),
} satisfies Record<string, Happening>;

export type Disturbance = keyof typeof disturbances;

export interface Line {
  readonly url: string;
  /** From the next `after` requests on; null lets everything through again. */
  readonly disturb: (how: Disturbance | null, after?: number) => void;
  /** Answers come from another path of the service, e.g. of an authority that lies. */
  readonly divert: (path: string | null) => void;
  /** Every answer is an earlier one to somebody else's question. */
  readonly replay: (on: boolean) => void;
  readonly passed: () => number;
  readonly close: () => Promise<void>;
}

/** @param service origin of the real one */
export async function lineTo(service: string): Promise<Line> {
  let how: Disturbance | null = null;
  let left = 0;
  let path: string | null = null;
  let replaying = false;
  let passed = 0;
  let kept: { readonly type: string; readonly body: Buffer } | undefined;
  const server = createServer((incoming, response) => {
    if (how !== null && left-- <= 0) {
      disturbances[how](incoming, response);
      return;
    }
    if (replaying && kept) {
      response.writeHead(200, { 'Content-Type': kept.type }).end(kept.body);
      return;
    }
    const { method, headers, url = '/' } = incoming;
    const onward = ask(new URL(path ?? url, service), { method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const type = answer.headers['content-type'] ?? '';
        kept = { type, body: Buffer.concat(parts) };
        passed += 1;
        response.writeHead(answer.statusCode ?? 502, { 'Content-Type': type }).end(kept.body);
      });
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    disturb: (next, after = 0) => {
      how = next;
      left = after;
    },
    divert: (to) => (path = to),
    replay: (on) => (replaying = on),
    passed: () => passed,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const answerType = (request: IncomingMessage): string =>
  (request.headers['content-type'] ?? '').includes('timestamp')
    ? 'application/timestamp-reply'
    : 'application/ocsp-response';
