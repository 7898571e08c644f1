// OCSP first, CRLs where OCSP gives nothing usable; addresses from the certificates themselves (RFC 5280 §4.2.1.13, §4.2.2.1).
import { systemClock, type Clock, type Instant } from '../../kernel/index.ts';
import type { RevocationMaterial, RevocationSource } from '../ports.ts';
import { readMaterial, revocationStatus } from '../revocation/index.ts';
import { certificateReader, type Certificate } from '../x509/index.ts';
import { answerCache, type AnswerCache } from './answer-cache.ts';
import { askCrl, askOcsp, type Limits } from './ask.ts';
import { exchange, type Exchange } from './exchange.ts';
import { fifoQueue, type Queue } from './queue.ts';
import { realTiming } from './timing.ts';

/**
 * Where to ask about a certificate: http(s) addresses of OCSP responders and of revocation lists, in order of
 * trial.
 */
export interface Addresses {
  readonly ocsp: readonly string[];
  readonly crl: readonly string[];
}

/** Limits and addresses of a revocation source; times are milliseconds. */
export interface RevocationSourceOptions {
  /** For each exchange; default 30 000. */
  readonly timeoutMs?: number;
  /** Default 4. */
  readonly atOnce?: number;
  /** The address that is asked in place of the one written in a certificate. */
  readonly rewrite?: (url: string) => string;
  /** Where to ask about a certificate; default what it says itself. */
  readonly addressesOf?: (certificate: Certificate) => Addresses;
  /** What makes material fresh or stale. */
  readonly clock?: Clock;
  /** OCSP answers and lists kept; defaults 4 096 and 64. */
  readonly keep?: { readonly ocsps: number; readonly crls: number };
  readonly exchange?: Exchange;
}

/**
 * Keeps answers until their nextUpdate.
 *
 * @example
 * ```ts
 * const found = await revocationSource().collect({ certificate: signer.chain[0]!, issuer: signer.chain[1]! });
 * console.log(found.ocsps.length + found.crls.length > 0); // → true
 * ```
 */
export function revocationSource(options: RevocationSourceOptions = {}): RevocationSource {
  const { timeoutMs = 30_000, atOnce = 4, clock = systemClock, keep = { ocsps: 4096, crls: 64 } } = options;
  const state: State = {
    limits: { timeoutMs, send: options.exchange ?? exchange },
    rewrite: options.rewrite ?? ((url) => url),
    queue: fifoQueue({ atOnce, timing: realTiming }),
    ocsps: answerCache(keep.ocsps),
    crls: answerCache(keep.crls),
  };
  const { addressesOf = ownAddresses } = options;
  const certificateOf = certificateReader();
  return {
    collect: async ({ certificate, issuer, since, signal }) => {
      const [subject, by] = [certificateOf(certificate), certificateOf(issuer)];
      if (!subject || !by)
        return { ocsps: [], crls: [], failures: ['the certificate or its issuer cannot be read'] };
      return await collect(state, {
        certificate: subject,
        issuer: by,
        addresses: addressesOf(subject),
        now: clock.now(),
        since,
        signal,
      });
    },
  };
}

interface State {
  readonly limits: Limits;
  readonly rewrite: (url: string) => string;
  readonly queue: Queue;
  readonly ocsps: AnswerCache;
  readonly crls: AnswerCache;
}

interface Search {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly addresses: Addresses;
  readonly now: Instant;
  readonly since: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** One address after the other until one gives an answer that decides. */
async function collect(state: State, search: Search): Promise<RevocationMaterial> {
  const { addresses, certificate, signal } = search;
  if (addresses.ocsp.length + addresses.crl.length === 0)
    return { ocsps: [], crls: [], failures: ['the certificate names neither OCSP nor CRL'] };
  const ocsps: Uint8Array[] = [];
  const crls: Uint8Array[] = [];
  const failures: string[] = [];
  for (const [kind, url] of inOrder(addresses)) {
    const asked = state.rewrite(url);
    const answer =
      kind === 'ocsp'
        ? await state.ocsps.get(`${asked} ${certificate.digest.toString('hex')}`, search, () =>
            state.queue(() => askOcsp(asked, search, state.limits), signal),
          )
        : await state.crls.get(asked, search, () =>
            state.queue(() => askCrl(asked, signal, state.limits), signal),
          );
    if ('failure' in answer) {
      failures.push(`${url}: ${answer.failure}`);
      continue;
    }
    const found = kind === 'ocsp' ? ocsps : crls;
    found.push(answer.der);
    const { now } = search;
    const status = revocationStatus({ ...search, at: now, now, ...readMaterial({ ocsps, crls }) });
    if (status.status !== 'unknown') return { ocsps, crls, failures };
    failures.push(
      `${url}: ${status.doubts.map(({ problem }) => problem).join(', ') || 'speaks of other certificates'}`,
    );
  }
  return { ocsps, crls, failures };
}

const inOrder = ({ ocsp, crl }: Addresses): readonly (readonly ['ocsp' | 'crl', string])[] => [
  ...ocsp.map((url) => ['ocsp', url] as const),
  ...crl.map((url) => ['crl', url] as const),
];

const ownAddresses = ({ extensions }: Certificate): Addresses => ({
  ocsp: extensions.ocspUrls ?? [],
  crl: extensions.crlUrls ?? [],
});
