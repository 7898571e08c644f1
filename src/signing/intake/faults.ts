// Why a PDF from elsewhere is not taken in, with titles for people.
import { faultTable } from '../../kernel/index.ts';

export const intakeFault = faultTable({
  'intake.encrypted': {
    vi: 'Tệp PDF được mã hoá (đặt mật khẩu hoặc hạn chế quyền) nên không ký được',
    en: 'The PDF is encrypted (password or usage restrictions) and cannot be signed',
  },
  'intake.damaged': {
    vi: 'Cấu trúc tệp PDF bị hỏng: {reason}',
    en: 'The structure of the PDF is damaged: {reason}',
  },
  'intake.xfa': {
    vi: 'Tệp là biểu mẫu XFA, nội dung không cố định nên không ký được',
    en: 'The file is an XFA form; its content is not fixed, so it cannot be signed',
  },
  'intake.needAppearances': {
    vi: 'Biểu mẫu trong tệp yêu cầu phần mềm đọc tự vẽ lại các ô (NeedAppearances)',
    en: 'The form asks every reader to draw its fields anew (NeedAppearances)',
  },
  'intake.pageTree': {
    vi: 'Cây trang của tệp PDF bất thường: {reason}',
    en: 'The page tree of the PDF is irregular: {reason}',
  },
  'intake.tooLarge': {
    vi: 'Tệp dài {length} byte, nhiều nhất {most} byte',
    en: 'The file is {length} bytes long, at most {most} are accepted',
  },
  'intake.tooManyPages': {
    vi: 'Tệp có hơn {most} trang',
    en: 'The file has more than {most} pages',
  },
  'intake.tooManyObjects': {
    vi: 'Tệp có {count} đối tượng, nhiều nhất {most}',
    en: 'The file has {count} objects, at most {most} are accepted',
  },
  'intake.certifiedFinal': {
    vi: 'Văn bản đã được chứng nhận là bản cuối, không cho thay đổi gì (DocMDP P=1)',
    en: 'The document is certified as final and allows no change (DocMDP P=1)',
  },
  'intake.certified': {
    vi: 'Văn bản đã được chứng nhận (DocMDP P={level}), không thêm ô chữ ký được nữa',
    en: 'The document is certified (DocMDP P={level}); signature fields can no longer be added',
  },
  'intake.locked': {
    vi: 'Một chữ ký đã khoá mọi ô của văn bản',
    en: 'A signature locks every field of the document',
  },
  'intake.fieldName': {
    vi: 'Tên ô chữ ký “{field}” không dùng được: {reason}',
    en: 'The field name "{field}" cannot be used: {reason}',
  },
  'intake.outsidePages': {
    vi: 'Ô chữ ký “{field}” nằm ngoài trang',
    en: 'Signature field "{field}" lies outside the pages',
  },
});
