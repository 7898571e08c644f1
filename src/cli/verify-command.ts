// giaplai verify FILE…: a readable verdict for each file; the exit status tells whether all are valid.
import { readFileSync } from 'node:fs';
import { pageCount } from '../documents/index.ts';
import { type Clock, type Instant, sha256 } from '../kernel/index.ts';
import { conclusionOf, type ExaminedFile, jsonOf, type UnreadFile } from '../server/application/index.ts';
import { type Language, verdictsOverTime } from '../signing/index.ts';
import { loadAnchors } from './anchors.ts';
import { cliFault } from './faults.ts';
import type { Home } from './home.ts';
import { type Judge, judging, type VerifierFor } from './judging.ts';
import { progressBar } from './progress-bar.ts';
import { print } from './screen.ts';
import { showExamined, showUnread } from './verdict-screen.ts';
import { statedMoment } from './verify-moment.ts';
import { expectNewFile, writeReport } from './verify-report.ts';
import { type Comparing, withRegistry } from './verify-registry.ts';

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
  /** Compare with what the installation has stored, if there is one. Default true. */
  readonly registry?: boolean;
  /** Write the report to this file, as PDF; never over another one. */
  readonly pdf?: string | undefined;
}

/**
 * Exit status: 0 all valid, 1 some not valid, 2 some could not be read.
 * @throws Fault `cli.badDate`, `cli.fileExists`, `cli.cannotWrite`, `cli.badAnchor`
 */
export function verifyFiles(command: VerifyCommand): Promise<number> {
  const { files, home, json, language, clock, offline, registry = true, pdf } = command;
  const stated = command.stated === undefined ? undefined : statedMoment(command.stated);
  const anchors = loadAnchors(command.anchors);
  if (pdf !== undefined) expectNewFile(pdf);
  const now = clock.now();
  return judging({ home, anchors, clock, offline }, (judge, verifierFor) =>
    withRegistry(home, registry, async (comparing) => {
      const thorough = json || pdf !== undefined || stated !== undefined;
      const asking: Asking = { judge, verifierFor, comparing, now, stated, thorough };
      const examined = await examineAll(files, asking, (each) => {
        if (!json || 'unread' in each) show(each, language);
      });
      if (json)
        print(
          JSON.stringify(
            examined.flatMap((each) => ('unread' in each ? [] : [jsonOf(each)])),
            null,
            2,
          ),
        );
      if (pdf !== undefined)
        writeReport(pdf, { files: examined, language, now, stated, offline, anchors }, json);
      return statusOf(examined);
    }),
  );
}

interface Asking {
  readonly judge: Judge;
  readonly verifierFor: VerifierFor;
  readonly comparing: Comparing;
  readonly now: Instant;
  readonly stated: Instant | undefined;
  /** Every moment is wanted, also where the present one says all there is to say. */
  readonly thorough: boolean;
}

async function examineAll(
  files: readonly string[],
  asking: Asking,
  shown: (each: ExaminedFile | UnreadFile) => void,
): Promise<readonly (ExaminedFile | UnreadFile)[]> {
  const bar = progressBar();
  const examined: (ExaminedFile | UnreadFile)[] = [];
  for (const file of files) {
    if (files.length > 1) bar.show(examined.length, files.length, `Kiểm tra / verifying ${file}`);
    const each = await examine(file, asking);
    bar.end();
    shown(each);
    examined.push(each);
  }
  return examined;
}

async function examine(
  file: string,
  { judge, verifierFor, comparing, now, stated, thorough }: Asking,
): Promise<ExaminedFile | UnreadFile> {
  const bytes = read(file);
  if ('unread' in bytes) return bytes;
  const present = await judge(bytes);
  const wanted = thorough || present.verdict !== 'valid';
  const verdicts = wanted ? verdictsOverTime(bytes, { now, stated, verifierFor }) : [];
  const report = verdicts.find(({ moment }) => moment === 'stated')?.report ?? present;
  return {
    file,
    sha256: sha256(bytes),
    pages: pageCount(bytes),
    report,
    verdicts,
    standing: await comparing(bytes, present),
  };
}

/** A file that cannot be read is told, and the others are judged all the same. */
function read(file: string): Buffer | UnreadFile {
  try {
    return readFileSync(file);
  } catch (error) {
    const { title, code } = cliFault('cli.cannotRead', { file }, { cause: error });
    return { file, unread: { code, ...title } };
  }
}

function show(each: ExaminedFile | UnreadFile, language: Language): void {
  if ('unread' in each) showUnread(each);
  else showExamined(each, language);
}

function statusOf(examined: readonly (ExaminedFile | UnreadFile)[]): number {
  if (examined.some((each) => 'unread' in each)) return 2;
  return examined.every((each) => !('unread' in each) && conclusionOf(each) === 'valid') ? 0 : 1;
}
