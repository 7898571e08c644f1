// Facts that move a dossier, in the past tense. Time arrives inside the fact.
import type { Instant, PersonId, Sha256 } from '../../kernel/index.ts';
import type { DossierFile, DossierParty, DossierRoute } from './dossier.context.ts';

interface Deed<Type extends string> {
  readonly type: Type;
  readonly at: Instant;
  readonly by: PersonId;
}

/** Somebody signed exactly the bytes called `baseHash`. */
interface Signed<Type extends string> extends Deed<Type> {
  readonly baseHash: Sha256;
  readonly fileHash: Sha256;
}

/** The author put a new version in the place of the one that is not under way. */
export interface DossierRevised extends Deed<'dossier.revised'> {
  readonly file: Omit<DossierFile, 'version'>;
}

/** Gửi kiểm tra: the author's own signature sends it on its way. */
export interface DossierSubmitted extends Signed<'dossier.submitted'> {
  readonly route: DossierRoute;
}

/** One step of the route. `decisionNumber` orders the seal where the last step does. */
export interface DossierSigned extends Signed<'dossier.signed'> {
  readonly as: readonly DossierParty[];
  readonly decisionNumber: string;
}

/** Whoever's turn it is asks for a change (R55). */
export interface DossierReturned extends Deed<'dossier.returned'> {
  readonly as: readonly DossierParty[];
  readonly reason: string;
  readonly place: string;
  readonly present: readonly PersonId[];
}

export type DossierSealed = Signed<'dossier.sealed'>;

export type DossierWithdrawn = Deed<'dossier.withdrawn'>;

export type DossierEvent =
  DossierRevised | DossierSubmitted | DossierSigned | DossierReturned | DossierSealed | DossierWithdrawn;
export type DossierEventType = DossierEvent['type'];
export type DossierEventOf<Type extends DossierEventType> = Extract<DossierEvent, { type: Type }>;
