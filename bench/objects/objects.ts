// What blobs in an object store cost beside blobs in a folder: a chunk of signatures written, a document and a class read.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sha256 } from '../../src/kernel/index.ts';
import { blobsPlace, openBlobs } from '../../src/server/blobs/index.ts';
import type { BlobSlice } from '../../src/server/application/index.ts';

export const objectsSizes = { documents: 45, signatures: 14, kilobytes: 25 };

const script = path.resolve('scripts/s3.sh');

/** Against an S3 server on this machine: the network of a real one comes on top, a round trip for each request. */
export async function objects(sizes: typeof objectsSizes): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'giaplai-objects-'));
  const { origin, username, password, pathname } = new URL(
    execFileSync(script, ['start', folder], { encoding: 'utf8' }).trim(),
  );
  process.env.AWS_ACCESS_KEY_ID = decodeURIComponent(username);
  process.env.AWS_SECRET_ACCESS_KEY = decodeURIComponent(password);
  process.env.GIAPLAI_S3_ENDPOINT = origin;
  try {
    const beside = await measured(path.join(folder, 'beside'), 'folder', sizes);
    const away = await measured(path.join(folder, 'away'), `s3:/${pathname}/bench`, sizes);
    for (const what of Object.keys(beside) as (keyof Times)[])
      console.log(
        `${what.padEnd(28)} folder ${beside[what].toFixed(1)} ms, object store ${away[what].toFixed(1)} ms, × ${(away[what] / beside[what]).toFixed(1)}`,
      );
  } finally {
    execFileSync(script, ['stop', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Times {
  /** A signature of everybody in the class. */
  readonly 'writing a chunk': number;
  readonly 'reading a document, cold': number;
  readonly 'reading the class, cold': number;
  readonly 'reading the class again': number;
}

async function measured(home: string, place: string, sizes: typeof objectsSizes): Promise<Times> {
  const { documents, signatures, kilobytes } = sizes;
  const blobs = () => openBlobs(blobsPlace(home, place));
  const store = blobs();
  const [slices, tails]: [BlobSlice[][], Buffer[][]] = [[], []];
  const writing = await timed(async () => {
    for (let signature = 0; signature < signatures; signature += 1) {
      const chunk = Array.from({ length: documents }, () => randomBytes(kilobytes * 1000));
      tails.push(chunk);
      slices.push([...(await store.putTogether(chunk))]);
    }
  });
  const segmentsOf = (document: number) => slices.flatMap((chunk) => chunk[document] ?? []);
  const wholes = Array.from({ length: documents }, (_, document) => ({
    segments: segmentsOf(document),
    whole: sha256(Buffer.concat(tails.flatMap((chunk) => chunk[document] ?? []))),
  }));
  const forget = () => {
    if (place !== 'folder') rmSync(path.join(home, 'blob-cache'), { recursive: true, force: true });
  };
  const [first] = wholes;
  if (!first) throw new RangeError('documents=0');
  forget();
  const one = await timed(() => blobs().join(first.segments, first.whole));
  forget();
  const reading = () =>
    blobs().reading(wholes, (read) => wholes.map(({ segments, whole }) => read(segments, whole)));
  return {
    'writing a chunk': writing / signatures,
    'reading a document, cold': one,
    'reading the class, cold': await timed(reading),
    'reading the class again': await timed(reading),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
