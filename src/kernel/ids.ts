// Identifiers of the things the house talks about.
import { randomUUID } from 'node:crypto';
import type { Brand } from './brand.ts';

export type RecordId = Brand<string, 'RecordId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type ClassId = Brand<string, 'ClassId'>;

/** A fresh random identifier (RFC 9562 UUID version 4). */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the brand
export const freshId = <Id extends Brand<string, string>>(): Id => randomUUID() as unknown as Id;
