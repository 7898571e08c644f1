// What can stand in the way at the office.
import { faultTable } from '../../../kernel/index.ts';

export const officeFault = faultTable({
  'office.orderUnknown': {
    vi: 'Không có quyết định cấp bản sao này',
    en: 'There is no such order to make a copy',
  },
  'office.paperUnknown': {
    vi: 'Văn phòng không có văn bản này',
    en: 'The office has no such paper',
  },
  'office.notSealed': {
    vi: 'Chỉ sao, in từ hồ sơ đã đóng dấu; bản {version} của hồ sơ này chưa có dấu',
    en: 'Copies and prints are made of sealed records; version {version} of this one bears no seal',
  },
  'office.superseded': {
    vi: 'Bản {version} đã được thay bằng bản mới hơn; muốn sao bản cũ phải ghi rõ khi quyết định',
    en: 'Version {version} was superseded; a copy of it needs an order that says so',
  },
  'office.requestIncomplete': {
    vi: 'Yêu cầu còn thiếu: {members}',
    en: 'The request lacks: {members}',
  },
  'office.decisionMissing': {
    vi: 'Cấp bản sao phải có số quyết định hoặc bút phê của lãnh đạo',
    en: 'A copy is handed out on a decision with a number',
  },
  'office.transcriptsOnly': {
    vi: 'Chỉ trích sao từ học bạ',
    en: 'Extracts are made of transcripts only',
  },
  'office.nothingExtracted': {
    vi: 'Học bạ không có môn học được chọn: {subjects}',
    en: 'The transcript has no such subjects: {subjects}',
  },
  'office.notLocked': {
    vi: 'Chưa khóa hết lớp {classes}; muốn lập thống kê lúc này phải ghi lí do',
    en: 'Not everything of {classes} is locked; statistics made now need a reason',
  },
  'office.notYourPlace': {
    vi: 'Văn bản không có chỗ ký cho người này',
    en: 'The paper has no place for this person to sign',
  },
  'office.signedAlready': {
    vi: 'Người này đã ký văn bản',
    en: 'This person has signed the paper already',
  },
  'office.othersFirst': {
    vi: 'Còn người phải ký trước: {waiting}',
    en: 'Others sign first: {waiting}',
  },
  'office.changedMeanwhile': {
    vi: 'Văn bản vừa được người khác ký; hãy làm lại',
    en: 'Somebody else has just signed the paper; do it again',
  },
  'office.lineUnknown': {
    vi: 'Sổ cấp không có dòng số {number}',
    en: 'The issue register has no line {number}',
  },
  'office.lineCorrected': {
    vi: 'Dòng số {number} đã được đính chính',
    en: 'Line {number} has been corrected already',
  },
  'office.copyCancelled': {
    vi: 'Số đã hủy trong sổ cấp: {paper}',
    en: 'Its number was cancelled in the issue register: {paper}',
  },
  'office.badPeriod': {
    vi: 'Thời kì của sổ phải có đầu trước cuối và không ở tương lai',
    en: 'The period of a register begins before it ends, and not in the future',
  },
  'office.packageUnknown': {
    vi: 'Không có gói lưu trữ này',
    en: 'There is no such archive package',
  },
  'office.labelIncomplete': {
    vi: 'Nhãn cần ít nhất một gói, số của vật mang tin, và bản thứ mấy trong số bản',
    en: 'A label needs at least one package, the number of the medium, and which of the copies it is',
  },
  'office.nothingToTake': {
    vi: 'Chưa có văn bản nào để tải',
    en: 'There is no document to take away yet',
  },
});
