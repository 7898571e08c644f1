// Ends what an object store lets hang: silence, and answers that trickle.

export interface Watchdog {
  readonly signal: AbortSignal;
  /** Something arrived. */
  fed(): void;
  /** So many octets are to arrive from now on. */
  expect(octets: number): void;
  end(): void;
}

/** Slower than this is as good as dead. */
const OCTETS_A_MS = 32;

/** @param sending octets that go out before anything can come back */
export function watchdog(patienceMs: number, sending = 0): Watchdog {
  const ending = new AbortController();
  const bark = () => {
    ending.abort(new DOMException(`no answer within ${patienceMs} ms`, 'TimeoutError'));
  };
  let silence = setTimeout(bark, patienceMs + sending / OCTETS_A_MS);
  let trickle: NodeJS.Timeout | undefined;
  return {
    signal: ending.signal,
    fed: () => {
      clearTimeout(silence);
      if (!ending.signal.aborted) silence = setTimeout(bark, patienceMs);
    },
    expect: (octets) => {
      clearTimeout(trickle);
      if (!ending.signal.aborted) trickle = setTimeout(bark, patienceMs + octets / OCTETS_A_MS);
    },
    end: () => {
      clearTimeout(silence);
      clearTimeout(trickle);
    },
  };
}
