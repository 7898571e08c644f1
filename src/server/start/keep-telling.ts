// People and programs are told by themselves: notices every few minutes, webhooks many times a minute.
import {
  onlyOne,
  queueDeliveries,
  sendDeliveries,
  sendNotices,
  takeBounces,
  tellResults,
  writeCorrectionNotices,
  writeDigests,
  writeDossierNotices,
  writeEditLogNotices,
  writeMonthlyReminders,
  writeReportReminders,
  writeReturns,
  type BounceBox,
  type House,
  type Mailer,
  type WebhookPostman,
  type WorkMemory,
} from '../application/index.ts';
import { keepDoing, type Kept } from './keep-doing.ts';

const MINUTE_MS = 60_000;

export interface Telling {
  readonly house: House;
  readonly mailer: Mailer;
  readonly postman: WebhookPostman;
  /** Where letters come back to; nothing is looked for when left out. */
  readonly bounces?: BounceBox | null;
  readonly onFailure: (error: unknown) => void;
  readonly noticesEveryMs?: number;
  readonly webhooksEveryMs?: number;
}

/**
 * Ended, messages and deliveries under way are finished and their outcomes kept; what else waits goes on at the next
 * start. The mailer is closed.
 */
export function keepTelling({
  house,
  mailer,
  postman,
  bounces,
  onFailure,
  noticesEveryMs = 5 * MINUTE_MS,
  webhooksEveryMs = MINUTE_MS / 6,
}: Telling): Pick<Kept, 'end'> {
  const ending = new AbortController();
  const { signal } = ending;
  const memory: WorkMemory = new Map();
  const steps = [
    () => (bounces ? takeBounces(house, bounces, signal) : Promise.resolve()),
    () => writeReturns(house),
    () => writeCorrectionNotices(house),
    () => writeDossierNotices(house),
    () => writeEditLogNotices(house),
    () => writeMonthlyReminders(house),
    () => writeReportReminders(house),
    () => tellResults(house),
    () => writeDigests(house, memory),
    () => sendNotices(house, mailer, signal),
  ];
  const notices = keepDoing(
    () =>
      onlyOne(house.claims, 'notices', async () => {
        // One that fails (a folder that cannot be read, a damaged blob) does not hold up the others.
        for (const step of steps) if (!signal.aborted) await step().catch(onFailure);
      }),
    onFailure,
    noticesEveryMs,
  );
  const webhooks = keepDoing(
    async () => {
      if (signal.aborted) return;
      await queueDeliveries(house);
      await sendDeliveries(house, postman, signal);
    },
    onFailure,
    webhooksEveryMs,
  );
  return {
    end: async () => {
      ending.abort();
      await Promise.all([notices.end(), webhooks.end()]);
      await mailer.close();
    },
  };
}
