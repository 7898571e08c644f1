// giaplai verify FILE… | --all: a readable verdict for each document; the exit status tells whether all are valid.
import { pageCount } from '../documents/index.ts';
import { type Clock, type Instant, sha256 } from '../kernel/index.ts';
import {
  conclusionOf,
  type ExaminedFile,
  examineBook,
  examineSuccession,
  jsonOf,
  type UnreadFile,
} from '../server/application/index.ts';
import { type Language, verdictsOverTime } from '../signing/index.ts';
import { loadAnchors } from './anchors.ts';
import { cliFault } from './faults.ts';
import type { Home } from './home.ts';
import { type Judge, judging, type VerifierFor } from './judging.ts';
import { progressBar } from './progress-bar.ts';
import { print } from './screen.ts';
import { showExamined, showTally, showUnread } from './verdict-screen.ts';
import { statedMoment } from './verify-moment.ts';
import { expectNewFile, writeReport } from './verify-report.ts';
import { type Registry, withRegistry } from './verify-registry.ts';
import { type Source, sourceOfFile, storedSources } from './verify-sources.ts';

export interface VerifyCommand {
  readonly files: readonly string[];
  /** Instead of files every document of the installation; what is valid is only counted. */
  readonly all?: boolean;
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

type Seen = ExaminedFile | UnreadFile;

/**
 * Exit status: 0 all valid, 1 some not valid, 2 some could not be read.
 * @throws Fault `cli.badDate`, `cli.fileExists`, `cli.cannotWrite`, `cli.badAnchor`, `cli.nothingStored`
 */
export function verifyFiles(command: VerifyCommand): Promise<number> {
  const { files, all = false, home, json, language, clock, offline, registry = true, pdf } = command;
  const stated = command.stated === undefined ? undefined : statedMoment(command.stated);
  const anchors = loadAnchors(command.anchors);
  if (pdf !== undefined) expectNewFile(pdf);
  const now = clock.now();
  return judging({ home, anchors, clock, offline }, (judge, verifierFor) =>
    withRegistry(home, registry || all, async (books) => {
      const sources = all ? await everything(home, books) : files.map(sourceOfFile);
      const thorough = json || pdf !== undefined || stated !== undefined;
      const asking: Asking = { judge, verifierFor, compare: books.compare, now, stated, thorough };
      const seen = await examineAll(sources, asking, (each) => {
        if ('unread' in each) showUnread(each);
        else if (!json && !(all && conclusionOf(each) === 'valid')) showExamined(each, language);
      });
      if (json)
        print(
          JSON.stringify(
            seen.flatMap((each) => ('unread' in each ? [] : [jsonOf(each)])),
            null,
            2,
          ),
        );
      else if (seen.length > 1) showTally(seen, language);
      if (pdf !== undefined) writeReport(pdf, { files: seen, language, now, stated, offline, anchors }, json);
      return statusOf(seen);
    }),
  );
}

async function everything(home: Home, { house }: Registry): Promise<readonly Source[]> {
  const sources = house ? await storedSources(house) : [];
  if (sources.length === 0) throw cliFault('cli.nothingStored', { folder: home.folder });
  return sources;
}

interface Asking extends Pick<Registry, 'compare'> {
  readonly judge: Judge;
  readonly verifierFor: VerifierFor;
  readonly now: Instant;
  readonly stated: Instant | undefined;
  /** Every moment is wanted, also where the present one says all there is to say. */
  readonly thorough: boolean;
}

async function examineAll(
  sources: readonly Source[],
  asking: Asking,
  show: (each: Seen) => void,
): Promise<readonly Seen[]> {
  const bar = progressBar();
  const seen: Seen[] = [];
  for (const source of sources) {
    if (sources.length > 1) bar.show(seen.length, sources.length, `Kiểm tra / verifying ${source.name}`);
    const each = await examine(source, asking);
    if ('unread' in each || conclusionOf(each) !== 'valid') bar.end();
    show(each);
    seen.push(each);
  }
  bar.end();
  return seen;
}

async function examine(
  { name, read }: Source,
  { judge, verifierFor, compare, now, stated, thorough }: Asking,
): Promise<Seen> {
  const bytes = await read();
  if ('unread' in bytes) return bytes;
  const present = await judge(bytes);
  const wanted = thorough || present.verdict !== 'valid';
  const verdicts = wanted ? verdictsOverTime(bytes, { now, stated, verifierFor }) : [];
  const report = verdicts.find(({ moment }) => moment === 'stated')?.report ?? present;
  const standing = await compare(bytes, present);
  const succession = await examineSuccession(bytes, present, judge);
  const book = await examineBook(bytes, present, judge);
  const pages = pageCount(bytes);
  return { file: name, sha256: sha256(bytes), pages, report, verdicts, standing, succession, book };
}

function statusOf(seen: readonly Seen[]): number {
  if (seen.some((each) => 'unread' in each)) return 2;
  return seen.every((each) => !('unread' in each) && conclusionOf(each) === 'valid') ? 0 : 1;
}
