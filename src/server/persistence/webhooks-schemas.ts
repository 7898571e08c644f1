// Tables of programs elsewhere that want to be told, and of what they were told.
import { integer, key, maybeInteger, maybeText, table, text } from './table.ts';

export interface WebhookSubscriptionRow {
  id: string;
  schoolId: string;
  url: string;
  secret: string;
  formerSecret: string | null;
  formerUntil: number | null;
  /** JSON. */
  events: string;
  createdAt: number;
  endedAt: number | null;
  pausedAt: number | null;
  seenSeq: number;
}
export const subscriptions = table<WebhookSubscriptionRow>('webhook_subscriptions', {
  id: key(text),
  schoolId: text,
  url: text,
  secret: text,
  formerSecret: maybeText,
  formerUntil: maybeInteger,
  events: text,
  createdAt: integer,
  endedAt: maybeInteger,
  pausedAt: maybeInteger,
  seenSeq: integer,
});

export interface DeliveryRow {
  id: string;
  subscriptionId: string;
  seq: number;
  body: string;
  createdAt: number;
  dueAt: number;
  state: string;
  attempts: number;
  lastReply: string | null;
  settledAt: number | null;
}
export const deliveries = table<DeliveryRow>('webhook_deliveries', {
  id: key(text),
  subscriptionId: text,
  seq: integer,
  body: text,
  createdAt: integer,
  dueAt: integer,
  state: text,
  attempts: integer,
  lastReply: maybeText,
  settledAt: maybeInteger,
});

export const webhooksSchemas = [subscriptions, deliveries];
