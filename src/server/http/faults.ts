// What can be wrong with a request itself, whatever it is about.
import { faultTable } from '../../kernel/index.ts';

export const httpFault = faultTable({
  'request.malformed': { vi: 'Nội dung yêu cầu không phải JSON hợp lệ', en: 'The body is not valid JSON' },
  'request.invalid': {
    vi: 'Yêu cầu không đúng khuôn dạng đã công bố',
    en: 'The request is not of the documented shape',
  },
  'request.badCursor': {
    vi: 'Con trỏ trang không còn dùng được; hãy đọc lại từ đầu',
    en: 'The cursor cannot be used any more; read from the beginning',
  },
  'request.unauthenticated': { vi: 'Cần đăng nhập', en: 'Sign in first' },
  'request.outOfScope': {
    vi: 'Mã truy cập không có quyền “{scope}”',
    en: 'The token lacks the scope "{scope}"',
  },
  'request.sessionNeeded': {
    vi: 'Việc này cần chính người dùng đăng nhập, không dùng mã truy cập',
    en: 'This needs the person signed in, not a token',
  },
  'request.crossSite': {
    vi: 'Yêu cầu đến từ trang khác hoặc thiếu mã chống giả mạo',
    en: 'The request comes from another site or lacks the token against forgery',
  },
  'request.notFound': { vi: 'Không có địa chỉ này', en: 'There is nothing at this address' },
  'request.methodNotAllowed': {
    vi: 'Địa chỉ này không nhận phương thức đó; nhận: {allowed}',
    en: 'This address does not take that method; it takes: {allowed}',
  },
  'request.preconditionFailed': {
    vi: 'Hồ sơ đã thay đổi từ lần đọc trước',
    en: 'The record has changed since it was read',
  },
  'request.keyReused': {
    vi: 'Idempotency-Key này đã dùng cho một yêu cầu khác',
    en: 'This Idempotency-Key was used for another request',
  },
  'request.inProgress': {
    vi: 'Yêu cầu cùng Idempotency-Key đang được thực hiện',
    en: 'The request with this Idempotency-Key is being carried out',
  },
  'request.tooLarge': {
    vi: 'Nội dung gửi lên lớn hơn {largest} byte',
    en: 'The body is larger than {largest} bytes',
  },
  'request.unsupportedMedia': {
    vi: 'Cần nội dung kiểu {expected}',
    en: 'The body must be of the type {expected}',
  },
  'request.tooMany': {
    vi: 'Quá nhiều yêu cầu; thử lại sau {seconds} giây',
    en: 'Too many requests; try again in {seconds} seconds',
  },
  'request.tooManyStreams': {
    vi: 'Đang mở {most} luồng sự kiện, nhiều nhất có thể; thử lại sau {seconds} giây',
    en: '{most} event streams are open, as many as there may be; try again in {seconds} seconds',
  },
  'request.rightsChanged': {
    vi: 'Việc đã làm rồi, nhưng quyền của bạn đã thay đổi từ lúc đó nên không nhắc lại câu trả lời',
    en: 'This was done before, but your rights have changed since; the answer is not told again',
  },
  'request.ending': { vi: 'Máy chủ đang dừng', en: 'The server is about to stop' },
  'request.unexpected': {
    vi: 'Lỗi ngoài dự kiến; mã tra cứu {request}',
    en: 'An unexpected error; look it up as {request}',
  },
  'workbook.refused': {
    vi: 'Sổ có {count} lỗi nên chưa nhập gì',
    en: 'The workbook has {count} problems; nothing was imported',
  },
  'ceremony.unknown': { vi: 'Không có phiên ký này', en: 'There is no such ceremony' },
  'verification.codeUnknown': {
    vi: 'Không có văn bản nào mang mã này',
    en: 'No document bears this code',
  },
});
