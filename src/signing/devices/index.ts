// Who can hold a private key.
export * from './faults.ts';
export * from './local.ts';
export * from './p12.ts';
export * from './pkcs11.ts';
export type { AskSecret, Secret } from './secret.ts';
export { derive, macKeyPurpose } from './pkcs12/derive.ts';
export { pkcs12Oids } from './pkcs12/oids.ts';
export { encryptPbes2 } from './pkcs12/pbes2.ts';
export * from './later.ts';
export * from './csc.ts';
export * from './csc/client.ts';
export * from './csc/oauth.ts';
export * from './csc/transaction.ts';
export type { AuthenticationAnswer } from './csc/body.ts';
export type { AuthenticationObject, Credential } from './csc/credential.ts';
export * from './external.ts';
export * from './signpdf.ts';
export { questionFrom, storedQuestion, type StoredQuestion } from './stored-question.ts';
