// A person signs many documents with one gesture; run again after any interruption, it goes on where it stopped.
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import { slotsOf } from '../../../workflows/index.ts';
import type { SigningRole } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import type { CeremonySigner } from '../ports/signing-keys.ts';
import type { Watched } from '../progress.ts';
import { holdCeremony } from './hold-ceremony.ts';
import type { Asked, CeremonyHeld } from './hold-ceremony.ts';
import { checkKeyOwner } from './key-owner.ts';
import { nameOfPerson } from './name-of-person.ts';

export interface SigningRequest extends Watched {
  readonly person: PersonId;
  readonly role: SigningRole;
  readonly signer: CeremonySigner;
  readonly conditions: SigningConditions;
  readonly records: readonly RecordId[];
  /** A scan of the person's signature (PNG); drawn when left out. */
  readonly image?: Uint8Array;
  readonly reason?: string;
  /** With a key that answers later: ask, and come back for the answer another time. */
  readonly withoutWaiting?: boolean;
  /** A question to such a key has just been stored. */
  readonly onAsked?: Asked;
}

/**
 * Each document gets its own outcome: signed now, signed before, or why not.
 * @throws Fault `person.unknown`, `signing.keyOfAnother`, `signing.certificateRefused`, `signing.certificateUnchecked`,
 * `timestamp.*`, `device.*`, `workshop.laneLost`, `blob.*`; what was stored before stays, running again goes on
 */
export async function signRecords(house: House, request: SigningRequest): Promise<CeremonyHeld> {
  const { person, role, signer, records, image, reason } = request;
  const name = await nameOfPerson(house, person);
  checkKeyOwner(signer, name);
  return holdCeremony(house, {
    ...request,
    role,
    by: person,
    signer,
    records,
    look: { kind: 'personal', name, ...(image && { image }) },
    ...(reason !== undefined && { reason }),
    slotsOf: (context) => slotsOf(context, role, person),
    eventOf: (slots, bytes) => ({ type: 'signature.applied', by: person, role, slots, ...bytes }),
  });
}
