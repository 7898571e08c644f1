// What can go wrong while a workbook is written. A wrong workbook that is read is a list of problems instead.
import { faultTable } from '../kernel/index.ts';

export const workbookFault = faultTable({
  'workbook.sheetNameImpossible': {
    vi: 'Excel không nhận trang tính tên “{name}”',
    en: 'Excel cannot have a sheet named "{name}"',
  },
  'workbook.subjectUnknown': {
    vi: 'Lớp {className} không học môn “{subject}”',
    en: 'The class {className} has no subject "{subject}"',
  },
  'workbook.tooLarge': {
    vi: 'Nội dung quá lớn cho một bảng tính',
    en: 'The content is too large for a workbook',
  },
});
