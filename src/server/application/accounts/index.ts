// Accounts: one per person; passwords, second factors, passkeys, sessions, resets.
export type * from './account.ts';
export type { Caller, Gate } from './gate.ts';
export { sessionLimits } from './session-rule.ts';
export { throttleRules } from './throttle.ts';
export { networkOf } from './network-of.ts';
export { soundPassword } from './password-rule.ts';
export { createAccount, type AccountCreated, type AccountRequest } from './create-account.ts';
export { listAccounts } from './list-accounts.ts';
export {
  addressAccount,
  resetAccount,
  restoreAccount,
  suspendAccount,
  unlockAccount,
  type AccountAddress,
  type AccountReset,
} from './administer.ts';
export { signIn, type SignedIn, type SignInRequest } from './sign-in.ts';
export { confirmSecondFactor, type SecondFactor } from './second-factor.ts';
export type { Reach } from './reach.ts';
export { sessionOf, type Present } from './session-of.ts';
export {
  endOtherSessions,
  endSession,
  listSessions,
  revokeSession,
  type SessionCard,
} from './end-sessions.ts';
export { provePassword } from './prove-password.ts';
export { issueOwnToken } from './issue-own-token.ts';
export { changePassword } from './change-password.ts';
export { setPassword } from './set-password.ts';
export { askReset } from './ask-reset.ts';
export { addAuthenticator, offerAuthenticator, type AuthenticatorOffer } from './authenticator.ts';
export { removeAuthenticator, renewRecoveryCodes } from './authenticator-changes.ts';
export { addPasskey, listPasskeys, offerPasskey, removePasskey, type PasskeyOffer } from './passkeys.ts';
export { offerPasskeySignIn, signInByPasskey } from './passkey-sign-in.ts';
export {
  askNoticeAddress,
  confirmNoticeAddress,
  withdrawNoticeAddress,
  type AddressAsked,
  type AddressWish,
} from './notice-address.ts';
export { letterText, type LetterText } from './letter-text.ts';
