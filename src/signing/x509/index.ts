// Certificates: reading them, and finding a path from one to a configured anchor (RFC 5280).
export * from './certificate.ts';
export * from './extensions.ts';
export { isIssuedBy } from './issuers.ts';
export * from './names.ts';
export * from './path.ts';
export { pathWords } from './path-words.ts';
export * from './pem.ts';
export * from './raw-extensions.ts';
export * from './reader.ts';
export { isAuthority, leafProblems, type Purpose } from './suitability.ts';
export { algorithms } from '../algorithms.ts';
export { keyRefusal, keyRefusalWords, signWith } from '../keys.ts';
