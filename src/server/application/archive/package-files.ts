// The payload of a class's package, produced file by file, and the page beside it.
import { assess, toExpectedJson } from '../../../assessment/index.ts';
import { toIso } from '../../../kernel/index.ts';
import type { Sha256 } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { PackageFile, PackedFile } from '../ports/archive-shelf.ts';
import type { Watched } from '../progress.ts';
import type { SchoolRecord } from '../rows.ts';
import { scanKind } from '../paper/scan.ts';
import { bookFiles } from './book-files.ts';
import { correctionFiles } from './correction-files.ts';
import { editLogFiles } from './edit-log-files.ts';
import { withEvidence } from './evidence-files.ts';
import { journalExtract, type JournalExtract } from './journal-files.ts';
import { jsonFile } from './json-file.ts';
import { lockMinutesFiles } from './lock-minutes-files.ts';
import { packageLabel } from './package-label.ts';
import { packageIndex, type PackageIndex } from './package-index.ts';
import type { Archiving } from './packing.ts';
import { recordFiles, type RecordFile } from './record-files.ts';
import { ruleFile } from './rule-files.ts';
import { summerFiles } from './summer-files.ts';
import { judgeFiles, verdictFiles } from './verdict-files.ts';

export interface PackageContents {
  /** Under `data/`, one after the other. @throws whatever the signal's reason is, once it aborts */
  readonly payload: AsyncGenerator<PackageFile>;
  /** Once the payload is written: what stands beside it. */
  readonly beside: (payload: ReadonlyMap<string, PackedFile>) => Promise<readonly PackageFile[]>;
}

export function packageContents(house: House, archiving: Archiving, watched: Watched): PackageContents {
  let index: PackageIndex | undefined;
  return {
    payload: withEvidence(
      house,
      payloadFiles(house, archiving, { ...watched, onIndex: (made) => (index = made) }),
    ),
    beside: async (payload) => [
      ...(index === undefined
        ? []
        : [{ path: 'index.html', bytes: await house.workshop.compose('page', { index, payload }) }]),
      ...(await packageLabel(house, archiving, payload)),
    ],
  };
}

interface Packing extends Watched {
  readonly onIndex: (index: PackageIndex) => void;
}

async function* payloadFiles(
  house: House,
  archiving: Archiving,
  { onProgress, signal, onIndex }: Packing,
): AsyncGenerator<PackageFile> {
  const { book, ready, schoolClass } = archiving;
  const files = await recordFiles(house, ready);
  let done = 0;
  const told = ({ record: { id: recordId, title } }: RecordFile) =>
    onProgress?.({
      ...{ done: (done += 1), total: 2 * files.length, recordId, title },
      ...{ stage: 'archive', trouble: null },
    });
  const lengths = new Map<string, number>();
  for (const file of files) {
    signal?.throwIfAborted();
    const bytes = await house.blobs.join(file.segments, file.fileHash);
    lengths.set(file.path, bytes.length);
    yield { path: file.path, bytes };
    told(file);
  }
  yield jsonFile('data/contents.json', files.map(contentOf));
  const verdicts = await judgeFiles(house, archiving, files, { signal, onJudged: told });
  yield* verdictFiles(house, archiving, files, verdicts);
  yield ruleFile(archiving);
  yield jsonFile('data/class-book.json', book);
  yield { path: 'data/class-book.xlsx', bytes: await house.workshop.compose('workbook', book) };
  yield jsonFile('data/results.json', toExpectedJson(assess(book)));
  yield jsonFile('data/score-log.json', await scoreLog(house, archiving));
  yield* editLogFiles(house, schoolClass);
  yield* bookFiles(house, schoolClass);
  yield jsonFile('data/records.json', await recordStates(house, ready));
  yield* summerFiles(house, schoolClass.id, (pupil) => book.pupils.findIndex(({ code }) => code === pupil));
  const journal = await journalExtract(house, archiving);
  yield* journal.files;
  for (const hash of evidenceNamedIn(journal))
    yield { path: `data/evidence/${hash}.json`, bytes: await house.blobs.get(hash) };
  yield* correctionFiles(house, schoolClass.id);
  yield* lockMinutesFiles(house, schoolClass);
  for (const hash of scansOf(ready)) {
    const bytes = await house.blobs.get(hash);
    yield { path: `data/scans/${hash}.${scanKind(bytes) ?? 'bin'}`, bytes };
  }
  const names = await namesOf(house);
  const index = packageIndex({ archiving, files, verdicts, lengths, journal, names });
  onIndex(index);
  yield jsonFile('data/index.json', index);
  const list = await house.workshop.compose('index', { ...index, printedAt: archiving.at });
  yield { path: 'data/index.pdf', bytes: list };
}

const contentOf = ({ path, record, document, fileHash }: RecordFile) => ({
  path,
  record: record.id,
  title: record.title,
  version: document.version,
  verificationCode: document.verificationCode,
  sha256: fileHash,
});

const namesOf = async ({ store }: House) =>
  new Map((await store.read((view) => view.people())).map(({ id, name }) => [id, name]));

/** Of what was signed and sealed on paper, each once. */
const scansOf = (records: readonly SchoolRecord[]): ReadonlySet<Sha256> =>
  new Set(
    records.flatMap(({ snapshot: { context } }) =>
      [context.paper?.signed.scan, context.paper?.sealed?.scan].flatMap((scan) => scan ?? []),
    ),
  );

/** The checks of certificates that the entries of signatures name (TT 15/2025), each once. */
const evidenceNamedIn = ({ told }: JournalExtract): ReadonlySet<Sha256> =>
  new Set(told.flatMap(({ event }) => (event.evidence as Sha256 | undefined) ?? []));

async function scoreLog(house: House, { schoolClass }: Archiving): Promise<readonly object[]> {
  const changes = await house.store.read((view) => view.scoreChanges(schoolClass.id));
  return changes.map(({ at, actor, path, before, after, fileHash, reason, device, permission }) => ({
    at: toIso(at),
    actor,
    path,
    before,
    after,
    fileHash,
    reason,
    device,
    permission,
  }));
}

async function recordStates(house: House, ready: readonly SchoolRecord[]): Promise<readonly object[]> {
  const records = await house.store.read((view) => view.records(ready.map(({ id }) => id)));
  return records.map(({ id, kind, key, title, snapshot }) => ({ id, kind, key, title, snapshot }));
}
