// Faults of keeping packages.
import { faultTable } from '../../../../kernel/index.ts';

export const archiveFault = faultTable({
  'archive.mediumAbsent': {
    vi: 'Không thấy vật lưu trữ ở “{location}”: chưa cắm, chưa gắn, hoặc không có nhãn của Giáp Lai',
    en: 'The medium is not at "{location}": not plugged in, not mounted, or without the mark of Giáp Lai',
  },
  'archive.mediumOther': {
    vi: 'Vật lưu trữ ở “{location}” là “{found}”, không phải vật cần tìm',
    en: 'The medium at "{location}" is "{found}", not the one wanted',
  },
  'archive.mediumInside': {
    vi: 'Đích lưu trữ không được nằm trong thư mục cài đặt “{location}”',
    en: 'A target may not lie inside the installation folder: "{location}"',
  },
  'archive.targetUnknown': {
    vi: 'Không có đích lưu trữ “{target}”; đang có: {known}',
    en: 'There is no archive target "{target}"; there are: {known}',
  },
  'archive.targetTaken': {
    vi: 'Trường đã có đích lưu trữ “{target}”',
    en: 'The school has an archive target "{target}" already',
  },
  'archive.placeTaken': {
    vi: 'Ở đích đã có gói khác mang tên “{package}”; không ghi đè',
    en: 'Another package stands at "{package}"; nothing is overwritten',
  },
  'archive.sourceDamaged': {
    vi: 'Gói “{package}” ở nơi sao không còn nguyên: {file}',
    en: 'The package "{package}" to copy from is damaged: {file}',
  },
  'archive.nothingToRestore': {
    vi: 'Không tìm thấy gói hay hồ sơ nào như vậy: {wanted}',
    en: 'No such package or record was found: {wanted}',
  },
  'archive.restorePlaceTaken': {
    vi: 'Thư mục “{folder}” đã có; chỉ khôi phục vào thư mục mới',
    en: 'The folder "{folder}" exists; restore only into a new one',
  },
});
