// The payload of a class's package, produced file by file.
import { assess, toExpectedJson } from '../../../assessment/index.ts';
import { toIso } from '../../../kernel/index.ts';
import type { RecordId, Sha256 } from '../../../kernel/index.ts';
import { readDocument } from '../documents.ts';
import { exportJournal } from '../journal/export-journal.ts';
import type { House } from '../ports/house.ts';
import type { PackageFile } from '../ports/archive-shelf.ts';
import type { Watched } from '../progress.ts';
import type { SchoolRecord } from '../rows.ts';
import type { Archiving } from './archive-class.ts';
import { scanKind } from '../paper/scan.ts';
import { correctionFiles } from './correction-files.ts';
import { editLogFiles } from './edit-log-files.ts';
import { uniqueNames } from './file-names.ts';
import { summerFiles } from './summer-files.ts';

/** @throws whatever the signal's reason is, once it aborts */
export async function* packageFiles(
  house: House,
  archiving: Archiving,
  { onProgress, signal }: Watched = {},
): AsyncGenerator<PackageFile> {
  const { book, ready, schoolClass, head } = archiving;
  const nameFor = uniqueNames();
  const contents: object[] = [];
  for (const record of ready) {
    signal?.throwIfAborted();
    const { bytes, document, fileHash } = await readDocument(house, record.id);
    const path = `data/${folders[record.kind]}/${nameFor(namedAs(record), '.pdf')}`;
    contents.push({
      path,
      record: record.id,
      title: record.title,
      version: document.version,
      verificationCode: document.verificationCode,
      sha256: fileHash,
    });
    yield { path, bytes };
    onProgress?.({
      done: contents.length,
      total: ready.length,
      recordId: record.id,
      title: record.title,
      stage: 'archive',
      trouble: null,
    });
  }
  yield json('data/contents.json', contents);
  yield json('data/class-book.json', book);
  yield json('data/results.json', toExpectedJson(assess(book)));
  yield json('data/score-log.json', await scoreLog(house, archiving));
  yield* editLogFiles(house, schoolClass);
  yield json(
    'data/records.json',
    await recordStates(
      house,
      ready.map(({ id }) => id),
    ),
  );
  yield* summerFiles(house, schoolClass.id, (pupil) => book.pupils.findIndex(({ code }) => code === pupil));
  const lines: string[] = [];
  for await (const line of exportJournal(house, schoolClass.id, head)) lines.push(line);
  yield { path: 'data/journal.jsonl', bytes: Buffer.from(lines.join('')) };
  for (const hash of evidenceNamedIn(lines))
    yield { path: `data/evidence/${hash}.json`, bytes: await house.blobs.get(hash) };
  yield* correctionFiles(house, schoolClass.id);
  for (const hash of scansOf(ready)) {
    const bytes = await house.blobs.get(hash);
    yield { path: `data/scans/${hash}.${scanKind(bytes) ?? 'bin'}`, bytes };
  }
}

/** Of what was signed and sealed on paper, each once. */
const scansOf = (records: readonly SchoolRecord[]): ReadonlySet<Sha256> =>
  new Set(
    records.flatMap(({ snapshot: { context } }) =>
      [context.paper?.signed.scan, context.paper?.sealed?.scan].flatMap((scan) => scan ?? []),
    ),
  );

/** The checks of certificates that the entries of signatures name (TT 15/2025), each once. */
function evidenceNamedIn(lines: readonly string[]): ReadonlySet<Sha256> {
  const named = lines.map((line) => JSON.parse(line) as { readonly event?: { readonly evidence?: Sha256 } });
  return new Set(named.flatMap(({ event }) => event?.evidence ?? []));
}

const folders = { transcript: 'Học bạ', classSummary: 'Bảng tổng hợp' } as const;

/** `01 Nguyễn Thị Ánh Tuyết HS001`: order in the class list first, so that folders list like the book. */
const namedAs = ({ kind, ordinal, title, key }: SchoolRecord) =>
  kind === 'transcript' ? `${String(ordinal + 1).padStart(2, '0')} ${title} ${key}` : title;

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

async function recordStates(house: House, ids: readonly RecordId[]): Promise<readonly object[]> {
  const records = await house.store.read((view) => view.records(ids));
  return records.map(({ id, kind, key, title, snapshot }) => ({ id, kind, key, title, snapshot }));
}

const json = (path: string, value: unknown): PackageFile => ({
  path,
  bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
});
