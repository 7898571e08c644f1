// Authorities over HTTP: timestamps, and revocation by OCSP and CRL.
export { exchange, type Exchange, type Exchanged, type ExchangeFailure, type Question } from './exchange.ts';
export { authorityFault } from './faults.ts';
export type { Quota } from './queue.ts';
export * from './revocation-source.ts';
export * from './timestamper.ts';
export type { Timing } from './timing.ts';
