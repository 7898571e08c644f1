// How the printed report words what the verifier found, in both languages.
import type { Changes, SignatureReport } from '../../../signing/index.ts';

const vi = {
  checked: 'Kiểm tra lúc',
  stated: 'kết luận cho thời điểm',
  online: 'có hỏi cơ quan chứng thực khi tệp không mang đủ dữ liệu',
  offline: 'ngoại tuyến, chỉ dựa vào dữ liệu trong tệp',
  name: 'Tên tệp',
  length: 'Dung lượng',
  bytes: 'byte',
  pages: 'Số trang',
  unknown: 'không đọc được',
  revisions: 'Số lần cập nhật',
  level: 'Mức chữ ký của văn bản',
  openFields: 'Ô chữ ký còn trống',
  etsi: 'Chỉ báo ETSI',
  time: 'Thời điểm kiểm tra',
  network: 'Mạng',
  software: 'Phần mềm',
  issuer: 'nơi cấp',
  serial: 'số',
  fields: 'Ô',
  record: 'Hồ sơ',
  schoolClass: 'Lớp',
  school: 'Trường',
  version: 'Bản',
  of: 'trên',
  state: 'Trạng thái',
  code: 'Mã xác minh',
  storedHash: 'SHA-256 tệp đang giữ',
  done: 'Đã ghi nhận',
  unread: 'KHÔNG MỞ ĐƯỢC',
} as const;

export type Words = Readonly<Record<keyof typeof vi, string>>;

const en: Words = {
  checked: 'Checked',
  stated: 'verdict for',
  online: 'authorities are asked where the file carries too little evidence',
  offline: 'offline, by what the file carries alone',
  name: 'File name',
  length: 'Size',
  bytes: 'bytes',
  pages: 'Pages',
  unknown: 'could not be read',
  revisions: 'Revisions',
  level: 'Level of the document',
  openFields: 'Signature fields still empty',
  etsi: 'ETSI indication',
  time: 'Time of checking',
  network: 'Network',
  software: 'Software',
  issuer: 'issued by',
  serial: 'no.',
  fields: 'Field',
  record: 'Record',
  schoolClass: 'Class',
  school: 'School',
  version: 'Version',
  of: 'of',
  state: 'State',
  code: 'Verification code',
  storedHash: 'SHA-256 as stored',
  done: 'On record',
  unread: 'NOT OPENED',
};

export const wordings: Readonly<Record<'vi' | 'en', Words>> = { vi, en };

type Bilingual = Readonly<Record<'vi' | 'en', string>>;

export const integrityWords: Readonly<Record<SignatureReport['integrity'], Bilingual>> = {
  intact: { vi: 'nguyên vẹn', en: 'intact' },
  broken: { vi: 'KHÔNG nguyên vẹn', en: 'BROKEN' },
};

export const trustWords: Readonly<Record<SignatureReport['trust'], Bilingual>> = {
  trusted: { vi: 'tin cậy', en: 'trusted' },
  untrusted: { vi: 'CHƯA tin cậy', en: 'NOT trusted' },
};

export const afterWords: Readonly<Record<Changes, Bilingual>> = {
  none: { vi: 'không có gì', en: 'nothing' },
  signing: { vi: 'các chữ ký', en: 'signatures' },
  archive: { vi: 'dữ liệu lưu trữ', en: 'archive data' },
  other: { vi: 'THAY ĐỔI trái phép', en: 'changes NOT allowed' },
};

export const momentWords = {
  signing: { vi: 'Khi ký xong', en: 'When signed' },
  now: { vi: 'Hiện nay', en: 'Now' },
  stated: { vi: 'Thời điểm được hỏi', en: 'As asked' },
} as const;

export const inFileWords = {
  asStored: { vi: 'có trong tệp, đúng bản gốc', en: 'in the file as stored' },
  missing: { vi: 'KHÔNG CÓ trong tệp', en: 'MISSING from the file' },
  signedAnew: { vi: 'trong tệp là chữ ký KHÁC', en: 'ANOTHER signature' },
  altered: { vi: 'đã bị SỬA', en: 'ALTERED' },
} as const;
