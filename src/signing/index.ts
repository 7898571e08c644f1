// Signing: PDF bytes in, signed PDF bytes out. Knows PDF and CMS, not records or people.
export * from './ports.ts';
export * from './appearance.ts';
