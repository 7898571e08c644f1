// A sealed class and the office beside it, for tests of copies, registers and prints.
import {
  makeCopy,
  orderCopy,
  type CopyMaking,
  type CopyOrder,
  type CopyWish,
  type MadePaper,
} from '../../src/server/application/index.ts';
import type { Installation } from '../../src/server/installation.ts';
import { testConditions } from './conditions.ts';
import { serviceSigner, signerOf, type ImportedClass } from './house.ts';

/** As invented class books call it. */
export const SCHOOL = 'Trường THCS Ví Dụ';
export const schoolSeal = () => signerOf(SCHOOL, SCHOOL);

export const copyRequest = {
  by: 'Trần Thị Mẹ',
  relation: 'mẹ',
  identity: '079180000001',
  letter: 'Đơn ngày 10/06/2026',
  purpose: 'nộp hồ sơ chuyển trường',
};

export const order = (
  house: Installation,
  { cast, records }: ImportedClass,
  wish: Partial<CopyWish> = {},
): Promise<CopyOrder> =>
  orderCopy(house, {
    recordId: records[0]!,
    kind: 'certifiedCopy',
    request: copyRequest,
    decisionNumber: '31/QĐ-VD',
    by: cast.principal,
    ...wish,
  });

export const make = (
  house: Installation,
  { cast }: ImportedClass,
  orderId: string,
  making: Partial<CopyMaking> = {},
): Promise<MadePaper> =>
  makeCopy(house, {
    orderId,
    by: cast.registrar,
    seal: schoolSeal(),
    serviceSigner,
    conditions: testConditions(house.clock),
    ...making,
  });
