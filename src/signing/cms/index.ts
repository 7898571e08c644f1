// CMS SignedData as PDF signatures carry it (RFC 5652, ETSI EN 319 122-1).
export * from './oids.ts';
export * from './signed-attributes.ts';
export * from './signed-data.ts';
