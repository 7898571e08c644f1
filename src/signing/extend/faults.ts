// Why a document cannot be brought to a higher level.
import { faultTable } from '../../kernel/index.ts';

export const extendFault = faultTable({
  'extend.unsigned': {
    vi: 'Văn bản chưa có chữ ký nào để bổ sung dữ liệu lâu dài',
    en: 'The document has no signature to extend',
  },
  'extend.notArchived': {
    vi: 'Văn bản chưa có dấu thời gian lưu trữ nên chưa thể gia hạn',
    en: 'The document has no archive timestamp to renew',
  },
  'extend.archiveExpired': {
    vi: 'Dấu thời gian lưu trữ cuối cùng đã hết hiệu lực từ {at}, nên không gia hạn được nữa',
    en: 'The last archive timestamp expired at {at}; it can no longer be renewed',
  },
  'extend.noPage': {
    vi: 'Văn bản không có trang nào để đặt dấu thời gian',
    en: 'The document has no page that could hold a document timestamp',
  },
  'extend.noTimestamper': {
    vi: 'Chưa cấu hình dịch vụ cấp dấu thời gian',
    en: 'No timestamp authority is configured',
  },
  'extend.unreadableSignature': {
    vi: 'Không đọc được chữ ký trong ô “{field}”: {reason}',
    en: 'The signature in field "{field}" cannot be read: {reason}',
  },
  'extend.untrusted': {
    vi: 'Chứng thư số “{certificate}” không dẫn tới gốc tin cậy: {reason}',
    en: 'Certificate "{certificate}" does not lead to a trusted root: {reason}',
  },
  'extend.revoked': {
    vi: 'Chứng thư số “{certificate}” đã bị thu hồi lúc {at}, trước thời điểm ký có thể chứng minh',
    en: 'Certificate "{certificate}" was revoked at {at}, before the time of signing that can be proved',
  },
  'extend.revocationUnknown': {
    vi: 'Không biết chứng thư số “{certificate}” đã bị thu hồi hay chưa: {reason}',
    en: 'It is not known whether certificate "{certificate}" was revoked: {reason}',
  },
});
