// A real S3-compatible server for tests: the one of the run, else one of their own, started and ended here.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const script = path.resolve('scripts/s3.sh');
const SETTINGS = [
  ...['GIAPLAI_S3_ENDPOINT', 'GIAPLAI_S3_PATIENCE', 'GIAPLAI_BLOBS', 'AWS_ACCESS_KEY_ID'],
  ...['AWS_SECRET_ACCESS_KEY', 'AWS_REGION'],
] as const;
const former = SETTINGS.map((name) => [name, process.env[name]] as const);
let own: string | undefined;
let places = 0;

export interface TestS3 {
  readonly endpoint: string;
  readonly bucket: string;
  /** `s3://…`, where nothing is yet. */
  readonly freshPlace: () => string;
}

/**
 * From now on the settings of this process lead there.
 * @throws where none is installed: these tests cannot be passed without one
 */
export function useS3(): TestS3 {
  const { GIAPLAI_TEST_S3: running = started() } = process.env;
  const { origin, username, password, pathname } = new URL(running);
  process.env.GIAPLAI_S3_ENDPOINT = origin;
  process.env.GIAPLAI_S3_PATIENCE = '5';
  process.env.AWS_ACCESS_KEY_ID = decodeURIComponent(username);
  process.env.AWS_SECRET_ACCESS_KEY = decodeURIComponent(password);
  process.env.AWS_REGION = 'us-east-1';
  const bucket = pathname.slice(1);
  const freshPlace = () => `s3://${bucket}/test-${process.pid}-${Date.now()}-${(places += 1)}/đường dẫn`;
  return { endpoint: origin, bucket, freshPlace };
}

export function endS3(): void {
  for (const [name, value] of former)
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  if (own === undefined) return;
  execFileSync(script, ['stop', own]);
  rmSync(own, { recursive: true, force: true });
  own = undefined;
}

function started(): string {
  own = mkdtempSync(path.join(tmpdir(), 'giaplai-s3-'));
  return execFileSync(script, ['start', own], { encoding: 'utf8' }).trim();
}
