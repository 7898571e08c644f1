// The page of a package: opens from the disk, asks nobody for anything, reads without script.
import { createHash } from 'node:crypto';
import type { PackedFile } from '../../ports/archive-shelf.ts';
import type { PackageIndex } from '../package-index.ts';
import { documentRow, documentTitles, pupilTitles } from './documents.ts';
import { script, style } from './looks.ts';
import { both, escaped, headed, link, row } from './markup.ts';
import { viewerWords as words, type Words } from './words.ts';

/** @param payload every file under `data/` */
export function viewerPage(index: PackageIndex, payload: ReadonlyMap<string, PackedFile>): string {
  const title = `${index.className} · ${index.schoolYear} · ${index.school}`;
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<p>${both(words.title)}</p>
<h1>${escaped(title)}</h1>
${facts(index)}
</header>
<main>
${pupils(index)}
${summaries(index)}
${leftOut(index)}
${journal(index)}
${files(payload)}
<h2>${both(words.check)}</h2>
<p>${escaped(words.checkHow.vi)}</p>
<p class="en" lang="en">${escaped(words.checkHow.en)}</p>
<pre>sha256sum --check --quiet manifest-sha256.txt tagmanifest-sha256.txt</pre>
</main>
<script>${script}</script>
</body>
</html>
`;
}

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

function facts(index: PackageIndex): string {
  const lines: readonly (readonly [Words, string])[] = [
    [words.homeroom, index.homeroomTeacher],
    [words.regime, index.regime],
    [words.policy, index.policy ?? words.noPolicy.vi],
    [words.packed, index.packedAtText],
    [words.keep, index.keepUntil ?? words.forEver.vi],
    [words.verdicts, tally(index)],
  ];
  const label = `<dt>${both(words.label)}</dt><dd><a href="label.pdf">label.pdf</a> · <a href="label.txt">label.txt</a></dd>`;
  return `<dl>${lines.map(([label, text]) => `<dt>${both(label)}</dt><dd>${escaped(text)}</dd>`).join('')}${label}</dl>`;
}

function tally({ documents }: PackageIndex): string {
  const counts = new Map<string, number>();
  for (const { words: said } of documents) counts.set(said.vi, (counts.get(said.vi) ?? 0) + 1);
  return [...counts].map(([said, count]) => `${said}: ${count}`).join(' · ');
}

function pupils({ documents }: PackageIndex): string {
  const rows = documents
    .filter(({ kind }) => kind === 'transcript')
    .map((document, position) => documentRow(document, position));
  return `<h2>${both(words.pupils)}</h2>
<p class="search" hidden><label>${both(words.search)}<br><input type="search" autocomplete="off"></label></p>
${rows.length > 0 ? headed(pupilTitles, rows, 'pupils') : `<p>${both(words.none)}</p>`}
<p class="nobody" role="status" hidden>${both(words.noMatch)}</p>`;
}

function summaries({ documents }: PackageIndex): string {
  const rows = documents
    .filter(({ kind }) => kind === 'classSummary')
    .map((document, position) => documentRow(document, position));
  return rows.length === 0 ? '' : `<h2>${both(words.summaries)}</h2>\n${headed(documentTitles, rows)}`;
}

function leftOut({ leftOut: records }: PackageIndex): string {
  if (records.length === 0) return '';
  const rows = records.map(({ title, state }) => row([escaped(title), escaped(state)]));
  return `<h2>${both(words.leftOut)}</h2>\n${headed([words.document, words.state], rows)}`;
}

function journal({ journal: { seq, hash, intact, withheld, entries } }: PackageIndex): string {
  const rows = entries.map((entry) =>
    row([String(entry.seq), ...[entry.at, entry.who, entry.what, entry.about].map(escaped)]),
  );
  const said = intact ? words.journalIntact : words.journalBroken;
  return `<h2>${both(words.journal)}</h2>
<p class="${intact ? 'valid' : 'invalid'}">${both(said)} ${seq} · <span class="digest">${escaped(hash)}</span></p>
<p>${withheld} ${both(words.withheld)}</p>
<details><summary>${entries.length} ${both(words.seq)}</summary>
${headed([words.seq, words.at, words.who, words.what, words.about], rows, 'journal')}</details>`;
}

function files(payload: ReadonlyMap<string, PackedFile>): string {
  const rows = [...payload].map(([path, { length, sha256 }]) =>
    row([
      `<a href="${link(path)}">${escaped(path)}</a>`,
      String(length),
      `<span class="digest">${sha256}</span>`,
    ]),
  );
  const title: Words = { vi: 'SHA-256', en: '' };
  return `<h2>${both(words.files)}</h2>
<details><summary>${payload.size} ${both(words.file)}</summary>
${headed([words.file, words.size, title], rows)}</details>`;
}
