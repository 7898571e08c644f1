// Composition root of the server: settings → adapters → server; ends in good order when it is told to.
import { Fault } from './kernel/index.ts';
import { configFrom } from './server/config.ts';
import { openLog } from './server/log.ts';
import { startServer } from './server/start/start-server.ts';

try {
  const config = configFrom(process.env);
  const log = openLog({ level: config.logLevel });
  const server = await startServer(config, log);
  process.stdout.write(`Giáp Lai: ${server.url}\n`);
  let ending = false;
  const end = () => {
    if (ending) process.exit(1);
    ending = true;
    void server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error }, 'not closed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end).on('SIGINT', end);
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  process.stderr.write(`✘ ${error.title.vi}\n  ${error.title.en}\n  (${error.code})\n`);
  process.exitCode = 2;
}
