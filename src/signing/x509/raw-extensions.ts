// Extensions of whatever carries them (CRLs, OCSP, timestamps), as a plain list (RFC 5280 §4.1).
import {
  asBoolean,
  asOctetString,
  asOid,
  asSequence,
  DerError,
  fieldsOf,
  tags,
  type DerNode,
} from '../der/index.ts';

export interface RawExtension {
  /** Object identifier. */
  readonly type: string;
  readonly critical: boolean;
  /** DER inside the OCTET STRING. */
  readonly value: Uint8Array;
}

/** @throws DerError, also when an extension comes twice. */
export function readRawExtensions(sequence: DerNode): readonly RawExtension[] {
  const seen = new Set<string>();
  return asSequence(sequence).map((node) => {
    const fields = fieldsOf(node);
    const type = asOid(fields.take());
    const flag = fields.optional(tags.boolean);
    const value = asOctetString(fields.take());
    fields.done();
    if (seen.has(type)) throw new DerError('value', node.start, 'an extension comes twice');
    seen.add(type);
    return { type, critical: flag !== undefined && asBoolean(flag), value };
  });
}
