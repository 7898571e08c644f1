// CMS SignedData as PDF signatures carry it (RFC 5652, ETSI EN 319 122-1).
export { type ContentsReader, contentsReader } from './contents-reader.ts';
export { cmsOids } from './oids.ts';
export * from './parse-signed-data.ts';
export type { CmsProblem } from './problem.ts';
export * from './signed-attributes.ts';
export * from './signed-data.ts';
export * from './verify-signer.ts';
