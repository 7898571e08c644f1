// Scripts, styles and pictures of the pages, as `npm run build` bundled them: names change with the content, so they may be kept for ever.
import type { Express, Request } from 'express';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { httpFault } from '../http/index.ts';

/** Addresses by the name of the source: `app.css` is at `/assets/app-1A2B.css`. */
export type AssetUrls = (name: string) => string;

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** @param folder dist/web. @throws TypeError when the pages were not built */
export function serveAssets(app: Express, folder: string): AssetUrls {
  const names = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;
  const there = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  app.get('/assets/:name', (request, response) => {
    const { name } = request.params;
    const type = types[name.split('.').at(-1) ?? ''];
    const bytes = there.get(name);
    if (type === undefined || bytes === undefined) throw httpFault('request.notFound');
    const packed = packedFor(request, name, there);
    response
      .set({
        'Content-Type': type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
        ...(packed && { 'Content-Encoding': packed.coding }),
      })
      .end(packed?.bytes ?? bytes);
  });
  return (name) => {
    const bundled = names[name];
    if (bundled === undefined) throw new TypeError(`the build has no ${name}`);
    return `/assets/${bundled}`;
  };
}

function packedFor(request: Request, name: string, there: ReadonlyMap<string, Buffer>) {
  const accepted = request.acceptsEncodings();
  for (const [coding, ending] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const) {
    const bytes = there.get(`${name}${ending}`);
    if (bytes && accepted.includes(coding)) return { coding, bytes };
  }
  return undefined;
}
