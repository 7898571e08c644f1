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
  'cli.cannotWrite': {
    vi: 'Không ghi được tệp “{file}”: {reason}',
    en: 'Cannot write the file "{file}": {reason}',
  },
  'cli.homeUnusable': {
    vi: 'Không dùng được thư mục cài đặt “{folder}”: {reason}',
    en: 'The installation folder "{folder}" cannot be used: {reason}',
  },
  'cli.badDate': {
    vi: '“{text}” không phải là ngày (2031-05-01) hay thời điểm ISO 8601 (2031-05-01T08:00:00+07:00)',
    en: '"{text}" is neither a day (2031-05-01) nor a moment in ISO 8601 (2031-05-01T08:00:00+07:00)',
  },
  'cli.notAuthority': {
    vi: 'Chứng thư “{subject}” trong tệp “{file}” không phải của tổ chức cấp chứng thư nên không thể là gốc tin cậy',
    en: 'The certificate "{subject}" in "{file}" is no authority’s, so it cannot be a trust anchor',
  },
  'cli.noSuchAnchor': {
    vi: 'Không có đúng một gốc tin cậy mang dấu vân tay “{fingerprint}” (cần ít nhất 8 chữ số hex; tìm thấy {found})',
    en: 'There is not exactly one trust anchor with the fingerprint "{fingerprint}" (at least 8 hex digits; found {found})',
  },
});
