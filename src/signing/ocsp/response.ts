// An OCSP response as read from DER (RFC 6960 §4.2.1).
import type { Instant } from '../../kernel/index.ts';
import { recogniseSignature, type Recognised } from '../algorithm-identifier.ts';
import { readReason, type RevocationReason } from '../crl/index.ts';
import {
  asBitOctets,
  asOctetString,
  asOid,
  asSequence,
  asSmallInteger,
  asTime,
  content,
  contextTag,
  DerError,
  encoding,
  expectTag,
  fieldsOf,
  readDer,
  tags,
  type DerNode,
} from '../der/index.ts';
import { parseCertificate, readName, readRawExtensions, type Certificate } from '../x509/index.ts';
import { readCertId, type CertId } from './cert-id.ts';
import { ocspOids } from './oids.ts';

export type OcspAnswer =
  | { readonly status: 'good' }
  | { readonly status: 'unknown' }
  | { readonly status: 'revoked'; readonly at: Instant; readonly reason: RevocationReason };

export interface SingleResponse {
  readonly id: CertId;
  readonly answer: OcspAnswer;
  readonly thisUpdate: Instant;
  readonly nextUpdate?: Instant;
}

export type ResponderId =
  | { readonly kind: 'byName'; readonly name: Uint8Array }
  /** SHA-1 of the responder's key. */
  | { readonly kind: 'byKey'; readonly keyHash: Uint8Array };

export interface OcspResponse {
  readonly der: Uint8Array;
  readonly responder: ResponderId;
  readonly producedAt: Instant;
  readonly responses: readonly SingleResponse[];
  readonly nonce?: Uint8Array;
  readonly unknownCritical: readonly string[];
  readonly certificates: readonly Certificate[];
  readonly toBeSigned: Uint8Array;
  readonly signatureAlgorithm: Recognised;
  readonly signature: Uint8Array;
}

/** Refusals of the responder itself; they are not signed (RFC 6960 §4.2.1). */
export type OcspRefusal = 'malformedRequest' | 'internalError' | 'tryLater' | 'sigRequired' | 'unauthorized';

export type OcspRead =
  | { readonly ok: true; readonly response: OcspResponse }
  | { readonly ok: false; readonly reason: OcspRefusal | 'notDer'; readonly detail: string };

const MAXIMUM_CERTIFICATES = 16;

/** Never throws for what the bytes contain. */
export function readOcsp(der: Uint8Array): OcspRead {
  try {
    return readOuter(der);
  } catch (error) {
    if (error instanceof DerError) return { ok: false, reason: 'notDer', detail: error.message };
    throw error;
  }
}

function readOuter(der: Uint8Array): OcspRead {
  const outer = fieldsOf(readDer(der));
  const statusNode = outer.take();
  const status = asSmallInteger(statusNode, tags.enumerated);
  const wrapped = outer.optional(contextTag(0, 'constructed'));
  outer.done();
  if (status !== 0) {
    const reason = refusals.get(status);
    if (!reason || wrapped) throw new DerError('value', statusNode.start, `response status ${status}`);
    return { ok: false, reason, detail: `the responder answers ${reason}` };
  }
  if (!wrapped) throw new DerError('truncated', statusNode.end, 'a successful response without content');
  const bytes = fieldsOf(only(wrapped));
  const type = bytes.take();
  if (asOid(type) !== ocspOids.basic) throw new DerError('value', type.start, 'not a basic response');
  const basic = asOctetString(bytes.take());
  bytes.done();
  return { ok: true, response: readBasic(der, basic) };
}

function readBasic(der: Uint8Array, basic: Uint8Array): OcspResponse {
  const fields = fieldsOf(readDer(basic));
  const responseFields = fields.take(tags.sequence);
  const algorithm = fields.take(tags.sequence);
  const signature = asBitOctets(fields.take());
  const certificates = fields.optional(contextTag(0, 'constructed'));
  fields.done();
  const carried = certificates ? asSequence(only(certificates)) : [];
  if (carried.length > MAXIMUM_CERTIFICATES)
    throw new DerError('size', certificates?.start ?? 0, 'too many certificates');
  return {
    der,
    ...readResponses(responseFields),
    certificates: carried.map((node) => parseCertificate(Buffer.from(encoding(node)))),
    toBeSigned: encoding(responseFields),
    signatureAlgorithm: recogniseSignature(algorithm),
    signature,
  };
}

