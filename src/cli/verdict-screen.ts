// One verdict on the screen: the document, its signatures, and what it was or will be at other moments.
import { toVietnameseTime, visibleText } from '../kernel/index.ts';
import {
  conclusionOf,
  type ExaminedFile,
  type Standing,
  type Succession,
  successionStatements,
  type UnreadFile,
} from '../server/application/index.ts';
import {
  describeFindings,
  describeSignature,
  documentLevel,
  type Language,
  type SignatureLine,
  type VerdictAt,
  type VerificationReport,
  verdictWords,
} from '../signing/index.ts';
import { showBook } from './book-screen.ts';
import { bold, dim, green, print, red, table, yellow } from './screen.ts';
import { wrapped } from './wrapped.ts';

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

export function showExamined(examined: ExaminedFile, language: Language): void {
  const { file, report, verdicts, standing, succession, book } = examined;
  const conclusion = conclusionOf(examined);
  const paint = paintOf[conclusion];
  const headline = (report.verdict === 'valid' ? standing?.headline : undefined) ?? verdictWords[conclusion];
  print(`${paint(bold(`${markOf[conclusion]} ${headline[language]}`))}  ${visibleText(file)}`);
  if (standing) showStanding(standing, language);
  if (succession) showSuccession(succession, language);
  if (book) showBook(book, language);
  showReport(report, language);
  showMoments(verdicts, language);
  print();
}

export function showUnread({ unread: { code, vi, en } }: UnreadFile): void {
  process.stderr.write(`${red(`✘ ${visibleText(vi)}`)}\n  ${visibleText(en)}\n  (${code})\n\n`);
}

/** Of several files: how many are what. */
export function showTally(seen: readonly (ExaminedFile | UnreadFile)[], language: Language): void {
  const unread = seen.filter((each) => 'unread' in each).length;
  const conclusions = seen.flatMap((each) => ('unread' in each ? [] : [conclusionOf(each)]));
  const counts = (['valid', 'invalid', 'indeterminate', 'unsigned'] as const).flatMap((verdict) => {
    const count = conclusions.filter((each) => each === verdict).length;
    return count === 0 ? [] : [paintOf[verdict](`${count} ${verdictWords[verdict][language]}`)];
  });
  if (unread > 0) counts.push(red(`${unread} ${{ vi: 'KHÔNG ĐỌC ĐƯỢC', en: 'UNREADABLE' }[language]}`));
  print(`${bold(`${seen.length} ${{ vi: 'văn bản', en: 'documents' }[language]}`)}: ${counts.join(', ')}`);
}

const standingPaint = { failure: red, doubt: yellow, note: dim } as const;

function showStanding({ weight, known, ...words }: Standing, language: Language): void {
  print(standingPaint[weight](wrapped('    ', visibleText(words[language]), 4)));
  if (known === null) return;
  const { record, schoolClass, version, verificationCode } = known;
  const about = [record.title, schoolClass?.name ?? '', `v${version}`, verificationCode].filter(Boolean);
  print(dim(`    ${visibleText(about.join(' · '))}`));
}

function showSuccession(succession: Succession, language: Language): void {
  for (const { weight, text } of successionStatements(succession, language))
    print(standingPaint[weight](wrapped('    ', visibleText(text), 4)));
}

function showReport(report: VerificationReport, language: Language): void {
  const level = documentLevel(report);
  if (level !== undefined) print(dim(`    ${levelWords[level][language]}`));
  for (const sentence of describeFindings(report, language))
    print(paintOf[report.verdict](wrapped('    ', visibleText(sentence), 4)));
  const lines = report.signatures.map((signature) => describeSignature(signature, language));
  const rows = lines.map((line, i) => [
    `    ${i + 1}.`,
    stateMarks[line.state],
    visibleText(line.signer, 80),
    dim(line.claimedAt),
    line.level,
    line.kind,
    dim(shortened(visibleText(line.fields))),
  ]);
  for (const line of table(rows)) print(line);
  showNotes(lines);
  if (report.openFields.length > 0) {
    const label = { vi: 'Ô chữ ký còn trống', en: 'Signature fields still empty' }[language];
    print(dim(`    ${label}: ${report.openFields.length}`));
  }
}

/** What is wrong or in doubt, each sentence once with the numbers of the signatures it is about. */
function showNotes(lines: readonly SignatureLine[]): void {
  const about = new Map<string, { readonly broken: boolean; readonly numbers: number[] }>();
  lines.forEach(({ notes, state }, index) => {
    for (const note of notes) {
      const known = about.get(note) ?? { broken: state === 'broken', numbers: [] };
      // Said of the signer and of a timestamp authority, it is one sentence.
      if (known.numbers.at(-1) !== index + 1) known.numbers.push(index + 1);
      about.set(note, known);
    }
  });
  for (const [note, { broken, numbers }] of about) {
    const label = `    ${ranges(numbers)}: `;
    print((broken ? red : yellow)(wrapped(label, visibleText(note), 9)));
  }
}

/** `1, 6–16`; rising numbers. */
function ranges(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

const momentWords = {
  signing: { vi: 'Khi ký xong', en: 'When signed' },
  now: { vi: 'Hiện nay', en: 'Now' },
  stated: { vi: 'Thời điểm được hỏi', en: 'As asked' },
} as const;

/** When signed, now, on the stated date: all of them where they are not one and the same. */
function showMoments(verdicts: readonly VerdictAt[], language: Language): void {
  const differ = new Set(verdicts.map(({ report }) => report.verdict)).size > 1;
  if (!differ && !verdicts.some(({ moment }) => moment === 'stated')) return;
  const rows = verdicts.map(({ moment, at, report: { verdict } }) => [
    `    ${momentWords[moment][language]}`,
    dim(toVietnameseTime(at)),
    paintOf[verdict](verdictWords[verdict][language]),
  ]);
  for (const row of table(rows)) print(row);
}
