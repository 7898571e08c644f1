// The frame of the few plain pages that the server renders itself.
import { escaped } from './markdown.ts';

export const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2430}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}code{background:#f1f3f6;padding:.1em .3em;border-radius:3px}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #d8dde5}
.note{background:#fff6dd;border-left:4px solid #d9a400;padding:.5rem 1rem}`;

export const htmlPage = (title: string, content: string): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
${content}
</body>
</html>
`;
