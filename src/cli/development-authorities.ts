// The development PKI's own timestamp, OCSP and CRL services, running for the length of one command.
import { startServices } from '../../certs-dev/services.ts';
import type { Clock } from '../kernel/index.ts';
import type { RevocationSource, Timestamper } from '../signing/index.ts';
import { revocationSource, timestamper } from '../signing/authorities/index.ts';

export interface Authorities {
  readonly timestamper: Timestamper;
  readonly revocation: RevocationSource;
}

export interface AuthoritySource {
  /** Folder of the development PKI. */
  readonly keys: string;
  readonly clock: Clock;
  /** A timestamp authority elsewhere instead of its own. */
  readonly timestampUrl?: string | undefined;
}

export interface OpenAuthorities extends Authorities {
  readonly close: () => Promise<void>;
}

export async function openAuthorities(source: AuthoritySource): Promise<OpenAuthorities> {
  const { keys, clock, timestampUrl } = source;
  const services = await startServices(keys, { clock });
  return {
    timestamper: timestamper({ url: timestampUrl ?? services.timestamping, clock }),
    revocation: revocationSource({ clock, rewrite: services.rewrite, addressesOf: services.addressesOf }),
    close: services.stop,
  };
}

export async function withAuthorities<Result>(
  source: AuthoritySource,
  work: (authorities: Authorities) => Promise<Result>,
): Promise<Result> {
  const { close, ...authorities } = await openAuthorities(source);
  try {
    return await work(authorities);
  } finally {
    await close();
  }
}
