// A copy that got its number and never the seal: the number stays taken, and a line of the issue register says it is void.
import type { PersonId } from '../../../../kernel/index.ts';
import { classTarget, permission } from '../../access/permission.ts';
import type { House } from '../../ports/house.ts';
import type { IssueLine } from '../../ports/office-papers-store.ts';
import { officeFault } from '../faults.ts';
import { isOfTheirSchool } from '../school-permission.ts';
import { requestText } from './order-copy.ts';
import { pupilOf, sealedSource } from './sealed-source.ts';

export interface CopyCancellation {
  readonly orderId: string;
  readonly reason: string;
  /** The registrar. */
  readonly by: PersonId;
}

/**
 * Neither the seal nor the number comes to this copy afterwards; whoever still needs one orders another.
 * @throws Fault `office.orderUnknown`, `office.paperUnknown`, `office.signedAlready`, `office.copyCancelled`,
 * `office.requestIncomplete`, `access.notPermitted`
 */
export function cancelCopy(
  house: Pick<House, 'store' | 'clock'>,
  { orderId, by, ...told }: CopyCancellation,
): Promise<IssueLine> {
  return house.store.write(async (transaction) => {
    const at = house.clock.now();
    const order = await transaction.copyOrder(orderId);
    if (!order || !(await isOfTheirSchool(transaction, by, order.schoolId)))
      throw officeFault('office.orderUnknown');
    const source = await sealedSource(transaction, order.recordId, order.version);
    const target = classTarget(source.schoolClass);
    await permission(transaction, { person: by, action: 'copy.sealed', target, at });
    const reason = told.reason.normalize('NFC').trim();
    if (reason === '') throw officeFault('office.requestIncomplete', { members: ['reason'] });
    const paper = await transaction.paperOfOrder(orderId);
    if (!paper) throw officeFault('office.paperUnknown');
    if ((await transaction.paperSegments(paper.id)).some(({ role }) => role === 'seal'))
      throw officeFault('office.signedAlready');
    if (await transaction.cancellationOf(paper.id))
      throw officeFault('office.copyCancelled', { paper: paper.title });
    const line: IssueLine = {
      schoolId: order.schoolId,
      number: await transaction.nextIssueNumber(order.schoolId),
      at,
      document: paper.title,
      pupil: pupilOf(source),
      className: source.schoolClass.name,
      copies: 0,
      recipient: '–',
      identity: '–',
      request: requestText(order),
      by,
      paperId: paper.id,
      recordId: order.recordId,
      corrects: null,
      reason,
      cancels: true,
    };
    await transaction.addIssueLine(line);
    const event = { type: 'copy.cancelled', order: orderId, paper: paper.id, line: line.number, reason };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return line;
  });
}
