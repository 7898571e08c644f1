// Runs the server or a worker from the command line, with the settings of the environment and the chosen home.
import { startServer } from '../../server/start/start-server.ts';
import { startWorker } from '../../server/start/start-worker.ts';
import { untilTold } from '../../server/start/until-told.ts';
import type { Home } from '../home.ts';

/** Ends the process when it is told to. */
export const runServer = (home: Home): Promise<number> => leave(untilTold(settings(home), startServer));

export const runWorker = (home: Home): Promise<number> => leave(untilTold(settings(home), startWorker));

const settings = ({ folder }: Home) => ({ ...process.env, GIAPLAI_HOME: folder });

/** What is still open when everything has been closed holds nobody up. */
const leave = async (running: Promise<number>): Promise<number> => process.exit(await running);
