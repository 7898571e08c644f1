// Faults of orders to lock and unlock.
import { faultTable } from '../../../kernel/index.ts';

export const calendarFault = faultTable({
  'window.closed': {
    vi: 'Ngoài thời gian nhập: {windows}. Muốn nhập cần lệnh mở của người có thẩm quyền',
    en: 'Outside the time of entry: {windows}. An order to unlock opens it again',
  },
  'order.unknown': {
    vi: 'Không có lệnh khóa, mở {order}',
    en: 'There is no order {order}',
  },
  'order.reasonMissing': {
    vi: 'Cần nêu lý do đề nghị khóa hoặc mở',
    en: 'An order to lock or unlock needs a reason',
  },
  'order.nothingToLock': {
    vi: 'Lệnh không nêu hồ sơ nào',
    en: 'The order names no record',
  },
  'order.recordsOnlyLocked': {
    vi: 'Hồ sơ đã khóa không mở lại được; muốn sửa phải lập bản mới',
    en: 'Locked records are not unlocked; a correction leads to a new version',
  },
  'order.otherClass': {
    vi: 'Có hồ sơ không thuộc lớp nêu trong lệnh',
    en: 'A record does not belong to the class of the order',
  },
  'order.notReady': {
    vi: 'Hồ sơ {record} chưa khóa được: {reason}',
    en: 'Record {record} cannot be locked yet: {reason}',
  },
  'order.wrongDecider': {
    vi: 'Theo quy chế, người quyết định là: {decider}',
    en: 'By the policy, the order is decided by: {decider}',
  },
  'order.wrongProposer': {
    vi: 'Theo quy chế, người đề nghị là: {proposer}',
    en: 'By the policy, the order is proposed by: {proposer}',
  },
  'order.wrongExecutor': {
    vi: 'Theo quy chế, người thực hiện là: {executors}',
    en: 'By the policy, the order is carried out by: {executors}',
  },
  'order.proposalMissing': {
    vi: 'Theo quy chế, phải có đề nghị trước của: {proposer}',
    en: 'By the policy, a proposal has to come first, by: {proposer}',
  },
  'order.decisionMissing': {
    vi: 'Lệnh khóa, mở phải có số quyết định',
    en: 'Deciding an order needs the number of the decision',
  },
  'order.decided': {
    vi: 'Lệnh này đã được quyết định',
    en: 'The order has been decided already',
  },
  'order.notGranted': {
    vi: 'Lệnh này chưa được chấp thuận, hoặc đã thực hiện',
    en: 'The order is not granted, or was carried out before',
  },
  'order.notSealed': {
    vi: 'Còn {count} hồ sơ của lệnh chưa đóng dấu',
    en: '{count} records of the order are not sealed yet',
  },
  'order.sameHand': {
    vi: 'Người thực hiện không được là người quyết định',
    en: 'Whoever decides an order does not carry it out',
  },
  'order.noClasses': {
    vi: 'Năm học {year} chưa có lớp nào thuộc phạm vi của lệnh',
    en: 'No class of {year} lies in the scope of the order yet',
  },
});
