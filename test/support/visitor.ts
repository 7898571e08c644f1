// Somebody with a browser that runs no scripts: cookies are kept, forms carry what the last page put into them.
import type { TestApi } from './api.ts';

export interface PageSeen {
  readonly status: number;
  /** Where the answer leads; undefined when it is a page. */
  readonly location: string | undefined;
  readonly text: string;
}

export interface Visitor {
  readonly get: (path: string) => Promise<PageSeen>;
  /** A form of the page looked at last. */
  readonly send: (deed: string, fields: Fields, headers?: Headers) => Promise<PageSeen>;
  /** A form of the page looked at last that goes elsewhere. */
  readonly sendTo: (path: string, deed: string, fields: Fields) => Promise<PageSeen>;
  /** What a request beside the pages sends to be the same person. */
  readonly cookie: () => string;
}

/** A list for what is ticked several times. */
type Fields = Readonly<Record<string, string | readonly string[]>>;
type Headers = Readonly<Record<string, string>>;

export function visitorOf({ url }: Pick<TestApi, 'url'>): Visitor {
  const cookies = new Map<string, string>();
  let address = '/';
  let token = '';
  return {
    get: async (path) => {
      address = path;
      return keep(
        await fetch(url + path, { redirect: 'manual', headers: { cookie: sent(), accept: 'text/html' } }),
      );
    },
    send: (deed, fields, headers) => post(address, deed, fields, headers),
    sendTo: (path, deed, fields) => post(path, deed, fields),
    cookie: sent,
  };

  async function post(path: string, deed: string, fields: Fields, headers: Headers = {}): Promise<PageSeen> {
    const body = new URLSearchParams({ _csrf: token, _do: deed });
    for (const [name, value] of Object.entries(fields)) {
      body.delete(name);
      for (const each of typeof value === 'string' ? [value] : value) body.append(name, each);
    }
    const told = { cookie: sent(), accept: 'text/html', ...headers };
    return keep(await fetch(url + path, { method: 'POST', redirect: 'manual', headers: told, body }));
  }

  async function keep(response: Response): Promise<PageSeen> {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (cookie.includes('Max-Age=0')) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const text = await response.text();
    token = /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? token;
    return { status: response.status, location: response.headers.get('location') ?? undefined, text };
  }

  function sent(): string {
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
