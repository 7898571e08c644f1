// One verdict on the screen: the document, its signatures, and what it was or will be at other moments.
import { toVietnameseTime } from '../kernel/index.ts';
import {
  describeFindings,
  describeSignature,
  documentLevel,
  type Language,
  type VerdictAt,
  type VerificationReport,
  verdictWords,
} from '../signing/index.ts';
import { bold, dim, green, print, red, table, yellow } from './screen.ts';

const levelWords = {
  'B-B': { vi: 'Mức B-B: chưa có dấu thời gian', en: 'Level B-B: no timestamp' },
  'B-T': { vi: 'Mức B-T: có dấu thời gian', en: 'Level B-T: timestamped' },
  'B-LT': {
    vi: 'Mức B-LT: có dấu thời gian và dữ liệu xác thực',
    en: 'Level B-LT: timestamped, with validation data',
  },
  'B-LTA': { vi: 'Mức B-LTA: xác minh được lâu dài', en: 'Level B-LTA: verifiable for the long term' },
} as const;
const stateMarks = { sound: green('✔'), doubtful: yellow('?'), broken: red('✘') } as const;
const paintOf = { valid: green, invalid: red, indeterminate: yellow, unsigned: yellow } as const;
const markOf = { valid: '✔', invalid: '✘', indeterminate: '?', unsigned: '?' } as const;

export function showVerdict(file: string, report: VerificationReport, language: Language): void {
  const paint = paintOf[report.verdict];
  print(`${paint(bold(`${markOf[report.verdict]} ${verdictWords[report.verdict][language]}`))}  ${file}`);
  const level = documentLevel(report);
  if (level !== undefined) print(dim(`    ${levelWords[level][language]}`));
  for (const sentence of describeFindings(report, language)) print(`    ${paint(sentence)}`);
  const lines = report.signatures.map((signature) => describeSignature(signature, language));
  const rows = lines.map((line, i) => [
    `    ${i + 1}.`,
    stateMarks[line.state],
    line.signer,
    dim(line.claimedAt),
    line.level,
    line.kind,
    dim(line.fields.length > 40 ? `${line.fields.slice(0, 39)}…` : line.fields),
  ]);
  const drawn = table(rows);
  lines.forEach((line, i) => {
    print(drawn[i] ?? '');
    const paintNote = line.state === 'broken' ? red : yellow;
    for (const note of line.notes) print(`         ${paintNote(note)}`);
  });
  if (report.openFields.length > 0) {
    const label = { vi: 'Ô chữ ký còn trống', en: 'Signature fields still empty' }[language];
    print(dim(`    ${label}: ${report.openFields.length}`));
  }
}

const momentWords = {
  signing: { vi: 'Khi ký xong', en: 'When signed' },
  now: { vi: 'Hiện nay', en: 'Now' },
  stated: { vi: 'Thời điểm được hỏi', en: 'As asked' },
} as const;

/** When signed, now, on the stated date: all of them where they are not one and the same. */
export function showMoments(verdicts: readonly VerdictAt[], language: Language): void {
  const differ = new Set(verdicts.map(({ report }) => report.verdict)).size > 1;
  if (!differ && !verdicts.some(({ moment }) => moment === 'stated')) return;
  const rows = verdicts.map(({ moment, at, report: { verdict } }) => [
    `    ${momentWords[moment][language]}`,
    dim(toVietnameseTime(at)),
    paintOf[verdict](verdictWords[verdict][language]),
  ]);
  for (const row of table(rows)) print(row);
}
