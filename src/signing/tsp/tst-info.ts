// TSTInfo, what the authority signed: which digest, and when (RFC 3161 §2.4.2).
import { instant, type Instant } from '../../kernel/index.ts';
import { recogniseDigest, type AlgorithmRefusal } from '../algorithm-identifier.ts';
import { digests } from '../algorithms.ts';
import {
  asBoolean,
  asIntegerOctets,
  asOctetString,
  asOid,
  asSmallInteger,
  content,
  contextTag,
  DerError,
  expectTag,
  fieldsOf,
  readDer,
  tags,
  type DerNode,
} from '../der/index.ts';
import type { Imprint } from '../ports.ts';
import { readRawExtensions } from '../x509/index.ts';

export interface TstInfo {
  /** Object identifier. */
  readonly policy: string;
  readonly imprint: Imprint;
  /** Content octets in hexadecimal. */
  readonly serial: string;
  readonly genTime: Instant;
  /** The real time lies within genTime ± this; 0 when the authority does not say. */
  readonly accuracyMs: number;
  /** Content octets of the INTEGER. */
  readonly nonce?: Uint8Array;
  readonly unknownCritical: readonly string[];
}

export type TstInfoRead =
  | { readonly accepted: true; readonly info: TstInfo }
  | { readonly accepted: false; readonly reason: AlgorithmRefusal; readonly oid: string };

/** Refuses imprints by weak digests. @throws DerError */
export function readTstInfo(der: Uint8Array): TstInfoRead {
  const fields = fieldsOf(readDer(der));
  const version = fields.take();
  if (asSmallInteger(version) !== 1)
    throw new DerError('value', version.start, 'TSTInfo of an unknown version');
  const policy = asOid(fields.take());
  const imprintFields = fieldsOf(fields.take());
  const algorithm = recogniseDigest(imprintFields.take());
  const digestNode = imprintFields.take();
  const digest = asOctetString(digestNode);
  imprintFields.done();
  const serial = Buffer.from(asIntegerOctets(fields.take())).toString('hex');
  const genTime = genTimeOf(fields.take());
  const accuracy = fields.optional(tags.sequence);
  // FALSE is the DEFAULT; several authorities write it all the same, and nothing here depends on it.
  const ordering = fields.optional(tags.boolean);
  if (ordering) asBoolean(ordering);
  const nonce = fields.optional(tags.integer);
  fields.optional(contextTag(0, 'constructed'));
  const extensions = fields.optional(contextTag(1, 'constructed'));
  fields.done();
  if (!algorithm.accepted) return algorithm;
  if (digest.length !== digests[algorithm.digest].size)
    throw new DerError('value', digestNode.start, 'imprint of the wrong size');
  const info: TstInfo = {
    policy,
    imprint: { algorithm: algorithm.digest, digest },
    serial,
    genTime,
    accuracyMs: accuracy ? accuracyOf(accuracy) : 0,
    ...(nonce ? { nonce: asIntegerOctets(nonce) } : {}),
    unknownCritical: extensions ? criticalOf(extensions) : [],
  };
  return { accepted: true, info };
}

/** GeneralizedTime with a fraction of a second if need be, no trailing zeros in it; finer than milliseconds is cut. */
function genTimeOf(node: DerNode): Instant {
  const text = Buffer.from(content(expectTag(node, tags.generalizedTime))).toString('latin1');
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/.exec(text);
  if (!match) throw new DerError('value', node.start, 'genTime not in the form of RFC 3161');
  const [year = '', month = '', day = '', hour = '', minute = '', second = '', fraction = ''] =
    match.slice(1);
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const at = instant(`${iso}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
  // Days and hours that the calendar does not have are NaN, or silently become the next day.
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(iso))
    throw new DerError('value', node.start, 'no such moment in the calendar');
  return at;
}

/** Rounded up to whole milliseconds. */
function accuracyOf(node: DerNode): number {
  const fields = fieldsOf(node);
  const seconds = fields.optional(tags.integer);
  const [millis, micros] = [0, 1].map((number) => fields.optional(contextTag(number, 'primitive')));
  fields.done();
  const part = (member: DerNode | undefined) => {
    if (!member) return 0;
    const value = asSmallInteger(member, member.tag);
    if (value > 999) throw new DerError('value', member.start, 'accuracy out of range');
    return value;
  };
  return (seconds ? asSmallInteger(seconds) * 1000 : 0) + part(millis) + Math.ceil(part(micros) / 1000);
}

const criticalOf = (extensions: DerNode): string[] =>
  readRawExtensions({ ...extensions, tag: tags.sequence })
    .filter(({ critical }) => critical)
    .map(({ type }) => type);
