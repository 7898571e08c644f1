// The server's log: JSON lines for operators, without secrets and without anybody's data.
import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

export interface LogOptions {
  readonly level: string;
  /** Standard output when left out. */
  readonly to?: DestinationStream;
}

/** Members that are cut out wherever somebody should log them by mistake. */
const secret = [
  'authorization',
  'cookie',
  'password',
  'code',
  'token',
  'session',
  'secret',
  'pin',
  'passphrase',
  'name',
  'title',
  'email',
  'account',
];

export function openLog({ level, to }: LogOptions): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secret.flatMap((member) => [member, `*.${member}`, `*.*.${member}`]), censor: '[…]' },
    serializers: { error: plainError },
  };
  return to ? pino(options, to) : pino(options);
}

/** Messages of errors may quote what somebody entered; a fault's code and the stack's places never do. */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code } = error as { readonly code?: unknown };
  return {
    kind: error.constructor.name,
    ...(typeof code === 'string' && { fault: code }),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
  };
}
