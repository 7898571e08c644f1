// Revocation material as it travels (DER) and as it is judged (read); what cannot be read is left out.
import { readCrl, type Crl } from '../crl/index.ts';
import { readOcsp, type OcspResponse } from '../ocsp/index.ts';

export interface ReadMaterial {
  readonly ocsps: readonly OcspResponse[];
  readonly crls: readonly Crl[];
}

export const readMaterial = ({
  ocsps,
  crls,
}: {
  readonly ocsps: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}): ReadMaterial => ({
  ocsps: ocsps.flatMap((der) => {
    const read = readOcsp(der);
    return read.ok ? [read.response] : [];
  }),
  crls: crls.flatMap((der) => {
    const read = readCrl(der);
    return read.ok ? [read.crl] : [];
  }),
});
