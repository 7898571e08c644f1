// Port: what the store keeps of programs elsewhere that want to be told.
import type { Instant } from '../../../kernel/index.ts';
import type { PageOf } from './api-store.ts';

export interface WebhookSubscription {
  readonly id: string;
  readonly schoolId: string;
  readonly url: string;
  /** Shared with the receiver; the key of the HMAC. Under the installation's key. */
  readonly sealedSecret: string;
  /** The secret before, sealed too; signed with beside the new one until `formerUntil`. */
  readonly formerSecret: string | null;
  readonly formerUntil: Instant | null;
  /** Types of journal events. */
  readonly events: readonly string[];
  readonly createdAt: Instant;
  /** Null while it lives. */
  readonly endedAt: Instant | null;
  /** While it rests, deliveries are queued and wait. */
  readonly pausedAt: Instant | null;
  /** Entries of the journal up to this one have been looked at. */
  readonly seenSeq: number;
}

export interface NewDelivery {
  /** Told to the receiver; the same in every attempt. */
  readonly id: string;
  readonly subscriptionId: string;
  /** Of the journal entry; one delivery for each and subscription. */
  readonly seq: number;
  /** JSON, exactly as it is sent. */
  readonly body: string;
  readonly createdAt: Instant;
  readonly dueAt: Instant;
}

export interface Delivery extends NewDelivery {
  readonly state: 'waiting' | 'delivered' | 'dead';
  readonly attempts: number;
  /** HTTP status, or why there was none. */
  readonly lastReply: string | null;
  readonly settledAt: Instant | null;
}

export interface DeliveryVerdict {
  readonly id: string;
  readonly state: Delivery['state'];
  readonly lastReply: string;
  readonly dueAt: Instant;
  readonly settledAt: Instant | null;
}

export interface WebhooksView {
  /** Oldest first, ended ones included. */
  subscriptions(): Promise<readonly WebhookSubscription[]>;
  /** Newest first. */
  deliveries(subscriptionId: string, limit: number): Promise<readonly Delivery[]>;
  /** Newest first; null when `after` names none of the subscription. */
  deliveriesPage(subscriptionId: string, page: PageOf): Promise<readonly Delivery[] | null>;
}

export interface WebhooksTransaction {
  /** Inserts or replaces by id. */
  saveSubscription(subscription: WebhookSubscription): Promise<void>;
  /** Leaves out entries that have their delivery for the subscription. */
  addDeliveries(deliveries: readonly NewDelivery[]): Promise<void>;
  /** As with notices; those of ended and paused subscriptions are left alone. */
  claimDeliveries(at: Instant, until: Instant, limit: number): Promise<readonly Delivery[]>;
  settleDelivery(verdict: DeliveryVerdict): Promise<void>;
}
