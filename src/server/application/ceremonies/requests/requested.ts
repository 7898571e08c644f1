// A ceremony that somebody asked for and does not wait for: it is stored, runs by itself, and can be watched.
import type { PersonId, RecordId } from '../../../../kernel/index.ts';
import type { SigningRole } from '../../../../workflows/index.ts';
import type { CeremonyRequest, Confirming, RequestedKey } from '../../ports/api-store.ts';
import type { House } from '../../ports/house.ts';
import type { SigningConditions } from '../../ports/signing-conditions.ts';
import type { KeyPlaces, KeySecrets, LocalSigner } from '../../ports/signing-keys.ts';
import type { Progress } from '../../progress.ts';
import type { Numbered } from '../../runs/run-log.ts';

/** What requested ceremonies lean on. */
export interface CeremonyDesk {
  readonly house: House;
  readonly conditions: () => Promise<SigningConditions>;
  /** Keys that the installation keeps for people and schools: development only, null elsewhere. */
  readonly keptKeys: KeptKeys | null;
  /** Keys elsewhere that the settings name. */
  readonly keyPlaces: KeyPlaces;
  /** Told of what is no fault; the ceremony stops. */
  readonly onUnexpected: (error: unknown) => void;
}

export interface KeptKeys {
  ofPerson(person: PersonId): Promise<LocalSigner>;
  sealOf(schoolId: string): Promise<LocalSigner>;
}

export interface CeremonyAsked {
  readonly person: PersonId;
  readonly role: SigningRole | 'seal';
  readonly records: readonly RecordId[];
  /** Without a credential: the one that the person's settings name. */
  readonly key:
    | Exclude<RequestedKey, { readonly kind: 'csc' }>
    | { readonly kind: 'csc'; readonly provider: string; readonly credential?: string };
  readonly secrets?: KeySecrets;
}

export type CeremonyHappened =
  | { readonly type: 'progress'; readonly progress: Progress }
  /** Somebody is to confirm on the phone. */
  | { readonly type: 'confirming'; readonly confirming: Confirming }
  | { readonly type: 'state'; readonly state: CeremonyRequest['state'] };

export type CeremonyEvent = Numbered<CeremonyHappened>;

/** `{"digest": …, "value": …}`, both in base64, as an agent with the key gives them. */
export interface AgentAnswer {
  readonly digest: string;
  readonly value: string;
}
