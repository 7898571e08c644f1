// What ceremonies of tests ask for: the test authorities' own revocation lists, and no timestamps unless said otherwise.
import { revocationList } from '../../certs-dev/revocation-list.ts';
import { instant, type Clock } from '../../src/kernel/index.ts';
import type { SigningConditions } from '../../src/server/application/index.ts';
import { parseCertificate, type RevocationSource } from '../../src/signing/index.ts';
import { testPki, type Identity } from './pki.ts';

const HOUR_MS = 3_600_000;

/** DER of the lists of the test root and intermediate, as of the moment. */
export const testLists = (at: number): readonly Uint8Array[] =>
  [testPki().root, testPki().intermediate].map((issuer) => listOf(issuer, at));

const listOf = ({ device }: Identity, at: number): Uint8Array =>
  revocationList({
    issuer: device,
    revoked: new Map(),
    thisUpdate: instant(at - HOUR_MS),
    nextUpdate: instant(at + 24 * HOUR_MS),
  });

export function testRevocation(clock: Clock): RevocationSource {
  return {
    collect: ({ issuer }) => {
      const { root, intermediate } = testPki();
      const found = [root, intermediate].filter(
        ({ certificate }) => Buffer.compare(certificate, issuer) === 0,
      );
      const crls = found.map((identity) => listOf(identity, clock.now()));
      return Promise.resolve({ ocsps: [], crls, failures: [] });
    },
  };
}

export const testConditions = (clock: Clock, more: Partial<SigningConditions> = {}): SigningConditions => ({
  anchors: testPki().anchors.map(parseCertificate),
  revocation: testRevocation(clock),
  policy: { timestamped: 'nobody', withoutTimestamp: 'refuse', uncheckedCertificate: 'refuse' },
  ...more,
});
