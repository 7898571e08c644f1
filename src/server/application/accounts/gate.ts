// What the use cases of accounts lean on.
import type { AppointedRole } from '../access/appointment.ts';
import type { AccountLetters, Credentials } from '../ports/credentials.ts';
import type { House } from '../ports/house.ts';

export interface Gate extends Pick<House, 'store' | 'clock'> {
  readonly credentials: Credentials;
  readonly letters: AccountLetters;
  /** Roles whose holders reach nothing until they have a second factor. */
  readonly secondFactorFor: readonly AppointedRole[];
}

/** Where somebody knocks from. */
export interface Caller {
  /** IP address. */
  readonly address: string;
  readonly agent?: string;
}
