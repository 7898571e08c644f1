// The fixed words of the verification report in both languages.

const vi = {
  title: 'BÁO CÁO KIỂM TRA CHỮ KÝ SỐ',
  subject: 'Báo cáo kiểm tra chữ ký số',
  summary: 'Tổng hợp',
  file: 'Tệp',
  verdict: 'Kết luận',
  signatureCount: 'Số chữ ký',
  particulars: 'Văn bản được kiểm tra',
  moments: 'Kết luận về chữ ký theo thời điểm',
  registry: 'Đối chiếu với hồ sơ nhà trường lưu giữ',
  statements: 'Nhận định về toàn văn bản',
  signatures: 'Các chữ ký, con dấu và dấu thời gian',
  basis: 'Căn cứ kiểm tra',
  anchors: 'Gốc tin cậy được dùng',
  noAnchors: 'Không có gốc tin cậy nào: không chứng thư nào có thể được công nhận.',
  signer: 'Người ký, vai trò',
  times: 'Thời điểm ký',
  level: 'Mức',
  integrity: 'Toàn vẹn',
  trust: 'Danh tính',
  after: 'Sau đó có',
  claimed: 'khai',
  proved: 'chứng minh',
  more: 'nữa, xem tệp JSON đính kèm',
  explained:
    '“Khai” là giờ máy của người ký; “chứng minh” là giờ của cơ quan cấp dấu thời gian mà chữ ký chắc chắn đã có trước đó. ' +
    'Chỉ báo theo ETSI EN 319 102-1. Cùng nội dung này dưới dạng máy đọc được nằm trong tệp bao-cao.json đính kèm.',
  attachment: 'Báo cáo dưới dạng JSON',
  printed: 'In lúc',
  page: 'Trang',
} as const;

export type Words = Readonly<Record<keyof typeof vi, string>>;

const en: Words = {
  title: 'SIGNATURE VERIFICATION REPORT',
  subject: 'Signature verification report',
  summary: 'Summary',
  file: 'File',
  verdict: 'Verdict',
  signatureCount: 'Signatures',
  particulars: 'The file examined',
  moments: 'Verdict on the signatures by moment',
  registry: 'Compared with what the school has stored',
  statements: 'About the document as a whole',
  signatures: 'Signatures, seals and timestamps',
  basis: 'What the verdict rests on',
  anchors: 'Trust anchors used',
  noAnchors: 'There is no trust anchor: no certificate can be relied on.',
  signer: 'Signer and role',
  times: 'Time of signing',
  level: 'Level',
  integrity: 'Integrity',
  trust: 'Identity',
  after: 'Followed by',
  claimed: 'claimed',
  proved: 'proved',
  more: 'more, see the attached JSON file',
  explained:
    '“Claimed” is the clock of the signer; “proved” is the time of a timestamp authority by which the signature certainly existed. ' +
    'Indications follow ETSI EN 319 102-1. The attached file bao-cao.json says the same for programs.',
  attachment: 'The report as JSON',
  printed: 'Printed',
  page: 'Page',
};

export const wordings: Readonly<Record<'vi' | 'en', Words>> = { vi, en };
