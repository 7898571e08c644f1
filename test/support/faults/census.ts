// What an installation holds, counted without the program's own readers: rows by SQL, files by walking, signatures by their bytes.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { connectTo } from '../../../src/server/persistence/index.ts';

export interface Census {
  /** Versions of documents that are drafted. */
  readonly documents: number;
  readonly records: number;
  /** In the bytes of all documents, whatever the rows say. */
  readonly signatures: number;
  /** What the rows say: filled places beside those of the school's own certification. */
  readonly filled: number;
  /** Of places filled twice. */
  readonly doubled: number;
  readonly journal: number;
  readonly corrections: number;
  /** That somebody could go on with. */
  readonly sessions: number;
  /** Effects that wait. */
  readonly waiting: number;
  /** Gestures that are neither finished nor stopped. */
  readonly running: number;
  /** Files whose name is not the digest of their bytes. */
  readonly damaged: readonly string[];
  /** Digests that rows of segments name and no file has. */
  readonly missing: readonly string[];
  /** Documents whose bytes are not what their row says. */
  readonly otherBytes: readonly string[];
}

interface SegmentRow {
  readonly recordId: string;
  readonly version: number;
  readonly blob: string;
  readonly start: number;
  readonly length: number;
  readonly fileHash: string;
}

/** @param folder of the installation, which may be open elsewhere */
export async function census(folder: string): Promise<Census> {
  const database = await connectTo(path.join(folder, 'giaplai.sqlite'));
  try {
    const count = async (sql: string) =>
      Number((await database.query<{ n: number | string }[]>(sql))[0]?.n ?? 0);
    const segments = await segmentsOf(database);
    const { files, damaged } = blobsIn(path.join(folder, 'blobs'));
    const documents = documentsOf(segments, files);
    return {
      documents: await count('SELECT count(*) AS n FROM documents'),
      records: await count('SELECT count(*) AS n FROM records'),
      signatures: documents.reduce((sum, { signatures }) => sum + signatures, 0),
      filled: await count('SELECT count(*) AS n FROM filled_slots'),
      doubled: await count(`SELECT count(*) AS n FROM (
        SELECT 1 FROM filled_slots GROUP BY recordId, version, slot HAVING count(*) > 1) AS twice`),
      journal: await count('SELECT count(*) AS n FROM journal'),
      corrections: await count('SELECT count(*) AS n FROM corrections'),
      sessions: await count(`SELECT count(*) AS n FROM sessions WHERE endedAt IS NULL AND stage = 'open'`),
      waiting: await count('SELECT count(*) AS n FROM effects WHERE settledAt IS NULL'),
      running: await count(`SELECT count(*) AS n FROM ceremony_requests WHERE state = 'running'`),
      damaged,
      missing: [...new Set(segments.map(({ blob }) => blob))].filter((blob) => !files.has(blob)),
      otherBytes: documents.flatMap(({ recordId, whole }) => (whole ? [] : [recordId])),
    };
  } finally {
    await database.destroy();
  }
}

type Database = Awaited<ReturnType<typeof connectTo>>;

async function segmentsOf(database: Database, recordId?: string): Promise<readonly SegmentRow[]> {
  const rows = await database.query<Record<keyof SegmentRow, string>[]>(
    `SELECT recordId AS "recordId", version, coalesce(blob, hash) AS blob, start, length, fileHash AS "fileHash"
     FROM segments ${recordId === undefined ? '' : `WHERE recordId = '${recordId}'`} ORDER BY recordId, version, ordinal`,
  );
  // Postgres gives large numbers as text.
  return rows.map((row) => ({
    ...row,
    version: Number(row.version),
    start: Number(row.start),
    length: Number(row.length),
  }));
}

interface BlobsFound {
  /** By digest. */
  readonly files: ReadonlyMap<string, string>;
  readonly damaged: readonly string[];
}

function blobsIn(folder: string): BlobsFound {
  const files = new Map<string, string>();
  const damaged: string[] = [];
  for (const shelf of readdirSync(folder).filter((name) => /^[0-9a-f]{2}$/.test(name)))
    for (const name of readdirSync(path.join(folder, shelf))) {
      const file = path.join(folder, shelf, name);
      const digest = `${shelf}${name}`;
      files.set(digest, file);
      if (createHash('sha256').update(readFileSync(file)).digest('hex') !== digest) damaged.push(digest);
    }
  return { files, damaged };
}

interface DocumentFound {
  readonly recordId: string;
  readonly signatures: number;
  /** Every prefix is the file its segment names. */
  readonly whole: boolean;
  readonly bytes: Buffer;
}

function documentsOf(segments: readonly SegmentRow[], files: BlobsFound['files']): readonly DocumentFound[] {
  const chains = new Map<string, SegmentRow[]>();
  for (const segment of segments) {
    const key = `${segment.recordId}/${segment.version}`;
    chains.set(key, [...(chains.get(key) ?? []), segment]);
  }
  return [...chains.values()].map((chain) => {
    const hash = createHash('sha256');
    let whole = true;
    const parts = chain.map(({ blob, start, length, fileHash }) => {
      const file = files.get(blob);
      const part = file ? readFileSync(file).subarray(start, start + length) : Buffer.alloc(0);
      hash.update(part);
      whole &&= hash.copy().digest('hex') === fileHash;
      return part;
    });
    const bytes = Buffer.concat(parts);
    // One dictionary each, in the clear (ISO 32000-2 §12.8.1).
    const signatures = bytes.toString('latin1').match(/\/ByteRange\s*\[/g)?.length ?? 0;
    return { recordId: chain[0]!.recordId, signatures, whole, bytes };
  });
}

/** Documents that are ordered and not made, without looking at anything else. */
export async function effectsWaiting(folder: string): Promise<number> {
  const database = await connectTo(path.join(folder, 'giaplai.sqlite'));
  const sql = 'SELECT count(*) AS n FROM effects WHERE settledAt IS NULL';
  const [row] = await database.query<{ n: number | string }[]>(sql);
  await database.destroy();
  return Number(row?.n);
}

/** How many signatures poppler finds in a document, and that all of them stand. */
export async function judgedByPoppler(folder: string, recordId: string): Promise<number> {
  const database = await connectTo(path.join(folder, 'giaplai.sqlite'));
  const segments = await segmentsOf(database, recordId);
  await database.destroy();
  const [document] = documentsOf(segments, blobsIn(path.join(folder, 'blobs')).files);
  const file = path.join(folder, `judged-${recordId}.pdf`);
  writeFileSync(file, document!.bytes);
  const said = execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
  // Fields that nobody has signed yet are listed as well.
  const signed = said.split(/^Signature #/m).filter((one) => one.includes('Signature Validation'));
  for (const one of signed) expect(one).toContain('Signature is Valid');
  return signed.length;
}
