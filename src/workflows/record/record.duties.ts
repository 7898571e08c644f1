// Separation of duties, checked where people are assigned (R23): the office never orders what it carries out.
import type { Refusal } from '../engine/refusal.ts';
import type { Assignments } from './record.context.ts';

/** Null when the duties are separated. */
export function mixedDuties({ registrar, principal, approver }: Assignments): Refusal | null {
  return registrar === principal || registrar === approver.person ? officeOrders : null;
}

const officeOrders: Refusal = {
  code: 'policy.mixedDuties',
  vi: 'Văn thư giữ dấu không được đồng thời là người duyệt hoặc ra lệnh',
  en: 'The registrar who holds the seal may not also approve or order',
};
