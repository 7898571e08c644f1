// What can go wrong at the command line itself.
import { faultTable } from '../kernel/index.ts';

export const cliFault = faultTable({
  'cli.cannotRead': { vi: 'Không đọc được tệp “{file}”', en: 'Cannot read the file "{file}"' },
  'cli.badAnchor': {
    vi: 'Tệp “{file}” trong thư mục gốc tin cậy không phải là chứng thư số',
    en: 'The file "{file}" in the folder of trust anchors is not a certificate',
  },
  'cli.noKey': {
    vi: 'Chưa có khoá ký cho người hoặc đơn vị này',
    en: 'There is no signing key for this person or organisation',
  },
  'cli.nothingDue': {
    vi: 'Không có hồ sơ nào đang chờ {person} ký',
    en: 'No record waits for the signature of {person}',
  },
  'cli.noSuchRecord': {
    vi: 'Lớp không có hồ sơ “{record}” (dùng mã học sinh, hoặc HK1, HK2, year)',
    en: 'The class has no record "{record}" (use a pupil code, or HK1, HK2, year)',
  },
  'cli.fileExists': {
    vi: 'Tệp “{file}” đã có; không ghi đè',
    en: 'The file "{file}" exists already; nothing is overwritten',
  },
});
