// A page as the text that goes to the browser: head, frame, content.
import { renderToString } from 'preact-render-to-string';
import type { AssetUrls } from '../assets.ts';
import type { Shown, Visit } from '../visit.ts';
import { Bare } from './bare.tsx';
import { Shell } from './shell.tsx';
import { layoutWords } from './words.ts';

interface Around {
  readonly urls: AssetUrls;
  /** For the one style that Turbo puts into the page. */
  readonly nonce: string;
}

export function htmlOf(shown: Shown, visit: Visit, { urls, nonce }: Around): string {
  const words = layoutWords[visit.language];
  const { frame = 'shell' } = shown;
  const page = (
    <html lang={visit.language} data-theme={visit.theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="csp-nonce" content={nonce} />
        <meta name="csrf-token" content={visit.csrf} />
        <meta name="said-offline" content={words.unreachable} />
        <meta name="pdf-worker" content={urls('pdf.worker.mjs')} />
        <meta name="pdf-viewer" content={urls('viewer.ts')} />
        <meta name="turbo-cache-control" content="no-preview" />
        <title>{`${shown.title} · ${words.product}`}</title>
        <script src={urls('theme.ts')} />
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href={urls('app.css')} data-turbo-track="reload" />
        <script type="module" src={urls('app.ts')} data-turbo-track="reload" />
      </head>
      <body data-theme={visit.theme}>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        {frame === 'shell' && visit.caller !== null ? (
          <Shell shown={shown} visit={visit} />
        ) : (
          <Bare shown={shown} visit={visit} />
        )}
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}`;
}

/** A round red seal, cut by the edge of a sheet. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23b3261e' stroke-width='2.4'%3E%3Ccircle cx='12' cy='12' r='9'/%3E%3Cpath d='M12 1v22M12 8l4 4-4 4'/%3E%3C/svg%3E";
