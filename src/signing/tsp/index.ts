// Timestamps: questions to an authority, its answers, and what a token proves (RFC 3161, RFC 5816).
export { tspOids } from './oids.ts';
export * from './request.ts';
export * from './response.ts';
export * from './token.ts';
export type { TstInfo } from './tst-info.ts';
