// One signed document on a package's page: where it opens, what was concluded, who signed.
import type { IndexedDocument, IndexedSignature } from '../package-index.ts';
import { both, escaped, headed, link, row } from './markup.ts';
import { viewerWords as words } from './words.ts';

export const documentTitles = [
  words.ordinal,
  words.document,
  words.printedCode,
  words.verdict,
  words.level,
  words.signatures,
] as const;

export const pupilTitles = [
  words.ordinal,
  words.name,
  words.code,
  words.printedCode,
  words.verdict,
  words.level,
  words.signatures,
] as const;

export function documentRow(document: IndexedDocument, position: number): string {
  const { path, title, code, verificationCode, verdict, words: said, level } = document;
  const cells = [
    String(position + 1),
    `<a href="${link(path)}" target="_blank" rel="noopener">${escaped(title)}</a>`,
    ...(code === null ? [] : [escaped(code)]),
    escaped(verificationCode),
    `<span class="verdict ${verdict}">${mark[verdict]} ${both(said)}</span>`,
    escaped(level ?? '–'),
    signatures(document),
  ];
  return row(cells, ` data-search="${escaped(`${title} ${code ?? ''} ${verificationCode}`)}"`);
}

/** Never by colour alone. */
const mark = { valid: '✔', invalid: '✘', indeterminate: '?', unsigned: '–' } as const;

function signatures({ signatures: signed, explanation, evidence }: IndexedDocument): string {
  const rows = signed.map((signature) => row(cellsOf(signature)));
  const table = headed(
    [words.signer, words.claimedAt, words.provedAt, words.level, words.integrity, words.trust],
    rows,
  );
  return `<details><summary>${signed.length}</summary><p>${escaped(explanation)}</p>${signed.length > 0 ? `${table}<p><a href="${link(evidence)}">${both(words.evidence)}</a></p>` : ''}</details>`;
}

const cellsOf = ({ signer, organisation, claimedAt, provedAt, level, integrity, trust }: IndexedSignature) =>
  [
    organisation === null || organisation === signer ? signer : `${signer}, ${organisation}`,
    claimedAt,
    provedAt,
    level,
    integrity,
    trust,
  ].map(escaped);
