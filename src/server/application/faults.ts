// Faults of the use cases. Refusals of the workflow are raised with their own codes (see refusal-fault.ts).
import { faultTable } from '../../kernel/index.ts';

export const applicationFault = faultTable({
  'blob.missing': {
    vi: 'Kho lưu không có tệp {hash}',
    en: 'The store has no bytes called {hash}',
  },
  'blob.damaged': {
    vi: 'Tệp {hash} trong kho không còn nguyên vẹn',
    en: 'The stored bytes called {hash} are no longer what they were',
  },
  'disk.full': {
    vi: 'Đĩa chứa {place} đã đầy nên không ghi được; chưa có gì bị mất',
    en: 'The disk of {place} is full: nothing can be written; nothing is lost',
  },
  'disk.readOnly': {
    vi: 'Không được ghi vào {place}: đĩa chỉ đọc hoặc thiếu quyền',
    en: 'Nothing may be written to {place}: the disk is read-only, or the rights are missing',
  },
  'disk.failing': {
    vi: 'Đĩa chứa {place} báo lỗi đọc ghi',
    en: 'The disk of {place} reports errors',
  },
  'class.unknown': {
    vi: 'Không có lớp {class}',
    en: 'There is no class {class}',
  },
  'class.alreadyInSigning': {
    vi: 'Lớp {class} đã có {count} hồ sơ trình ký, không thể nhập lại sổ',
    en: '{count} records of class {class} are past draft; its class book cannot be replaced',
  },
  'class.roleUnassigned': {
    vi: 'Sổ của lớp {class} chưa ghi rõ người giữ vai trò: {roles}',
    en: 'The class book of {class} names nobody as: {roles}',
  },
  'class.nothingToArchive': {
    vi: 'Lớp {class} chưa có hồ sơ nào đã khóa để lưu trữ',
    en: 'Class {class} has no locked record to archive',
  },
  'signing.keyOfAnother': {
    vi: 'Chứng thư số mang tên “{owner}”, không phải “{expected}”',
    en: 'The certificate names "{owner}", not "{expected}"',
  },
  'signing.certificateRefused': {
    vi: 'Chứng thư số không được dùng để ký: {reasons}',
    en: 'The certificate may not be used for signing: {reasons}',
  },
  'signing.certificateUnchecked': {
    vi: 'Chưa biết chứng thư số còn hiệu lực hay đã bị thu hồi: {reasons}',
    en: 'Nobody answers whether the certificate is revoked: {reasons}',
  },
  'signing.noTimestamper': {
    vi: 'Chưa khai báo dịch vụ cấp dấu thời gian',
    en: 'No timestamp authority is configured',
  },
  'person.unknown': {
    vi: 'Không có người tên {person}',
    en: 'There is nobody called {person}',
  },
  'person.alreadyThere': {
    vi: 'Trường đã có người tên {name}',
    en: 'The school has somebody called {name} already',
  },
  'person.nameMalformed': {
    vi: 'Họ tên phải có chữ cái, không có kí tự ẩn',
    en: 'A name has letters, and no invisible characters',
  },
  'record.unknown': {
    vi: 'Không có hồ sơ {record}',
    en: 'There is no record {record}',
  },
  'record.pupilUnknown': {
    vi: 'Học sinh {pupil} không còn trong sổ của lớp',
    en: 'Pupil {pupil} is no longer in the class book',
  },
  'record.documentMissing': {
    vi: 'Hồ sơ {record} chưa có văn bản',
    en: 'Record {record} has no document yet',
  },
  'record.changedMeanwhile': {
    vi: 'Hồ sơ vừa được người khác thay đổi',
    en: 'The record was changed by somebody else in the meantime',
  },
  'ceremony.unexpected': {
    vi: 'Phiên ký dừng vì lỗi ngoài dự kiến; những gì đã ký vẫn còn',
    en: 'The ceremony stopped because of an unexpected error; what was signed stays',
  },
  'ceremony.underWay': {
    vi: 'Một phiên ký của người này với vai trò này đang chạy',
    en: 'A ceremony of this person in this role is under way',
  },
  'ceremony.serverEnding': {
    vi: 'Máy chủ đang dừng; hãy gửi lại sau',
    en: 'The server is about to stop; ask again later',
  },
  'ceremony.noKeptKey': {
    vi: 'Máy chủ này không giữ khoá ký; hãy ký bằng khoá của mình',
    en: 'This server keeps no keys; sign with a key of your own',
  },
  'ceremony.notWaiting': {
    vi: 'Phiên ký không chờ câu trả lời nào',
    en: 'The ceremony does not wait for an answer',
  },
  'ceremony.answersMissing': {
    vi: 'Còn thiếu {missing} giá trị chữ ký',
    en: '{missing} signature values are missing',
  },
  'token.unknown': {
    vi: 'Không có mã truy cập này',
    en: 'There is no such token',
  },
  'workshop.laneLost': {
    vi: 'Tiến trình xử lý văn bản dừng đột ngột; hãy chạy lại',
    en: 'A document worker stopped unexpectedly; run the command again',
  },
  'workshop.unexpected': {
    vi: 'Không xử lý được văn bản: {reason}',
    en: 'The document could not be processed: {reason}',
  },
  'archive.notVerified': {
    vi: 'Gói lưu trữ đọc lại không khớp tệp {file}',
    en: 'The archive package does not read back as written: {file}',
  },
});
