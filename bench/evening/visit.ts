// One person's evening over HTTP: a connection and a cookie of their own, every answer timed, told to wait they wait.
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookie: string | undefined;
  readonly retryAfter: number;
}

export interface Tally {
  readonly times: Record<string, number[]>;
  toldToWait: number;
  signed: number;
  readonly errors: string[];
}

export interface Visit {
  /** @param name what the answer is counted as */
  readonly get: (name: string, path: string) => Promise<Answer>;
  readonly post: (name: string, path: string, body: unknown) => Promise<Answer>;
  readonly signIn: (account: string, password: string) => Promise<void>;
  readonly end: () => void;
}

const PATIENCE = 30;

/** @param localAddress where they come from, as the server sees it */
export function visit(url: string, tally: Tally, localAddress: string): Visit {
  const agent = new Agent({ keepAlive: true, maxSockets: 2, localAddress });
  let cookie: string | undefined;
  let forgery: string | undefined;
  const ask = async (name: string, path: string, body?: unknown): Promise<Answer> => {
    const headers = {
      accept: path.startsWith('/api/') ? 'application/json' : 'text/html',
      ...(cookie !== undefined && { cookie }),
      ...(forgery !== undefined && body !== undefined && { 'x-csrf-token': forgery }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    for (let turn = 0; turn < PATIENCE; turn += 1) {
      const before = performance.now();
      const answer = await once(`${url}${path}`, { agent, headers }, body);
      if (answer.status === 429) {
        tally.toldToWait += 1;
        await pause(1000 * Math.max(1, answer.retryAfter));
        continue;
      }
      (tally.times[name] ??= []).push(performance.now() - before);
      if (answer.status >= 400)
        throw new RangeError(`${name}: ${answer.status} ${answer.text.slice(0, 200)}`);
      return answer;
    }
    throw new RangeError(`${name}: told to wait ${PATIENCE} times`);
  };
  return {
    get: (name, path) => ask(name, path),
    post: (name, path, body) => ask(name, path, body),
    signIn: async (account, password) => {
      cookie = (await ask('sign in', '/api/session', { account, password })).cookie;
      const { csrfToken } = JSON.parse((await ask('GET /api/me', '/api/me')).text) as { csrfToken?: string };
      forgery = csrfToken;
    },
    end: () => agent.destroy(),
  };
}

interface Asked {
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
}

function once(address: string, { agent, headers }: Asked, body: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const asked = request(address, { agent, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const [cookie] = (response.headers['set-cookie']?.[0] ?? '').split(';');
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(parts).toString('utf8'),
          cookie: cookie === '' ? undefined : cookie,
          retryAfter: Number(response.headers['retry-after'] ?? 1),
        });
      });
    });
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
