// One installation of Giáp Lai: a folder with its database, its blobs and its archive, opened and closed as a whole.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../kernel/index.ts';
import type { Clock } from '../kernel/index.ts';
import { carryOver, sealOpenSecrets, tellTries, type House } from './application/index.ts';
import {
  archiveFolder,
  archiveMedia,
  blobsPlace,
  blobsStanding,
  openBlobs,
  rememberingTrouble,
} from './blobs/index.ts';
import { secretBox } from './credentials/index.ts';
import { postgresJobs, workerThreads, type JobEngine } from './jobs/index.ts';
import {
  checkpointsBeside,
  letSchoolsOrder,
  openClaims,
  openDatabase,
  postgresPlace,
  unitOfWork,
} from './persistence/index.ts';
import { expectBlobs } from './expect-blobs.ts';
import { secretKey } from './secret-key.ts';

export interface Installation extends House {
  readonly folder: string;
  /** Effects as jobs for any process; null where SQLite keeps the rows. */
  readonly jobs: JobEngine | null;
  /** Lets the transaction under way end, then closes threads and database. */
  close(): Promise<void>;
}

export interface InstallationOptions {
  readonly clock?: Clock;
  /** Worker threads; one per core when left out. */
  readonly lanes?: number;
  /** Public address that printed codes lead to. @throws TypeError when it is none */
  readonly verifyAt?: string | undefined;
  /** Where archive packages go; `archive` inside the folder when left out. */
  readonly archive?: string;
  /** `postgres://…` of the rows; the setting DATABASE_URL when left out, a SQLite file when it names no Postgres. */
  readonly database?: string | undefined;
  /** `s3://bucket/prefix` of the blobs, or `folder`; the setting GIAPLAI_BLOBS when left out, the folder when that is none. */
  readonly blobs?: string | undefined;
  /** How long a writer waits for another process that has the SQLite file locked; a minute when left out. */
  readonly patienceMs?: number;
  /** What the engine of jobs cannot do for a while; it tries again. */
  readonly onFailure?: (error: unknown) => void;
}

/**
 * Several processes may open one folder at once: the database orders their transactions, blobs are only ever added.
 * @param folder created when missing
 */
export async function openInstallation(
  folder: string,
  {
    clock = systemClock,
    lanes,
    verifyAt,
    archive = path.join(folder, 'archive'),
    database = process.env.DATABASE_URL,
    blobs: blobsWanted = process.env.GIAPLAI_BLOBS,
    patienceMs,
    onFailure = ignored,
  }: InstallationOptions = {},
): Promise<Installation> {
  await mkdir(folder, { recursive: true });
  const blobsAt = blobsPlace(folder, blobsWanted);
  const file = path.join(folder, 'giaplai.sqlite');
  const source = await openDatabase(file, database);
  const whereBlobsAre = () => expectBlobs(source, folder, blobsAt);
  await whereBlobsAre().catch(async (error: unknown) => {
    await source.destroy();
    throw error;
  });
  const place = postgresPlace(database, file);
  const jobs = place && (await postgresJobs(place, onFailure));
  if (jobs) await letSchoolsOrder(source, jobs.schema);
  const blobs = rememberingTrouble(openBlobs(blobsAt), clock);
  const workshop = workerThreads({ blobs: blobsAt }, lanes);
  const checkpoints = place ? undefined : await checkpointsBeside(source);
  const store = unitOfWork(source, jobs?.ordered, patienceMs, checkpoints);
  const secrets = secretBox(secretKey(folder));
  const claims = openClaims(place ?? file);
  const house: Installation = {
    folder,
    store,
    blobs,
    workshop,
    shelf: archiveFolder(archive),
    media: archiveMedia(folder),
    secrets,
    claims,
    clock,
    jobs,
    room: async () => {
      await whereBlobsAre();
      await blobs.works();
    },
    keeping: async () => ({ ...(await blobsStanding(blobsAt)), lastTrouble: blobs.lastTrouble() }),
    ...(verifyAt !== undefined && { verifyAt: new URL(verifyAt).origin }),
    close: async () => {
      await jobs?.close();
      await workshop.close();
      await store.read(() => Promise.resolve());
      await claims.close();
      await checkpoints?.close();
      await source.destroy();
    },
  };
  await sealOpenSecrets(house);
  await carryOver(house);
  await tellTries(house);
  return house;
}

/** Nobody listens. */
const ignored = (): void => undefined;
