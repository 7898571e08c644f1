// A token for a program, given by its holder: whoever found a session open must not leave with a key for a year.
import { giveToken } from '../tokens/tokens.ts';
import type { IssuedToken, NewToken } from '../tokens/tokens.ts';
import type { Gate } from './gate.ts';
import { proved } from './session-of.ts';

/**
 * @param session its token
 * @throws Fault `account.sessionEnded`, `account.proofNeeded`
 */
export function issueOwnToken(
  { store, clock }: Pick<Gate, 'store' | 'clock'>,
  session: string,
  wish: Omit<NewToken, 'person'>,
): Promise<IssuedToken> {
  const at = clock.now();
  return store.write(async (transaction) => {
    const { account } = await proved(transaction, session, at);
    return giveToken(transaction, { ...wish, person: account.personId }, at);
  });
}
