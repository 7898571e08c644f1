// What the journal keeps about accounts: never a secret, never what somebody typed.
import type { Instant } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import type { JournalDraft } from '../journal/entry.ts';
import { actorText } from '../journal/entry.ts';
import type { Account, Proof } from './account.ts';

export type AccountNote =
  | { readonly type: 'account.created' | 'account.suspended' | 'account.restored' | 'account.unlocked' }
  | { readonly type: 'account.addressChanged' }
  | { readonly type: 'account.noticeAddressConfirmed' | 'account.noticeAddressWithdrawn' }
  | { readonly type: 'account.reset'; readonly secondFactorsDropped: boolean }
  | { readonly type: 'account.passwordSet' | 'account.passwordChanged' }
  | { readonly type: 'account.authenticatorAdded' | 'account.authenticatorRemoved' }
  | { readonly type: 'account.recoveryCodesRenewed' }
  | { readonly type: 'account.passkeyAdded' | 'account.passkeyRemoved' }
  | {
      readonly type: 'session.began';
      readonly session: string;
      readonly proofs: readonly Proof[];
      /** Attempts with this account's name that failed before. */
      readonly failuresBefore: number;
    }
  | { readonly type: 'sessions.ended'; readonly count: number };

export const accountNote = (
  account: Account,
  note: AccountNote,
  at: Instant,
  actor: Actor = { person: account.personId },
): JournalDraft => ({
  at,
  actor: actorText(actor),
  record: null,
  event: { ...note, account: account.id, person: account.personId },
});
