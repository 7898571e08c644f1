// An OCSP responder's answers (RFC 6960 §4.2.1).
import { createHash } from 'node:crypto';
import type { Instant } from '../src/kernel/index.ts';
import type { Revocation } from '../src/signing/revocation/index.ts';
import {
  asBitOctets,
  asSequence,
  bitString,
  children,
  contextTag,
  encode,
  encoding,
  explicit,
  fieldsOf,
  octetString,
  oid,
  readDer,
  sequence,
  tags,
  type DerNode,
} from '../src/signing/der/index.ts';
import { isNamedBy, ocspOids, readCertId } from '../src/signing/ocsp/index.ts';
import { algorithms, parseCertificate, type Certificate } from '../src/signing/x509/index.ts';
import type { Issuer } from './certificate.ts';
import { generalizedTime } from './moments.ts';
import { reasonDer } from './revocation-list.ts';

export interface OcspAuthority {
  /** Whose certificates are spoken of. */
  readonly issuer: Certificate;
  /** The issuer's own device, or one it certified for this. */
  readonly responder: Issuer;
  /** By content octets of the serial number in hexadecimal. */
  readonly revoked: ReadonlyMap<string, Revocation>;
  readonly thisUpdate: Instant;
  /** Absent: not said. */
  readonly nextUpdate?: Instant;
  /** Default thisUpdate. */
  readonly producedAt?: Instant;
  /** `leaveOut`: as responders do that answer from responses made beforehand. */
  readonly nonce?: 'repeat' | 'leaveOut';
}

/**
 * DER of an OCSPResponse for the DER of an OCSPRequest. Certificates of other issuers are unknown; every serial number
 * of the own issuer that was not revoked is good, for there is no register of what was issued.
 */
export function answerOcsp(request: Uint8Array, authority: OcspAuthority): Buffer {
  const { list, nonce } = readRequest(request);
  const { responder, thisUpdate, producedAt = thisUpdate } = authority;
  const [own = new Uint8Array()] = responder.chain;
  const extensions = nonce && authority.nonce !== 'leaveOut' ? [explicit(1, sequence(nonce))] : [];
  const responses = sequence(
    explicit(2, octetString(keyHash(own))),
    generalizedTime(producedAt),
    sequence(...list.map((id) => single(id, authority))),
    ...extensions,
  );
  const { inCertificates, digest } = algorithms[responder.algorithm];
  const signature = responder.signSync({
    bytes: responses,
    digest: createHash(digest).update(responses).digest(),
  });
  const basic = sequence(responses, inCertificates, bitString(signature), explicit(0, sequence(own)));
  return sequence(
    encode(tags.enumerated, Buffer.of(0)),
    explicit(0, sequence(oid(ocspOids.basic), octetString(basic))),
  );
}

function readRequest(der: Uint8Array): { list: readonly DerNode[]; nonce: Uint8Array | undefined } {
  const request = fieldsOf(fieldsOf(readDer(der)).take());
  request.optional(contextTag(0, 'constructed'));
  request.optional(contextTag(1, 'constructed'));
  const list = asSequence(request.take()).map((each) => fieldsOf(each).take());
  const wrapped = request.optional(contextTag(2, 'constructed'));
  const [extension] = wrapped ? asSequence(fieldsOf(wrapped, wrapped.tag).take()) : [];
  return { list, nonce: extension && encoding(extension) };
}

function single(node: DerNode, { issuer, revoked, thisUpdate, nextUpdate }: OcspAuthority): Buffer {
  const id = readCertId(node);
  // Any certificate with this serial number will do: what is asked is whether the identifier names our issuer.
  const ours = isNamedBy(id, { ...issuer, serial: id.serial }, issuer);
  const revocation = revoked.get(id.serial);
  const status = !ours ? encode(0x82) : revocation ? revokedInfo(revocation) : encode(0x80);
  const next = nextUpdate === undefined ? [] : [explicit(0, generalizedTime(nextUpdate))];
  return sequence(encoding(node), status, generalizedTime(thisUpdate), ...next);
}

const revokedInfo = ({ at, reason }: Revocation): Buffer =>
  encode(contextTag(1, 'constructed'), generalizedTime(at), explicit(0, reasonDer(reason)));

function keyHash(certificate: Uint8Array): Buffer {
  const [, key] = children(readDer(parseCertificate(certificate).publicKeyDer));
  return createHash('sha1')
    .update(key ? asBitOctets(key) : '')
    .digest();
}
