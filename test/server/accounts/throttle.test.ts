// Counted failures as a property: whatever the clock does, guesses stay few and nobody is shut out for good.
import * as fc from 'fast-check';
import type { Instant } from '../../../src/kernel/index.ts';
import { knock, throttleRules } from '../../../src/server/application/accounts/throttle.ts';
import type { Throttle } from '../../../src/server/application/index.ts';

const { login } = throttleRules;
const start = 1_780_000_000_000;

describe('counted failures', () => {
  it('leave an attacker who never pauses fewer than a hundred and fifty guesses a day', () => {
    let known: Throttle | null = null;
    let tried = 0;
    for (let at = start; at < start + 24 * 3_600_000; at += 1_000) {
      const { kind, throttle } = knock('k', login, known, at as Instant);
      known = throttle;
      if (kind === 'try') tried += 1;
    }
    expect(tried).toBeGreaterThan(50);
    expect(tried).toBeLessThan(150);
  });

  it('never make anybody wait longer than the longest wait, however the clock jumps', () => {
    const jump = fc.integer({ min: -400 * 86_400_000, max: 400 * 86_400_000 });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5_000 }), jump), { maxLength: 60 }),
        (jumps) => {
          let at = start;
          let known: Throttle | null = null;
          for (const ms of jumps) {
            at += ms;
            const { kind, throttle, ...rest } = knock('k', login, known, at as Instant);
            known = throttle;
            if (kind === 'wait') expect((rest as { ms: number }).ms).toBeLessThanOrEqual(login.mostMs);
            expect(throttle.lockedUntil - at).toBeLessThanOrEqual(login.mostMs);
          }
        },
      ),
    );
  });

  it('are not forgotten by setting the clock back', () => {
    let known: Throttle | null = null;
    for (let failure = 0; failure < 9; failure += 1)
      known = knock('k', login, known, (start + failure * 100_000) as Instant).throttle;
    const back = knock('k', login, known, (start - 30 * 86_400_000) as Instant);
    expect(back.kind).toBe('wait');
    expect(back.throttle.failures).toBe(9);
  });
});
