// Who may cause which event of a correction: one table, by what a person is to it (R13, R75–R78; invariant 9).
import type { PersonId } from '../../kernel/index.ts';
import type { Refusal } from '../engine/refusal.ts';
import type { CorrectionContext, CorrectionParty } from './correction.context.ts';
import type { CorrectionEvent, CorrectionEventType } from './correction.events.ts';
import { presentAt } from './correction.present.ts';

/** Somebody logged in with the parties they are at that moment, or the program itself. */
export type CorrectionActor =
  { readonly person: PersonId; readonly parties: readonly CorrectionParty[] } | { readonly service: string };

/** What a person is to one correction. The requester is none of the others but present. */
export type CorrectionRole = 'requester' | 'confirmer' | 'permitter' | 'unlocker' | 'witness' | 'present';

export interface CorrectionPolicyRow {
  readonly event: CorrectionEventType;
  readonly by: readonly (CorrectionRole | 'service')[];
}

export const correctionPolicy: readonly CorrectionPolicyRow[] = [
  { event: 'correction.confirmed', by: ['confirmer'] },
  { event: 'correction.permitted', by: ['permitter'] },
  { event: 'correction.refused', by: ['confirmer', 'permitter'] },
  { event: 'cells.unlocked', by: ['unlocker'] },
  { event: 'correction.witnessed', by: ['witness'] },
  { event: 'cells.corrected', by: ['requester'] },
  { event: 'minutes.drafted', by: ['service'] },
  { event: 'minutes.signed', by: ['present'] },
  { event: 'correction.withdrawn', by: ['requester'] },
  { event: 'correction.deadlinePassed', by: ['service'] },
  { event: 'correction.completed', by: ['service'] },
];

/** Null when allowed. */
export function authoriseCorrection(
  context: CorrectionContext,
  event: CorrectionEvent,
  actor: CorrectionActor,
): Refusal | null {
  const wanted = correctionPolicy.find((row) => row.event === event.type)?.by ?? [];
  if ('service' in actor) return wanted.includes('service') ? null : notPermitted;
  if ('by' in event && event.by !== actor.person) return byProxy;
  if ('as' in event && !event.as.every((party) => actor.parties.includes(party))) return byProxy;
  const parties = 'as' in event ? event.as : [];
  if (correctionRolesOf(context, actor.person, parties).some((role) => wanted.includes(role))) return null;
  return actor.person === context.requester && !wanted.includes('service') ? ownRequest : notPermitted;
}

/** Every role somebody has towards a correction, in the parties they act as. */
export function correctionRolesOf(
  context: CorrectionContext,
  person: PersonId,
  parties: readonly CorrectionParty[],
): readonly CorrectionRole[] {
  const { requester, demands } = context;
  const isOne = (of: readonly CorrectionParty[]) => parties.some((party) => of.includes(party));
  const others = person !== requester;
  const held: Record<CorrectionRole, boolean> = {
    requester: !others,
    confirmer: others && isOne(['homeroomTeacher']),
    permitter: others && isOne(demands.permittedBy),
    unlocker: others && isOne(demands.unlockedBy),
    witness: others && isOne(demands.witnesses),
    present: presentAt(context).some((one) => one.person === person),
  };
  return (Object.keys(held) as CorrectionRole[]).filter((role) => held[role]);
}

const byProxy: Refusal = {
  code: 'policy.byProxy',
  vi: 'Không ai được làm thay, ký thay người khác',
  en: 'Nobody may act or sign for another person',
};
const ownRequest: Refusal = {
  code: 'correction.ownRequest',
  vi: 'Người đề nghị không được tự xác nhận, cho phép, mở ô hoặc chứng kiến việc sửa của mình',
  en: 'Whoever asks for a correction may not confirm, permit, unlock or witness it',
};
const notPermitted: Refusal = {
  code: 'policy.notPermitted',
  vi: 'Người này không có quyền thực hiện việc đó với hồ sơ',
  en: 'This person may not do that to the record',
};
