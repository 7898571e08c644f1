// Certificate extensions (RFC 5280 §4.2), each read by its own row; critical ones without a row are kept apart.
import {
  asBoolean,
  asNamedBits,
  asOctetString,
  asOid,
  asSequence,
  asSmallInteger,
  content,
  contextTag,
  DerError,
  fieldsOf,
  readDer,
  tags,
  type DerNode,
} from '../der/index.ts';

export type KeyUsage =
  | 'digitalSignature'
  | 'nonRepudiation'
  | 'keyEncipherment'
  | 'dataEncipherment'
  | 'keyAgreement'
  | 'keyCertSign'
  | 'cRLSign'
  | 'encipherOnly'
  | 'decipherOnly';

export interface Extensions {
  readonly basicConstraints?: { readonly ca: boolean; readonly pathLength?: number };
  readonly keyUsage?: ReadonlySet<KeyUsage>;
  /** Object identifiers of the purposes. */
  readonly extendedKeyUsage?: readonly string[];
  readonly subjectKeyIdentifier?: Uint8Array;
  readonly authorityKeyIdentifier?: Uint8Array;
  readonly ocspUrls?: readonly string[];
  readonly issuerUrls?: readonly string[];
  readonly crlUrls?: readonly string[];
  /** id-pkix-ocsp-nocheck (RFC 6960 §4.2.2.2.1). */
  readonly ocspNoCheck?: true;
  /** Critical extensions that nobody here understands; such a certificate is not used (RFC 5280 §4.2). */
  readonly unknownCritical: readonly string[];
  /** Object identifiers of the extensions marked critical, understood or not. */
  readonly critical: ReadonlySet<string>;
}

/** Positions are the bit numbers of RFC 5280 §4.2.1.3. */
export const keyUsages: readonly KeyUsage[] = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

export const extensionTypes = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  authorityInformationAccess: '1.3.6.1.5.5.7.1.1',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
} as const;

/** Members of the Extensions SEQUENCE. @throws DerError, also when an extension comes twice. */
export function readExtensions(sequence: DerNode): Extensions {
  const seen = new Set<string>();
  const critical = new Set<string>();
  const unknownCritical: string[] = [];
  let known: Partial<Extensions> = {};
  for (const node of asSequence(sequence)) {
    const fields = fieldsOf(node);
    const type = asOid(fields.take());
    const flag = fields.optional(tags.boolean);
    const value = asOctetString(fields.take());
    fields.done();
    if (seen.has(type)) throw new DerError('value', node.start, 'an extension comes twice');
    seen.add(type);
    const isCritical = flag !== undefined && asBoolean(flag);
    if (isCritical) critical.add(type);
    const read = readers[type];
    if (read) known = { ...known, ...read(value) };
    else if (isCritical) unknownCritical.push(type);
  }
  return { ...known, unknownCritical, critical };
}

type Reader = (value: Uint8Array) => Partial<Extensions>;

// Alternative names and policies may be critical and change nothing here: any policy is acceptable.
const readers: Readonly<Record<string, Reader>> = {
  [extensionTypes.subjectAlternativeName]: () => ({}),
  [extensionTypes.certificatePolicies]: () => ({}),
  [extensionTypes.ocspNoCheck]: () => ({ ocspNoCheck: true }),
  [extensionTypes.subjectKeyIdentifier]: (value) => ({
    subjectKeyIdentifier: asOctetString(readDer(value)),
  }),
  [extensionTypes.keyUsage]: (value) => ({
    keyUsage: new Set([...asNamedBits(readDer(value))].flatMap((bit) => keyUsages[bit] ?? [])),
  }),
  [extensionTypes.extendedKeyUsage]: (value) => ({
    extendedKeyUsage: asSequence(readDer(value)).map(asOid),
  }),
  [extensionTypes.basicConstraints]: (value) => {
    const fields = fieldsOf(readDer(value));
    const flag = fields.optional(tags.boolean);
    const length = fields.optional(tags.integer);
    fields.done();
    const ca = flag !== undefined && asBoolean(flag);
    return { basicConstraints: length ? { ca, pathLength: asSmallInteger(length) } : { ca } };
  },
  [extensionTypes.authorityKeyIdentifier]: (value) => {
    const key = fieldsOf(readDer(value)).optional(contextTag(0, 'primitive'));
    return key ? { authorityKeyIdentifier: content(key) } : {};
  },
  [extensionTypes.authorityInformationAccess]: (value) => {
    const entries = asSequence(readDer(value)).map((entry) => {
      const fields = fieldsOf(entry);
      return { method: asOid(fields.take()), location: url(fields.take()) };
    });
    const urls = (method: string) =>
      entries.flatMap((entry) => (entry.method === method ? (entry.location ?? []) : []));
    return { ocspUrls: urls('1.3.6.1.5.5.7.48.1'), issuerUrls: urls('1.3.6.1.5.5.7.48.2') };
  },
  [extensionTypes.crlDistributionPoints]: (value) => ({
    crlUrls: asSequence(readDer(value)).flatMap((point) => {
      const name = fieldsOf(point).optional(contextTag(0, 'constructed'));
      const full = name && fieldsOf(name, name.tag).optional(contextTag(0, 'constructed'));
      const first = full && fieldsOf(full, full.tag).take();
      return (first && url(first)) ?? [];
    }),
  }),
};

/** GeneralName uniformResourceIdentifier [6]; other kinds of location are passed over. */
const url = (name: DerNode): string | undefined =>
  name.tag === contextTag(6, 'primitive') ? Buffer.from(content(name)).toString('latin1') : undefined;
