// What programs elsewhere can be told of: steps of records.
import type { RecordEventType } from '../../../workflows/index.ts';

export const webhookEvents = [
  'record.submitted',
  'document.certified',
  'signature.applied',
  'signing.deadlinePassed',
  'record.returned',
  'lock.ordered',
  'seal.applied',
  'document.extended',
  'record.archived',
  'correction.executed',
] as const satisfies readonly RecordEventType[];

export type WebhookEvent = (typeof webhookEvents)[number];
