// `giaplai/signing/authorities`: timestamps by RFC 3161, revocation by OCSP and CRL, over HTTP.
export {
  type Addresses,
  type Exchange,
  type Exchanged,
  type ExchangeFailure,
  type Question,
  type Quota,
  revocationSource,
  type RevocationSourceOptions,
  timestamper,
  type TimestamperOptions,
  type Timing,
} from '../signing/authorities/index.ts';
