// Who may cause which event of a dossier: one table, by what a person is to it (R13; invariant 9).
import type { PersonId } from '../../kernel/index.ts';
import type { Refusal } from '../engine/refusal.ts';
import type { DossierContext, DossierParty } from './dossier.context.ts';
import type { DossierEvent, DossierEventType } from './dossier.events.ts';

/** Somebody known, with the parties they are to this dossier at that moment. */
export interface DossierActor {
  readonly person: PersonId;
  readonly parties: readonly DossierParty[];
}

/** The author is neither of the others, whatever offices they hold. */
export type DossierRole = 'author' | 'party' | 'registrar';

export interface DossierPolicyRow {
  readonly event: DossierEventType;
  readonly by: readonly DossierRole[];
}

export const dossierPolicy: readonly DossierPolicyRow[] = [
  { event: 'dossier.revised', by: ['author'] },
  { event: 'dossier.submitted', by: ['author'] },
  { event: 'dossier.signed', by: ['party'] },
  { event: 'dossier.returned', by: ['party'] },
  { event: 'dossier.sealed', by: ['registrar'] },
  { event: 'dossier.withdrawn', by: ['author'] },
];

/** Null when allowed. */
export function authoriseDossier(
  context: DossierContext,
  event: DossierEvent,
  { person, parties }: DossierActor,
): Refusal | null {
  const wanted = dossierPolicy.find((row) => row.event === event.type)?.by ?? [];
  if (event.by !== person) return byProxy;
  if ('as' in event && !event.as.every((party) => parties.includes(party))) return byProxy;
  const isAuthor = person === context.author;
  if (isAuthor) return wanted.includes('author') ? null : ownDossier;
  if (wanted.includes('party')) return null;
  return wanted.includes('registrar') && parties.includes('registrar') ? null : notPermitted;
}

const byProxy: Refusal = {
  code: 'policy.byProxy',
  vi: 'Không ai được làm thay, ký thay người khác',
  en: 'Nobody may act or sign for another person',
};
const ownDossier: Refusal = {
  code: 'dossier.own',
  vi: 'Người soạn không được tự kiểm tra, duyệt hay đóng dấu hồ sơ của mình',
  en: 'Whoever wrote a dossier may not check, approve or seal it',
};
const notPermitted: Refusal = {
  code: 'policy.notPermitted',
  vi: 'Người này không có quyền thực hiện việc đó với hồ sơ',
  en: 'This person may not do that to the record',
};
