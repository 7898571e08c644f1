// Who can hold a private key.
export * from './faults.ts';
export * from './local.ts';
