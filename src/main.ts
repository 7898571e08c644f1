// Composition root of the server: settings → adapters → server; ends in good order when it is told to.
import { startServer } from './server/start/start-server.ts';
import { untilTold } from './server/start/until-told.ts';

process.exit(await untilTold(process.env, startServer));
