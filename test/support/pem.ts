// DER as PEM for the programs that want it.
export { toPem as pemOf } from '../../src/signing/x509/index.ts';
