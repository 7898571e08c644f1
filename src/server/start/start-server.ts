// From settings to a running server and back: adapters are opened, unfinished work is taken up, all of it ends in order.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAnchors } from '../../cli/anchors.ts';
import { software } from '../../cli/software.ts';
import {
  carryOnCorrections,
  certifyEditLogs,
  ceremonyRuns,
  certifySummerPages,
  certifyLockMinutes,
  disposeOfOrdered,
  draftSealings,
  guardFindings,
  inTurn,
  healthWatch,
  officeRuns,
  readingNotes,
  runEffects,
} from '../application/index.ts';
import type { Config } from '../config.ts';
import { listen, openApp, type HttpDesk } from '../http/index.ts';
import { openInstallation } from '../installation.ts';
import type { Logger } from '../log.ts';
import { bouncesFrom, mailerFrom } from '../mail/index.ts';
import { webPages } from '../web/index.ts';
import { webhookPostman } from '../webhooks/index.ts';
import { openAccounts } from './accounts.ts';
import { carrier } from './carry-out.ts';
import { keepArchive } from './keep-archive.ts';
import { keepCalendar } from './keep-calendar.ts';
import { keepTelling } from './keep-telling.ts';
import { leftOver, takeJobs } from './take-jobs.ts';
import { takeUpRuns } from './take-up-runs.ts';
import { postLetters } from './post-letters.ts';
import { openExaminers } from './open-examiners.ts';
import { openMeans } from './keys-and-authorities.ts';
import { readDemoAccounts, seedDemo } from './demo-accounts.ts';
import { tellStory } from './seed-story.ts';

export interface RunningServer {
  readonly url: string;
  /** Finishes requests and the chunks of ceremonies under way, then closes everything. */
  readonly close: () => Promise<void>;
}

/** @throws Fault `config.*`, `store.*`; an address that is taken as Node tells it */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  await mkdir(config.home, { recursive: true, mode: 0o700 });
  const { lanes } = config;
  const { verifyAt } = config;
  const house = await openInstallation(config.home, { verifyAt, ...(lanes !== undefined && { lanes }) });
  for (const { vi, en } of await house.store.read(guardFindings)) log.warn({ vi, en }, 'guard changed');
  const { home, origin } = config;
  const unexpected = (error: unknown) => log.error({ error }, 'unexpected');
  const mailer = mailerFrom(config.mail);
  const letters = postLetters({
    house,
    mailer,
    origin,
    onFailure: unexpected,
    onUndelivered: (letter, outcome) => log.warn({ letter, outcome }, 'not delivered'),
  });
  const accounts = openAccounts(house, { home, origin, letters, secondFactorFor: config.secondFactorFor });
  // Of servers that start at once the first seeds, and the others find it done.
  const { signal: never } = new AbortController();
  const seed = () => seedDemo(house, accounts.gate, config.home, packaged('samples'));
  if (config.mode === 'development') await inTurn(house.claims, 'demo', seed, never);
  const means = await openMeans(config, house);
  const tell = () => tellStory(house, means, config.home);
  if (config.mode === 'development') await inTurn(house.claims, 'demo', tell, never);
  const ending = new AbortController();
  // Broken off by the end of the server, it goes on at the next start.
  const notDone = (error: unknown) => {
    if (!ending.signal.aborted) unexpected(error);
  };
  const certify = async () => {
    const conditions = await means.conditions();
    const run = { serviceSigner: means.serviceOf, conditions, signal: ending.signal };
    const corrected = await carryOnCorrections(house, run);
    for (const { correction, fault } of corrected.failed)
      log.warn({ correction, fault: fault.code }, 'not carried on');
    await certifyEditLogs(house, run);
    await certifyLockMinutes(house, run);
    await draftSealings(house, run);
    await disposeOfOrdered(house, ending.signal);
    await certifySummerPages(house, run);
    const { failed } = await runEffects(house, { ...run, ...leftOver(house) });
    for (const { recordId, failure } of failed)
      log.warn({ record: recordId, fault: failure.code }, 'not made');
  };
  const documents = carrier(() => inTurn(house.claims, 'documents', certify, ending.signal), notDone);
  const { keptKeys, keyPlaces, conditions } = means;
  const ceremonies = { house, conditions, keptKeys, keyPlaces, onUnexpected: unexpected };
  const runs = ceremonyRuns(ceremonies);
  const postman = webhookPostman({ networks: config.networks });
  const examining = openExaminers(config, house, means);
  const forOffice = officeRuns({
    house,
    elsewhere: house.claims.shared && !config.work,
    extending: (pdf) => examining.extend(pdf),
    anchors: () => loadAnchors(config.anchors),
    onPacked: () => archive.soon(),
    onUnexpected: unexpected,
  });
  const readings = readingNotes({ house, onFailure: unexpected });
  const desk: HttpDesk = {
    house,
    postman,
    runs,
    papers: { ceremonies, serviceSigner: means.serviceOf },
    officeRuns: forOffice,
    accounts: accounts.forHttp,
    gate: accounts.gate,
    carryOut: documents.kick,
    examiners: examining,
    readings,
    health: healthWatch(house),
  };
  const app = openApp({
    ...config,
    desk,
    log,
    version: software().replace(/^\D+/, ''),
    pages: webPages({
      desk,
      folder: packaged('dist/web'),
      problems: packaged('docs/problems'),
      secure: config.secure,
      perMinute: config.perMinute,
      start: async () => ({
        software: software(),
        school: (await house.store.read((view) => view.schools()))[0]?.name,
        demo: config.mode === 'development' ? readDemoAccounts(config.home) : null,
      }),
    }),
    checkAnswers: config.mode === 'development',
  });
  const listening = await listen(app, config.port, config.host);
  if (config.work) await takeJobs({ house, means, log, signal: ending.signal });
  documents.kick();
  const calendar = keepCalendar(house, unexpected, undefined, documents.kick);
  const archive = keepArchive(house, { log, onFailure: unexpected, conditions });
  const telling = keepTelling({
    house,
    mailer,
    postman,
    bounces: bouncesFrom(config.mail),
    onFailure: unexpected,
  });
  const orphans = takeUpRuns({
    claims: house.claims,
    runs,
    officeRuns: forOffice,
    work: config.work,
    onFailure: notDone,
  });
  return {
    url: listening.url,
    close: async () => {
      await listening.end(async () => {
        ending.abort();
        await Promise.all([
          ...[
            runs.end(),
            forOffice.end(),
            documents.idle(),
            orphans.end(),
            calendar.end(),
            archive.end(),
            letters.end(),
          ],
          house.jobs?.close(),
        ]);
        await telling.end();
      });
      await readings.end().catch(unexpected);
      await examining.close();
      await means.close();
      await house.close();
    },
  };
}

/** A folder that comes with the package, above sources and build alike. */
function packaged(folder: string): string {
  for (let place = dirname(fileURLToPath(import.meta.url)); ; place = dirname(place)) {
    const found = join(place, folder);
    if (existsSync(found) && existsSync(join(place, 'package.json'))) return found;
    if (dirname(place) === place) throw new TypeError(`the package lacks ${folder}`);
  }
}
