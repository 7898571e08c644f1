// What a timestamp authority answers (RFC 3161 §2.4.2): a token, or why there is none.
import {
  asNamedBits,
  asSequence,
  asSmallInteger,
  asText,
  DerError,
  encoding,
  fieldsOf,
  readDer,
  tags,
} from '../der/index.ts';

export type FailureInfo =
  | 'badAlg'
  | 'badRequest'
  | 'badDataFormat'
  | 'timeNotAvailable'
  | 'unacceptedPolicy'
  | 'unacceptedExtension'
  | 'addInfoNotAvailable'
  | 'systemFailure';

export type TimestampResponse =
  | { readonly kind: 'granted'; readonly token: Uint8Array }
  | {
      readonly kind: 'refused';
      /** PKIStatus: 2 rejection, 3 waiting, 4 and 5 about revocation. */
      readonly status: number;
      readonly failures: readonly FailureInfo[];
      readonly text: string;
    }
  | { readonly kind: 'malformed'; readonly detail: string };

/** Never throws for what the bytes contain. */
export function readTimestampResponse(der: Uint8Array): TimestampResponse {
  try {
    return readResponse(der);
  } catch (error) {
    if (error instanceof DerError) return { kind: 'malformed', detail: error.message };
    throw error;
  }
}

function readResponse(der: Uint8Array): TimestampResponse {
  const response = fieldsOf(readDer(der));
  const info = fieldsOf(response.take());
  const status = asSmallInteger(info.take());
  const texts = info.optional(tags.sequence);
  const failInfo = info.optional(tags.bitString);
  info.done();
  const token = response.optional(tags.sequence);
  response.done();
  // granted (0) and grantedWithMods (1) carry a token, nothing else does.
  const granted = status === 0 || status === 1;
  if (granted !== (token !== undefined))
    return { kind: 'malformed', detail: `status ${status} and the token disagree` };
  if (token) return { kind: 'granted', token: encoding(token) };
  const text = texts ? asSequence(texts).map(asText).join(' ') : '';
  const failures = failInfo ? [...asNamedBits(failInfo)].flatMap((bit) => failureByBit.get(bit) ?? []) : [];
  return { kind: 'refused', status, failures, text };
}

const failureByBit = new Map<number, FailureInfo>([
  [0, 'badAlg'],
  [2, 'badRequest'],
  [5, 'badDataFormat'],
  [14, 'timeNotAvailable'],
  [15, 'unacceptedPolicy'],
  [16, 'unacceptedExtension'],
  [17, 'addInfoNotAvailable'],
  [25, 'systemFailure'],
]);
