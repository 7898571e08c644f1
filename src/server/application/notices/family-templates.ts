// What notices to families say. Codes instead of names, no results: those are read by whoever signs in (R131).
import type { Contact, FamilyNoticeKind } from '../ports/notices-store.ts';
import type { NoticeTemplate } from './templates.ts';

const ending = {
  vi: 'Thư tự động, xin không trả lời. Muốn thôi nhận: rút đồng ý trong Sổ liên lạc, hoặc báo giáo viên chủ nhiệm.',
  en: 'Sent automatically; please do not reply. To stop these, withdraw your consent in the contact book, or tell the homeroom teacher.',
};
const line = {
  vi: '- Lớp {class} ({year}), học sinh mã {pupil}: {record}',
  en: '- Class {class} ({year}), pupil {pupil}: {record}',
};

export const familyTemplates: Readonly<
  Record<FamilyNoticeKind, Readonly<Record<Contact['language'], NoticeTemplate>>>
> = {
  resultsReleased: {
    vi: {
      subject: 'Giáp Lai: nhà trường đã công bố {count} kết quả',
      greeting: 'Kính gửi {person},\n\nNhà trường đã công bố kết quả sau; xin đăng nhập Sổ liên lạc để xem:',
      line: line.vi,
      ending: ending.vi,
    },
    en: {
      subject: 'Giáp Lai: results released by the school: {count}',
      greeting:
        'Dear {person},\n\nthe school has released these results; please sign in to the contact book to read them:',
      line: line.en,
      ending: ending.en,
    },
  },
  resultsCorrected: {
    vi: {
      subject: 'Giáp Lai: nhà trường đã đính chính {count} kết quả',
      greeting:
        'Kính gửi {person},\n\nCác kết quả sau đã được đính chính, bản mới thay bản cũ; xin đăng nhập Sổ liên lạc để xem:',
      line: line.vi,
      ending: ending.vi,
    },
    en: {
      subject: 'Giáp Lai: results corrected by the school: {count}',
      greeting:
        'Dear {person},\n\nthese results were corrected, the new version takes the place of the old; please sign in to the contact book to read them:',
      line: line.en,
      ending: ending.en,
    },
  },
  // One subject for all kinds of messages: that a pupil broke a rule is nobody else's business.
  familyMessage: {
    vi: {
      subject: 'Giáp Lai: {count} tin nhắn từ giáo viên chủ nhiệm',
      greeting: 'Kính gửi {person},\n\nGiáo viên chủ nhiệm gửi gia đình:',
      line: '{text}',
      ending: ending.vi,
    },
    en: {
      subject: 'Giáp Lai: {count} message from the homeroom teacher',
      greeting: 'Dear {person},\n\nthe homeroom teacher writes to the family:',
      line: '{text}',
      ending: ending.en,
    },
  },
};
