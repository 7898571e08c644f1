// Why signing refuses, with titles for people.
import { faultTable } from '../kernel/index.ts';

export const signingFault = faultTable({
  'signing.unreadablePdf': {
    vi: 'Không đọc được tệp PDF: {reason}',
    en: 'The PDF cannot be read: {reason}',
  },
  'signing.encryptedPdf': {
    vi: 'Tệp PDF được mã hoá nên không ký được',
    en: 'The PDF is encrypted and cannot be signed',
  },
  'signing.fieldMissing': {
    vi: 'Văn bản không có ô chữ ký “{field}”',
    en: 'The document has no signature field "{field}"',
  },
  'signing.fieldTaken': {
    vi: 'Ô chữ ký “{field}” đã được ký',
    en: 'Signature field "{field}" is already signed',
  },
  'signing.fieldLocked': {
    vi: 'Ô chữ ký “{field}” đã bị một chữ ký trước khoá lại',
    en: 'Signature field "{field}" is locked by an earlier signature',
  },
  'signing.fieldManyWidgets': {
    vi: 'Ô chữ ký “{field}” hiện ở {widgets} chỗ; chuẩn PDF chỉ cho một chỗ',
    en: 'Signature field "{field}" is shown in {widgets} places; the standard allows one',
  },
  'signing.documentSealed': {
    vi: 'Văn bản đã đóng dấu, không nhận thêm chữ ký',
    en: 'The document is sealed and takes no further signature',
  },
  'signing.certificationNotFirst': {
    vi: 'Chữ ký chứng nhận phải là chữ ký đầu tiên của văn bản',
    en: 'The certifying signature must be the first one in a document',
  },
  'signing.appearanceMissing': {
    vi: 'Thiếu hình hiển thị cho ô chữ ký “{field}”',
    en: 'Field "{field}" is visible but was given no appearance',
  },
  'signing.contentsTooSmall': {
    vi: 'Chữ ký dài {needed} byte, chỗ dành sẵn {reserved} byte',
    en: 'The signature takes {needed} bytes, {reserved} were reserved',
  },
  'signing.timestampMismatch': {
    vi: 'Dấu thời gian không thuộc về chữ ký này: {reason}',
    en: 'The timestamp does not belong to this signature: {reason}',
  },
  'signing.cmsRefused': {
    vi: 'Dữ liệu chữ ký (CMS) do phần mềm khác tạo không được chấp nhận ({reason})',
    en: 'The signature data (CMS) made by another product is not acceptable ({reason})',
  },
  'signing.cmsOtherContent': {
    vi: 'Dữ liệu chữ ký (CMS) là của nội dung khác',
    en: 'The signature data (CMS) belongs to other content',
  },
  'signing.cmsOtherSigner': {
    vi: 'Dữ liệu chữ ký (CMS) là của người khác ({name})',
    en: 'The signature data (CMS) is by somebody else ({name})',
  },
  'signing.storedUnreadable': {
    vi: 'Không đọc được chữ ký đang chờ đã lưu ({reason})',
    en: 'The stored prepared signature cannot be read ({reason})',
  },
  'signing.storedElsewhere': {
    vi: 'Chữ ký đang chờ đã lưu không thuộc về văn bản này, hoặc đã bị sửa (lúc lập {expected} byte, nay {length} byte)',
    en: 'The stored prepared signature does not belong behind this document, or was altered (then {expected} bytes, now {length})',
  },
});
