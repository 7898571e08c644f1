// What keeps something from being destroyed, or from being held.
import { faultTable } from '../../../../kernel/index.ts';

export const disposalFault = faultTable({
  'disposal.notExpired': {
    vi: 'Chưa hết thời hạn lưu của {address}: {until}',
    en: 'The time of {address} is not over: {until}',
  },
  'disposal.held': {
    vi: 'Lớp {class} đang bị giữ lại theo văn bản {decision}; không tiêu hủy',
    en: 'Class {class} is on hold by {decision}; nothing of it is destroyed',
  },
  'disposal.nothing': {
    vi: 'Không có gói hay hồ sơ nào như vậy còn để tiêu hủy',
    en: 'There is nothing of the kind left to be destroyed',
  },
  'disposal.badDate': {
    vi: 'Ngày quyết định {date} không hợp lệ hoặc ở tương lai',
    en: 'The day of the decision is none, or lies ahead: {date}',
  },
  'disposal.numberTaken': {
    vi: 'Đã có quyết định tiêu hủy số {number} ngày {date}',
    en: 'There is an order {number} of {date} already',
  },
  'disposal.unknown': {
    vi: 'Không có quyết định tiêu hủy {order}',
    en: 'There is no order of disposal {order}',
  },
  'disposal.carriedOut': {
    vi: 'Quyết định số {number} đã được thực hiện',
    en: 'Order {number} was carried out already',
  },
  'disposal.sameHands': {
    vi: 'Người ra quyết định không tự thực hiện việc tiêu hủy',
    en: 'Whoever ordered it does not carry it out as well',
  },
  'disposal.heldAlready': {
    vi: 'Lớp {class} đã được giữ lại theo văn bản {decision}',
    en: 'Class {class} is on hold by {decision} already',
  },
  'disposal.holdUnknown': {
    vi: 'Không có lệnh giữ lại nào đang hiệu lực như vậy',
    en: 'There is no such hold in force',
  },
});
