// A certificate revocation list as read from DER (RFC 5280 §5.1).
import type { Instant } from '../../kernel/index.ts';
import { recogniseSignature, type Recognised } from '../algorithm-identifier.ts';
import {
  asBitOctets,
  asIntegerOctets,
  asSequence,
  asSmallInteger,
  asTime,
  contextTag,
  DerError,
  encoding,
  expectTag,
  fieldsOf,
  readDer,
  tags,
  type DerNode,
  type Fields,
} from '../der/index.ts';
import { readName, readRawExtensions, type DistinguishedName } from '../x509/index.ts';
import { readReason, type RevocationReason } from './reasons.ts';
import { readScope, type CrlScope } from './scope.ts';

export interface RevokedEntry {
  readonly at: Instant;
  readonly reason: RevocationReason;
  /** When the key is known or suspected to have been lost, if the authority says (§5.3.2). */
  readonly invalidSince?: Instant;
}

export interface Crl {
  readonly der: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly thisUpdate: Instant;
  readonly nextUpdate?: Instant;
  /** By content octets of the serial number in hexadecimal. */
  readonly revoked: ReadonlyMap<string, RevokedEntry>;
  readonly scope: CrlScope;
  /** Critical extensions of the list or of an entry that nobody here understands: the list is not used (§5.2). */
  readonly unknownCritical: readonly string[];
  readonly toBeSigned: Uint8Array;
  readonly signatureAlgorithm: Recognised;
  readonly signature: Uint8Array;
}

export type CrlRead =
  { readonly ok: true; readonly crl: Crl } | { readonly ok: false; readonly detail: string };

/** Never throws for what the bytes contain. */
export function readCrl(der: Uint8Array): CrlRead {
  try {
    return { ok: true, crl: parseCrl(der) };
  } catch (error) {
    if (error instanceof DerError) return { ok: false, detail: error.message };
    throw error;
  }
}

function parseCrl(der: Uint8Array): Crl {
  const outer = fieldsOf(readDer(der));
  const list = outer.take(tags.sequence);
  const algorithm = outer.take(tags.sequence);
  const signature = asBitOctets(outer.take());
  outer.done();
  return {
    der,
    ...readList(fieldsOf(list), algorithm),
    toBeSigned: encoding(list),
    signatureAlgorithm: recogniseSignature(algorithm),
    signature,
  };
}

function readList(fields: Fields, outerAlgorithm: DerNode) {
  const version = fields.optional(tags.integer);
  if (version && asSmallInteger(version) !== 1)
    throw new DerError('value', version.start, 'list of an unknown version');
  const algorithm = fields.take(tags.sequence);
  if (Buffer.compare(encoding(algorithm), encoding(outerAlgorithm)) !== 0)
    throw new DerError('value', algorithm.start, 'two different signature algorithms');
  const issuer = readName(fields.take());
  const thisUpdate = asTime(fields.take());
  const nextUpdate = fields.optional(tags.utcTime) ?? fields.optional(tags.generalizedTime);
  const entries = fields.optional(tags.sequence);
  const wrapped = fields.optional(contextTag(0, 'constructed'));
  fields.done();
  const { revoked, unknownCritical: ofEntries } = readEntries(entries);
  const { scope, unknownCritical } = readScope(wrapped);
  return {
    issuer,
    thisUpdate,
    ...(nextUpdate ? { nextUpdate: asTime(nextUpdate) } : {}),
    revoked,
    scope,
    unknownCritical: [...unknownCritical, ...ofEntries],
  };
}

function readEntries(list: DerNode | undefined) {
  const revoked = new Map<string, RevokedEntry>();
  const unknownCritical = new Set<string>();
  for (const node of list ? asSequence(list) : []) {
    const fields = fieldsOf(node);
    const serial = Buffer.from(asIntegerOctets(fields.take())).toString('hex');
    const at = asTime(fields.take());
    const extensions = fields.optional(tags.sequence);
    fields.done();
    if (revoked.has(serial)) throw new DerError('value', node.start, 'a serial number comes twice');
    revoked.set(serial, { at, reason: 'unspecified', ...readEntryExtensions(extensions, unknownCritical) });
  }
  return { revoked, unknownCritical };
}

const REASON_CODE = '2.5.29.21';
const INVALIDITY_DATE = '2.5.29.24';

/** certificateIssuer, which indirect lists have and which is critical, is deliberately unknown here. */
function readEntryExtensions(list: DerNode | undefined, unknownCritical: Set<string>): Partial<RevokedEntry> {
  let found: Partial<RevokedEntry> = {};
  for (const { type, critical, value } of list ? readRawExtensions(list) : []) {
    if (type === REASON_CODE) found = { ...found, reason: readReason(readDer(value)) };
    else if (type === INVALIDITY_DATE)
      found = { ...found, invalidSince: asTime(expectTag(readDer(value), tags.generalizedTime)) };
    else if (critical) unknownCritical.add(type);
  }
  return found;
}
