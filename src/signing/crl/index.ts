// Certificate revocation lists (RFC 5280 §5).
export * from './applies.ts';
export * from './read.ts';
export * from './reasons.ts';
