// Whose name and title stand under the approval (R20; NĐ 30/2020 Phụ lục I, "KT.").
import type { ClassBook } from '../../../assessment/index.ts';
import type { Assignments } from '../../../workflows/index.ts';

export interface Approval {
  readonly name: string;
  readonly title: string;
}

export const approvalOf = (book: ClassBook, { approver }: Assignments): Approval =>
  approver.capacity === 'principal'
    ? { name: book.staff.principal, title: 'Hiệu trưởng' }
    : { name: book.staff.vicePrincipal, title: 'Phó Hiệu trưởng' };
