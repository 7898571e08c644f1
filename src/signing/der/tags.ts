// Identifier octets of the universal types that CMS and X.509 use (ITU-T X.690 §8.1.2).

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

export const CONSTRUCTED = 0x20;

/** `[number]` of context class: primitive for IMPLICIT simple types, constructed otherwise. */
export const contextTag = (number: number, form: 'primitive' | 'constructed'): number =>
  0x80 | (form === 'constructed' ? CONSTRUCTED : 0) | number;