function readResponses(node: DerNode) {
  const fields = fieldsOf(node);
  const version = fields.optional(contextTag(0, 'constructed'));
  if (version && asSmallInteger(only(version)) !== 0)
    throw new DerError('value', version.start, 'response of an unknown version');
  const responder = readResponder(fields.take());
  const producedAt = asTime(expectTag(fields.take(), tags.generalizedTime));
  const singles = asSequence(fields.take()).map(readSingle);
  const extensions = fields.optional(contextTag(1, 'constructed'));
  fields.done();
  const raw = extensions ? readRawExtensions(only(extensions)) : [];
  const nonce = raw.find(({ type }) => type === ocspOids.nonce);
  return {
    responder,
    producedAt,
    responses: singles.map(({ single }) => single),
    ...(nonce ? { nonce: nonceOf(nonce.value) } : {}),
    unknownCritical: [
      ...raw.filter(({ type, critical }) => critical && type !== ocspOids.nonce).map(({ type }) => type),
      ...singles.flatMap(({ unknownCritical }) => unknownCritical),
    ],
  };
}

function readResponder(node: DerNode): ResponderId {
  if (node.tag === contextTag(1, 'constructed')) return { kind: 'byName', name: readName(only(node)).der };
  const key = only(expectTag(node, contextTag(2, 'constructed')));
  return { kind: 'byKey', keyHash: asOctetString(key) };
}

function readSingle(node: DerNode): { single: SingleResponse; unknownCritical: readonly string[] } {
  const fields = fieldsOf(node);
  const id = readCertId(fields.take());
  const answer = readAnswer(fields.take());
  const thisUpdate = asTime(expectTag(fields.take(), tags.generalizedTime));
  const next = fields.optional(contextTag(0, 'constructed'));
  const extensions = fields.optional(contextTag(1, 'constructed'));
  fields.done();
  const raw = extensions ? readRawExtensions(only(extensions)) : [];
  return {
    single: { id, answer, thisUpdate, ...(next ? { nextUpdate: asTime(only(next)) } : {}) },
    unknownCritical: raw.filter(({ critical }) => critical).map(({ type }) => type),
  };
}

function readAnswer(node: DerNode): OcspAnswer {
  const simple = simpleAnswers.get(node.tag);
  if (simple) {
    if (content(node).length > 0) throw new DerError('value', node.start, 'NULL with content');
    return simple;
  }
  const fields = fieldsOf(node, contextTag(1, 'constructed'));
  const at = asTime(expectTag(fields.take(), tags.generalizedTime));
  const reason = fields.optional(contextTag(0, 'constructed'));
  fields.done();
  return { status: 'revoked', at, reason: reason ? readReason(only(reason)) : 'unspecified' };
}

/** RFC 8954 §2.1 wraps the nonce in an OCTET STRING of its own; older responders put it there bare. */
function nonceOf(value: Uint8Array): Uint8Array {
  try {
    return asOctetString(readDer(value));
  } catch (error) {
    if (error instanceof DerError) return value;
    throw error;
  }
}

function only(wrapped: DerNode): DerNode {
  const fields = fieldsOf(wrapped, wrapped.tag);
  const inner = fields.take();
  fields.done();
  return inner;
}

const simpleAnswers = new Map<number, OcspAnswer>([
  [contextTag(0, 'primitive'), { status: 'good' }],
  [contextTag(2, 'primitive'), { status: 'unknown' }],
]);

const refusals = new Map<number, OcspRefusal>([
  [1, 'malformedRequest'],
  [2, 'internalError'],
  [3, 'tryLater'],
  [5, 'sigRequired'],
  [6, 'unauthorized'],
]);
