// giaplai verify FILE…: a readable verdict for each file; the exit status tells whether all are valid.
import { readFileSync } from 'node:fs';
import { type Clock, type Instant, instant, sha256, toIso } from '../kernel/index.ts';
import {
  indicationOf,
  jsonReport,
  type Language,
  type VerdictAt,
  verdictsOverTime,
  type VerificationReport,
} from '../signing/index.ts';
import { loadAnchors } from './anchors.ts';
import { cliFault } from './faults.ts';
import type { Home } from './home.ts';
import { judging } from './judging.ts';
import { print, red } from './screen.ts';
import { showMoments, showVerdict } from './verdict-screen.ts';

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
  /** The verdict is for this day or moment (ISO 8601) instead of now. */
  readonly stated?: string | undefined;
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
  stated: statedText,
}: VerifyCommand): Promise<number> {
  const stated = statedText === undefined ? undefined : statedMoment(statedText);
  const now = clock.now();
  return judging({ home, anchors: loadAnchors(anchors), clock, offline }, async (judge, verifierFor) => {
    let status = 0;
    const reports: object[] = [];
    for (const file of files) {
      const bytes = read(file);
      if (bytes === undefined) {
        status = 2;
        continue;
      }
      const present = await judge(bytes);
      const wanted = json || stated !== undefined || present.verdict !== 'valid';
      const verdicts = wanted ? verdictsOverTime(bytes, { now, stated, verifierFor }) : [];
      const report = verdicts.find(({ moment }) => moment === 'stated')?.report ?? present;
      if (report.verdict !== 'valid' && status === 0) status = 1;
      if (json) reports.push({ file, ...printable(bytes, report, verdicts) });
      else {
        showVerdict(file, report, language);
        showMoments(verdicts, language);
        print();
      }
    }
    if (json) print(JSON.stringify(reports, null, 2));
    return status;
  });
}

/** A file that cannot be read is told, and the others are judged all the same. */
function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const { title, code } = cliFault('cli.cannotRead', { file }, { cause: error });
    process.stderr.write(`${red(`✘ ${title.vi}`)}\n  ${title.en}\n  (${code})\n\n`);
    return undefined;
  }
}

/** The shape of docs/verification-report.md. */
const printable = (bytes: Buffer, report: VerificationReport, verdicts: readonly VerdictAt[]) => ({
  sha256: sha256(bytes),
  ...jsonReport(report),
  verdicts: verdicts.map(({ moment, at, report: { verdict, findings, signatures } }) => ({
    moment,
    at: toIso(at),
    verdict,
    ...indicationOf([...findings, ...signatures.flatMap((signature) => signature.findings)]),
  })),
});

/** A day is its beginning in Vietnam. */
function statedMoment(text: string): Instant {
  const day = /^\d{4}-\d\d-\d\d$/.test(text);
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const at = instant(day ? `${text}T00:00:00+07:00` : text);
  if ((!day && !moment) || Number.isNaN(at) || (day && toIso(at).slice(0, 10) !== text))
    throw cliFault('cli.badDate', { text });
  return at;
}
