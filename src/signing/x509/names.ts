// Distinguished names: compared by their raw bytes, shown as text (RFC 5280 §4.1.2.4, RFC 4514).
import {
  asOid,
  asSequence,
  asSet,
  asText,
  DerError,
  encoding,
  fieldsOf,
  type DerNode,
} from '../der/index.ts';

export interface NameAttribute {
  /** Dotted object identifier. */
  readonly type: string;
  readonly value: string;
}

export interface DistinguishedName {
  /** As it stands in the certificate; chaining compares these bytes. */
  readonly der: Uint8Array;
  /** In the order of the certificate. */
  readonly attributes: readonly NameAttribute[];
}

/** Object identifiers of the attributes people read, by their usual short names. */
export const nameTypes = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  title: '2.5.4.12',
  GN: '2.5.4.42',
  organizationIdentifier: '2.5.4.97',
  UID: '0.9.2342.19200300.100.1.1',
  E: '1.2.840.113549.1.9.1',
} as const;

export type NameType = keyof typeof nameTypes;

/** @throws DerError */
export function readName(node: DerNode): DistinguishedName {
  const attributes = asSequence(node).flatMap((relative) => {
    const members = asSet(relative);
    if (members.length === 0) throw new DerError('value', relative.start, 'empty relative name');
    return members.map(readAttribute);
  });
  return { der: encoding(node), attributes };
}

/** The last value of this type, which is the most specific one. */
export const nameValue = (name: DistinguishedName, type: NameType): string | undefined =>
  name.attributes.findLast((attribute) => attribute.type === nameTypes[type])?.value;

export const sameName = (a: DistinguishedName, b: DistinguishedName): boolean =>
  Buffer.compare(a.der, b.der) === 0;

/** `CN=…, O=…, C=VN`: the most specific first, special characters escaped (RFC 4514 §2.4). */
export function nameText(name: DistinguishedName): string {
  let text = texts.get(name);
  if (text === undefined) texts.set(name, (text = spelt(name)));
  return text;
}

/** Reports of a batch name the same few people again and again. */
const texts = new WeakMap<DistinguishedName, string>();

const spelt = ({ attributes }: DistinguishedName): string =>
  attributes
    .map(({ type, value }) => `${shortNames.get(type) ?? type}=${escaped(value)}`)
    .reverse()
    .join(', ');

function readAttribute(node: DerNode): NameAttribute {
  const fields = fieldsOf(node);
  const type = asOid(fields.take());
  const value = asText(fields.take());
  fields.done();
  return { type, value };
}

const escaped = (value: string): string =>
  value.replace(/[",+;<>\\]|^[ #]| $/g, '\\$&').replaceAll('\0', '\\00');

const shortNames = new Map<string, string>(Object.entries(nameTypes).map(([short, type]) => [type, short]));
