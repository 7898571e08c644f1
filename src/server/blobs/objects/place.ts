// A place in an object store, as settings and targets name it: `s3://bucket/prefix`.
import { objectFault } from '../../application/on-threads/index.ts';

/** Plain data: worker threads are told it. */
export interface BucketPlace {
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  /** Of a server other than Amazon's. */
  readonly endpoint?: string;
  /** Silence after which an attempt is given up. */
  readonly patienceMs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const PATIENCE_S = 20;

export const isBucketPlace = (text: string): boolean => /^s3:/i.test(text);

/** @throws Fault `objects.badPlace` */
export function bucketPlace(text: string, environment: Environment = process.env): BucketPlace {
  const bad = () => objectFault('objects.badPlace', { given: text });
  const [, bucket, rest = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(text) ?? [];
  const parts = rest.replace(/\/$/, '').split('/');
  // A key may hold anything; what looks like a way up is a slip.
  if (bucket === undefined || (rest !== '' && parts.some((part) => ['', '.', '..'].includes(part))))
    throw bad();
  const { GIAPLAI_S3_ENDPOINT: endpoint, GIAPLAI_S3_PATIENCE: patience } = environment;
  if (endpoint !== undefined && !/^https?:/.test(URL.canParse(endpoint) ? endpoint : ''))
    throw objectFault('objects.badPlace', { given: `GIAPLAI_S3_ENDPOINT=${endpoint}` });
  const seconds = patience === undefined ? PATIENCE_S : Number(patience);
  if (!(seconds >= 1 && seconds <= 600))
    throw objectFault('objects.badPlace', { given: `GIAPLAI_S3_PATIENCE=${patience ?? ''}` });
  return {
    bucket,
    prefix: rest === '' ? '' : `${parts.join('/')}/`,
    ...(endpoint !== undefined && { endpoint }),
    patienceMs: seconds * 1000,
  };
}

export const placeText = ({ bucket, prefix }: BucketPlace): string =>
  `s3://${bucket}/${prefix}`.replace(/\/$/, '');
