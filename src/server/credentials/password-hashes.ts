// Passwords by Argon2id (RFC 9106), with the parameters OWASP's cheat sheet gives for 46 MiB.
import { argon2id, hash, needsRehash, verify } from 'argon2';
import type { PasswordHashes } from '../application/index.ts';

const parameters = { type: argon2id, memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

/** Each takes 46 MiB and a thread: a flood of sign-ins waits in line instead of filling the memory. */
const AT_ONCE = 2;

/** Longer than any password that may be set; what is beyond is no reason to work longer. */
const MOST = 1_024;

export function passwordHashes(): PasswordHashes {
  const inLine = line(AT_ONCE);
  const decoy = inLine(() => hash('a password that nobody has', parameters));
  decoy.catch(() => undefined);
  return {
    hash: (password) => inLine(() => hash(password, parameters)),
    verify: async (stored, password) => {
      const against = stored ?? (await decoy);
      const right = await inLine(() => verify(against, password.slice(0, MOST)));
      return right && stored !== null && password.length <= MOST;
    },
    isOutdated: (stored) => needsRehash(stored, parameters),
  };
}

function line(most: number) {
  let working = 0;
  const waiting: (() => void)[] = [];
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (working >= most) await new Promise<void>((go) => waiting.push(go));
    else working += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else working -= 1;
    }
  };
}
