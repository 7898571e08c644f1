// The AWS SDK's client for one place, loaded where one is used: most installations have none.
import type { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { BucketPlace } from './place.ts';

export type Sdk = typeof import('@aws-sdk/client-s3');

export interface Connected {
  readonly sdk: Sdk;
  readonly client: S3Client;
}

/** Credentials come from where the SDK looks for them: environment, files of the account, the machine's role. */
export async function connect({ endpoint, patienceMs }: BucketPlace): Promise<Connected> {
  // It says on every start which Node its releases of next year will need; the lock file decides which release runs.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const sdk = await import('@aws-sdk/client-s3');
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  const client = new sdk.S3Client({
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    // Servers that are not Amazon's hardly care, but the signature names one.
    ...(endpoint !== undefined && { region: AWS_REGION ?? AWS_DEFAULT_REGION ?? 'us-east-1' }),
    // One place decides what is tried again, also for bodies that stream.
    maxAttempts: 1,
    // What it would write on the console is told by a fault, or not at all.
    logger: SILENT,
    // Digests of our own go along; the SDK's usual ones need a form of upload that not every server knows.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: patienceMs, httpsAgent: AGENT, httpAgent: AGENT },
  });
  return { sdk, client };
}

const silent = (): void => undefined;
const SILENT = { debug: silent, info: silent, warn: silent, error: silent };

/** Connections are kept, and no more of them at once than a store likes from one machine. */
const AGENT = { keepAlive: true, maxSockets: 32 };

/** Adds what the SDK has no place for. */
export function withHeaders(
  command: PutObjectCommand,
  headers: Readonly<Record<string, string>>,
): PutObjectCommand {
  command.middlewareStack.add(
    (next) => (args) => {
      Object.assign((args.request as { readonly headers: Record<string, string> }).headers, headers);
      return next(args);
    },
    { step: 'build', name: 'ownHeaders' },
  );
  return command;
}
