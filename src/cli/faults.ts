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
  'cli.pinNeeded': {
    vi: 'Cần mã PIN: gõ ở màn hình lệnh, hoặc đặt biến môi trường GIAPLAI_PIN',
    en: 'A PIN is needed: type it at a terminal, or set the environment variable GIAPLAI_PIN',
  },
  'cli.severalKeys': {
    vi: 'Chỉ chọn một khoá ký, không chọn cùng lúc {keys}',
    en: 'Choose one signing key, not {keys} together',
  },
  'cli.chooseToken': {
    vi: 'Chọn thiết bị ký bằng --token; đang cắm: {tokens}',
    en: 'Choose a token with --token; plugged in: {tokens}',
  },
  'cli.cscUnset': {
    vi: 'Chưa đặt GIAPLAI_CSC_CLIENT và GIAPLAI_CSC_SECRET mà dịch vụ ký từ xa đã cấp cho đơn vị',
    en: 'GIAPLAI_CSC_CLIENT and GIAPLAI_CSC_SECRET, given by the remote signing service, are not set',
  },
  'cli.credentialNeeded': {
    vi: 'Chọn khoá ký từ xa bằng --credential; dịch vụ có: {known}',
    en: 'Choose the remote key with --credential; the service has: {known}',
  },
  'cli.interrupted': {
    vi: 'Đã dừng theo yêu cầu (Ctrl-C); những gì đã ký vẫn giữ nguyên, chạy lại để đi tiếp',
    en: 'Stopped as asked (Ctrl-C); what was signed is kept, run again to go on',
  },
  'cli.questionFileNeeded': {
    vi: 'Cần --question TỆP để ghi các giá trị băm phải ký',
    en: '--question FILE is needed, to write the digests that are to be signed',
  },
  'cli.badAnswers': {
    vi: 'Tệp “{file}” không phải là tệp trả lời: {"answers": [{"digest", "value"}]}',
    en: 'The file "{file}" is not a file of answers: {"answers": [{"digest", "value"}]}',
  },
  'cli.badQuestions': {
    vi: 'Tệp “{file}” không phải là tệp câu hỏi do giaplai sign ghi',
    en: 'The file "{file}" is not a file of questions as giaplai sign writes it',
  },
  'cli.questionOfAnother': {
    vi: 'Câu hỏi dành cho chứng thư số khác với khoá này',
    en: 'The question is for another certificate than this key has',
  },
  'cli.nothingDue': {
    vi: 'Không có hồ sơ nào đang chờ {person} ký',
    en: 'No record waits for the signature of {person}',
  },
  'cli.noSuchOrder': {
    vi: 'Không có, hoặc có nhiều, quyết định hay văn bản mang mã “{order}”',
    en: 'No order or paper, or several, begin with "{order}"',
  },
  'cli.noSuchRecord': {
    vi: 'Lớp không có hồ sơ “{record}” (dùng mã học sinh, hoặc HK1, HK2, year)',
    en: 'The class has no record "{record}" (use a pupil code, or HK1, HK2, year)',
  },
  'cli.badMonth': {
    vi: 'Tháng phải có dạng 2026-01, không phải “{month}”',
    en: 'A month looks like 2026-01, not "{month}"',
  },
  'cli.fileExists': {
    vi: 'Tệp “{file}” đã có; không ghi đè',
    en: 'The file "{file}" exists already; nothing is overwritten',
  },
  'cli.cannotWrite': {
    vi: 'Không ghi được tệp “{file}”: {reason}',
    en: 'Cannot write the file "{file}": {reason}',
  },
  'cli.nothingStored': {
    vi: 'Thư mục cài đặt “{folder}” chưa có văn bản nào để kiểm tra',
    en: 'The installation folder "{folder}" holds no document to verify',
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
  'cli.badPlan': {
    vi: 'Kế hoạch ô chữ ký “{file}” sai ở: {reason}',
    en: 'The field plan "{file}" is wrong at: {reason}',
  },
  'cli.planTwice': {
    vi: 'Dùng --plan, hoặc --sign và --seal, không dùng cả hai',
    en: 'Use either --plan, or --sign and --seal',
  },
  'cli.badNumber': {
    vi: '{option} phải là số từ {least} đến {most}, không phải “{given}”',
    en: '{option} takes a number from {least} to {most}, not "{given}"',
  },
  'cli.noOutput': {
    vi: 'Nêu một tệp kết quả (-o TỆP), hoặc --in-place để nối vào chính tệp',
    en: 'Name the file to write (-o FILE), or --in-place to append to the file itself',
  },
  'cli.changedMeanwhile': {
    vi: 'Tệp “{file}” bị thay đổi trong lúc ký; chưa ghi gì',
    en: 'The file "{file}" changed while it was being signed; nothing was written',
  },
  'cli.whichKey': {
    vi: 'Nêu một khoá ký: --p12 TỆP, hoặc --pkcs11 THƯ_VIỆN (với --token, --key-label)',
    en: 'Name one key: --p12 FILE, or --pkcs11 LIBRARY (with --token, --key-label)',
  },
  'cli.badPinFd': {
    vi: 'Không đọc được mã PIN từ bộ mô tả tệp {descriptor}',
    en: 'The PIN cannot be read from descriptor {descriptor}',
  },
  'cli.chooseField': {
    vi: 'Nêu ô cần ký bằng --field; các ô còn trống: {open}',
    en: 'Say which field to sign with --field; open fields: {open}',
  },
  'cli.noSuchField': {
    vi: 'Tệp không có ô “{field}” còn trống; các ô còn trống: {open}',
    en: 'The file has no open field "{field}"; open fields: {open}',
  },
  'cli.noSealField': {
    vi: 'Tệp không có ô con dấu còn trống; thêm bằng: giaplai fields TỆP --seal',
    en: 'The file has no open field for a seal; add one with: giaplai fields FILE --seal',
  },
  'cli.sealAlone': {
    vi: 'Con dấu và dấu giáp lai được ký cùng nhau: dùng --seal, không dùng --field',
    en: 'The seal and its strips are signed together: use --seal, not --field',
  },
  'cli.notIntact': {
    vi: 'Kết quả không qua được kiểm tra nên chưa ghi gì: {vi}',
    en: 'The result did not pass the check, so nothing was written: {en}',
  },
  'cli.unknownWindow': {
    vi: 'Không có cửa sổ nhập “{window}”; dùng một trong: {windows}',
    en: 'There is no window "{window}"; use one of: {windows}',
  },
  'cli.whichSchool': {
    vi: 'Nêu tên trường bằng --school; đang có: {schools}',
    en: 'Say which school with --school; there are: {schools}',
  },
  'cli.badTestDay': {
    vi: 'Ngày kiểm tra phải có dạng cột=ngày, như regular/0=2025-10-14: {text}',
    en: 'A test day is column=day, like regular/0=2025-10-14: {text}',
  },
});
