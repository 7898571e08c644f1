// Runs a server or a worker until the process is told to end, and ends it in good order.
import { Fault } from '../../kernel/index.ts';
import { diskTrouble } from '../application/index.ts';
import { configFrom, type Config } from '../config.ts';
import { openLog, type Logger } from '../log.ts';
import { unknownSettings } from '../settings/index.ts';

interface Running {
  readonly url?: string;
  readonly close: () => Promise<void>;
}

/** @returns the exit status: 0 when it ended as told, 1 when it could not be closed, 2 when it did not start */
export async function untilTold(
  environment: Readonly<Record<string, string | undefined>>,
  start: (config: Config, log: Logger) => Promise<Running>,
): Promise<number> {
  try {
    const config = configFrom(environment);
    const log = openLog({ level: config.logLevel });
    for (const { name, near } of unknownSettings(environment))
      log.warn({ setting: name, near }, 'unknown setting');
    const running = await start(config, log);
    process.stdout.write(`Giáp Lai: ${running.url ?? 'worker'}\n`);
    await told();
    return await ended(running, log);
  } catch (error) {
    const fault = error instanceof Fault ? error : diskTrouble(error);
    if (!fault) throw error;
    process.stderr.write(`✘ ${fault.title.vi}\n  ${fault.title.en}\n  (${fault.code})\n`);
    return 2;
  }
}

async function ended({ close }: Running, log: Logger): Promise<number> {
  try {
    await close();
    return 0;
  } catch (error) {
    log.error({ error }, 'not closed');
    return 1;
  }
}

/** Told twice, it does not wait for what is under way. */
const told = () =>
  new Promise<void>((done) => {
    let ending = false;
    const end = () => {
      if (ending) process.exit(1);
      ending = true;
      done();
    };
    process.on('SIGTERM', end).on('SIGINT', end);
  });
