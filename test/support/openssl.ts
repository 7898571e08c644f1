// Cross-checks with the openssl program; where there is none the tests are skipped, and say so.
import { execFileSync } from 'node:child_process';

export const opensslVersion = ((): string | undefined => {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
})();

if (!opensslVersion)
  process.stderr.write('\n*** openssl is not on PATH: cross-checks with openssl are SKIPPED ***\n');

/** `test` where openssl is installed, otherwise `test.skip`. */
export const opensslIt = opensslVersion ? test : test.skip;
