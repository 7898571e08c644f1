// The leader decides that a copy or an extract be handed out, on a request that was written down (R100).
import { freshId } from '../../../../kernel/index.ts';
import type { PersonId, RecordId } from '../../../../kernel/index.ts';
import { classTarget, permission, recordTarget } from '../../access/permission.ts';
import type { House } from '../../ports/house.ts';
import type { CopyKind, CopyOrder, CopyRequest, ExtractChoice } from '../../ports/office-papers-store.ts';
import { officeFault } from '../faults.ts';
import { mightOfRecord } from '../might-of-record.ts';
import { sealedSource } from './sealed-source.ts';

export interface CopyWish {
  readonly recordId: RecordId;
  /** The last sealed one when left out. */
  readonly version?: number;
  readonly kind: CopyKind;
  readonly request: CopyRequest;
  readonly choice?: ExtractChoice;
  readonly evenSuperseded?: boolean;
  readonly decisionNumber: string;
  readonly by: PersonId;
}

/**
 * @throws Fault `office.requestIncomplete`, `office.decisionMissing`, `office.notSealed`, `office.superseded`,
 * `office.transcriptsOnly`, `record.unknown`, `access.notPermitted`
 */
export async function orderCopy(house: Pick<House, 'store' | 'clock'>, wish: CopyWish): Promise<CopyOrder> {
  const request = whole(wish.request);
  const decisionNumber = wish.decisionNumber.normalize('NFC').trim();
  if (decisionNumber === '') throw officeFault('office.decisionMissing');
  const at = house.clock.now();
  return house.store.write(async (transaction) => {
    await mightOfRecord(transaction, { person: wish.by, action: 'copy.ordered', at }, wish.recordId);
    const source = await sealedSource(transaction, wish.recordId, wish.version);
    const { record, schoolClass, school, document } = source;
    const target = { ...classTarget(schoolClass), ...recordTarget(record) };
    await permission(transaction, { person: wish.by, action: 'copy.ordered', target, at });
    if (wish.kind === 'extract' && record.kind !== 'transcript') throw officeFault('office.transcriptsOnly');
    const evenSuperseded = wish.evenSuperseded ?? false;
    if (source.superseded && !evenSuperseded)
      throw officeFault('office.superseded', { version: document.version });
    const order: CopyOrder = {
      id: freshId(),
      schoolId: school.id,
      recordId: record.id,
      version: document.version,
      kind: wish.kind,
      request,
      choice:
        wish.kind === 'extract'
          ? (wish.choice ?? { periods: ['term1', 'term2', 'year'], subjects: null })
          : null,
      evenSuperseded,
      decisionNumber,
      by: wish.by,
      at,
    };
    await transaction.addCopyOrder(order);
    await transaction.append([
      {
        at,
        actor: `person:${wish.by}`,
        record: null,
        event: {
          type: 'copy.ordered',
          order: order.id,
          of: record.id,
          version: order.version,
          kind: order.kind,
          class: schoolClass.id,
          decisionNumber,
          request: { ...request },
        },
      },
    ]);
    return order;
  });
}

function whole(request: CopyRequest): CopyRequest {
  const { letter, ...needed } = request;
  const clean = Object.fromEntries(
    Object.entries(needed).map(([member, text]) => [member, text.normalize('NFC').trim()]),
  ) as Omit<CopyRequest, 'letter'>;
  const members = Object.entries(clean).flatMap(([member, text]) => (text === '' ? [member] : []));
  if (members.length > 0) throw officeFault('office.requestIncomplete', { members });
  return { ...clean, letter: letter?.normalize('NFC').trim() ?? null };
}

/** On paper: who asked, for what, on whose decision. */
export const requestText = ({ request, decisionNumber }: CopyOrder): string => {
  const { by, relation, identity, letter, purpose } = request;
  const written = letter === null ? '' : `, ${letter}`;
  return `${by} (${relation}, giấy tờ số ${identity})${written}; mục đích: ${purpose}; theo quyết định ${decisionNumber}`;
};
