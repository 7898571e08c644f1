// The registrar applies the school's seal, cross-page slices included, where a lock was ordered (R23, R97).
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import { sealSlotsOf } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import type { CeremonySigner } from '../ports/signing-keys.ts';
import type { Watched } from '../progress.ts';
import { holdCeremony } from './hold-ceremony.ts';
import type { Asked, CeremonyHeld } from './hold-ceremony.ts';
import { checkKeyOwner } from './key-owner.ts';
import { nameOfPerson } from './name-of-person.ts';

export interface SealingRequest extends Watched {
  readonly registrar: PersonId;
  /** The organisation's key; all fields of a document share one signature. */
  readonly seal: CeremonySigner;
  readonly conditions: SigningConditions;
  readonly organisation: string;
  /** Upper body, for the ring of a drawn seal. */
  readonly authority?: string;
  readonly records: readonly RecordId[];
  /** A scan of the seal (PNG); drawn as a sample when left out. */
  readonly image?: Uint8Array;
  /** With a key that answers later: ask, and come back for the answer another time. */
  readonly withoutWaiting?: boolean;
  /** A question to such a key has just been stored. */
  readonly onAsked?: Asked;
}

/** @throws Fault as `signRecords` */
export async function sealRecords(house: House, request: SealingRequest): Promise<CeremonyHeld> {
  const { registrar, seal, organisation, authority, records, image } = request;
  await nameOfPerson(house, registrar);
  checkKeyOwner(seal, organisation);
  return holdCeremony(house, {
    ...request,
    role: 'seal',
    by: registrar,
    signer: seal,
    records,
    look: {
      kind: 'seal',
      organisation,
      ...(authority !== undefined && { authority }),
      ...(image && { image }),
    },
    slotsOf: sealSlotsOf,
    eventOf: (slots, bytes) => ({ type: 'seal.applied', by: registrar, slots, ...bytes }),
  });
}
