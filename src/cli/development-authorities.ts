// The development PKI's own timestamp, OCSP and CRL services, running for the length of one command.
import { startServices } from '../../certs-dev/services.ts';
import type { Clock } from '../kernel/index.ts';
import type { RevocationSource, Timestamper } from '../signing/index.ts';
import { revocationSource, timestamper } from '../signing/authorities/index.ts';

export interface Authorities {
  readonly timestamper: Timestamper;
  readonly revocation: RevocationSource;
}

/** `keys` is the folder of the development PKI; a timestamp authority elsewhere may be named instead of its own. */
export async function withAuthorities<Result>(
  {
    keys,
    clock,
    timestampUrl,
  }: { readonly keys: string; readonly clock: Clock; readonly timestampUrl?: string | undefined },
  work: (authorities: Authorities) => Promise<Result>,
): Promise<Result> {
  const services = await startServices(keys, { clock });
  try {
    return await work({
      timestamper: timestamper({ url: timestampUrl ?? services.timestamping }),
      revocation: revocationSource({ clock, rewrite: services.rewrite, addressesOf: services.addressesOf }),
    });
  } finally {
    await services.stop();
  }
}
