// Stands between the program and a real S3 server, and lets through what it is told to: slow, busy, cut off, altered, lost.
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

export type Trouble =
  /** Takes the request and never answers. */
  | 'silent'
  /** 503 SlowDown. */
  | 'busy'
  /** The server does what is asked; its answer breaks off in the middle. */
  | 'cutOff'
  /** The server does what is asked; its answer never arrives. */
  | 'lost'
  /** One bit of the answer's body differs. */
  | 'altered'
  /** Says it has stored what it has not even read. */
  | 'lying'
  /** A key that is taken is refused (AWS S3 API, PutObject If-None-Match), which the server behind cannot do itself. */
  | 'conditional';

export interface TroubledS3 {
  readonly endpoint: string;
  /** What happens to requests from now on, of so many of them at most. */
  readonly make: (trouble: Trouble | null, times?: number, of?: (asked: IncomingMessage) => boolean) => void;
  /** How often something happened since the last `make`. */
  readonly made: () => number;
  /** `PUT /bucket/key` of all that came through. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

export async function troubledS3(endpoint: string): Promise<TroubledS3> {
  const asked: string[] = [];
  let [trouble, left, made]: [Trouble | null, number, number] = [null, 0, 0];
  let isMeant: (asked: IncomingMessage) => boolean = () => true;
  const server = createServer((incoming, answer) => {
    asked.push(`${incoming.method ?? ''} ${decodeURIComponent(incoming.url ?? '')}`);
    const now = trouble !== null && left > 0 && isMeant(incoming) ? trouble : null;
    if (now !== null) [left, made] = [left - 1, made + 1];
    handle(endpoint, incoming, answer, now).catch(() => answer.destroy());
  });
  server.on('checkContinue', (incoming: IncomingMessage, answer: ServerResponse) => {
    answer.writeContinue();
    server.emit('request', incoming, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    make: (next, times = Infinity, of = () => true) => {
      [trouble, left, made] = [next, times, 0];
      isMeant = of;
    },
    made: () => made,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function handle(
  endpoint: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
  trouble: Trouble | null,
): Promise<unknown> {
  const sent: Buffer[] = [];
  for await (const part of incoming as AsyncIterable<Buffer>) sent.push(part);
  if (trouble === 'silent') return undefined;
  if (trouble === 'busy') return refuse(answer, 503, 'SlowDown');
  if (trouble === 'lying') return answer.writeHead(200, { etag: '"0"' }).end();
  const headers = { ...incoming.headers };
  delete headers.expect;
  if (trouble === 'conditional' && headers['if-none-match'] === '*')
    return putWhereFree(endpoint, incoming.url ?? '', Buffer.concat(sent), answer);
  const { status, head, body } = await pass(endpoint, incoming.method, incoming.url, headers, sent);
  if (trouble === 'lost') return answer.destroy();
  if (trouble === 'altered' && body.length > 0) body[Math.floor(body.length / 2)]! ^= 1;
  answer.writeHead(status, head);
  if (trouble !== 'cutOff') return answer.end(body);
  return answer.write(body.subarray(0, Math.floor(body.length / 2)), () => answer.destroy());
}

const refuse = (answer: ServerResponse, status: number, code: string): ServerResponse =>
  answer
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);

/** With a signature of its own: the one that came covers the condition. */
async function putWhereFree(
  endpoint: string,
  url: string,
  body: Buffer,
  answer: ServerResponse,
): Promise<unknown> {
  const [, Bucket = '', ...key] = decodeURIComponent(url.replace(/\?.*$/, '')).split('/');
  const object = { Bucket, Key: key.join('/') };
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true });
  const there = await client.send(new HeadObjectCommand(object)).catch(() => null);
  if (there) return refuse(answer, 412, 'PreconditionFailed');
  const { ETag = '' } = await client.send(new PutObjectCommand({ ...object, Body: body }));
  return answer.writeHead(200, { etag: ETag }).end();
}

interface Passed {
  readonly status: number;
  readonly head: IncomingMessage['headers'];
  readonly body: Buffer;
}

const pass = (
  endpoint: string,
  method: string | undefined,
  path: string | undefined,
  headers: IncomingMessage['headers'],
  sent: readonly Buffer[],
): Promise<Passed> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(endpoint);
    const through = ask({ hostname, port, method, path, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, head: response.headers, body: Buffer.concat(parts) }),
      );
    });
    through.on('error', reject);
    for (const part of sent) through.write(part);
    through.end();
  });
