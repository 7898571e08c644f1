// Revocation material as it travels (DER) and as it is judged (read); what cannot be read is left out.
import { readCrl, type Crl } from '../crl/index.ts';
import { readOcsp, type OcspResponse } from '../ocsp/index.ts';

export interface ReadMaterial {
  readonly ocsps: readonly OcspResponse[];
  readonly crls: readonly Crl[];
}

/** The same byte array is read once: a list serves thousands of certificates. It must not be written to afterwards. */
export const readMaterial = ({
  ocsps,
  crls,
}: {
  readonly ocsps: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}): ReadMaterial => ({
  ocsps: ocsps.flatMap((der) => remembered(responses, der, responseIn) ?? []),
  crls: crls.flatMap((der) => remembered(lists, der, listIn) ?? []),
});

const responses = new WeakMap<Uint8Array, { readonly read: OcspResponse | undefined }>();
const lists = new WeakMap<Uint8Array, { readonly read: Crl | undefined }>();

function responseIn(der: Uint8Array): OcspResponse | undefined {
  const read = readOcsp(der);
  return read.ok ? read.response : undefined;
}

function listIn(der: Uint8Array): Crl | undefined {
  const read = readCrl(der);
  return read.ok ? read.crl : undefined;
}

function remembered<T>(
  memory: WeakMap<Uint8Array, { readonly read: T | undefined }>,
  der: Uint8Array,
  read: (der: Uint8Array) => T | undefined,
): T | undefined {
  const known = memory.get(der) ?? { read: read(der) };
  memory.set(der, known);
  return known.read;
}
