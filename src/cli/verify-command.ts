// giaplai verify FILE…: a readable verdict for each file; the exit status tells whether all are valid.
import { readFileSync } from 'node:fs';
import { type Clock, Fault } from '../kernel/index.ts';
import {
  describeFindings,
  describeSignature,
  documentLevel,
  type Language,
  type VerificationReport,
  verdictWords,
} from '../signing/index.ts';
import { loadAnchors } from './anchors.ts';
import { cliFault } from './faults.ts';
import type { Home } from './home.ts';
import { judging } from './judging.ts';
import { bold, dim, green, print, red, table, yellow } from './screen.ts';

export interface VerifyCommand {
  readonly files: readonly string[];
  readonly home: Home;
  /** Folder of trust anchors (.crt, .cer, .pem). */
  readonly anchors: string;
  /** Judge by what the files carry; ask no authority. */
  readonly offline: boolean;
  readonly json: boolean;
  readonly language: Language;
  readonly clock: Clock;
}

/** Exit status: 0 all valid, 1 some not valid, 2 some could not be read. */
export function verifyFiles({
  files,
  home,
  anchors,
  offline,
  json,
  language,
  clock,
}: VerifyCommand): Promise<number> {
  return judging({ home, anchors: loadAnchors(anchors), clock, offline }, async (judge) => {
    let status = 0;
    const reports: { file: string; report: VerificationReport }[] = [];
    for (const file of files) {
      const report = await judge(read(file));
      if (report.verdict !== 'valid') status = 1;
      if (json) reports.push({ file, report });
      else show(file, report, language);
    }
    if (json) print(JSON.stringify(reports, null, 2));
    return status;
  });
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw error instanceof Fault ? error : cliFault('cli.cannotRead', { file }, { cause: error });
  }
}

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

function show(file: string, report: VerificationReport, language: Language): void {
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
  print();
}
