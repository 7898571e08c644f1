// What notices about corrections say. Neither pupil nor mark: those are read by whoever signs in (R131).
import type { CorrectionTask } from '../corrections/turns.ts';
import type { Contact, CorrectionNoticeKind } from '../ports/notices-store.ts';
import type { NoticeTemplate } from './templates.ts';

type Language = Contact['language'];

const ending = {
  vi: 'Thư tự động, xin không trả lời. Cần thôi nhận, xin báo quản trị viên của trường.',
  en: 'Sent automatically; please do not reply. To stop these, tell the school’s administrator.',
};
const turn = {
  vi: '- Lớp {class} ({year}), đề nghị sửa lúc {asked}: {task}{before}',
  en: '- Class {class} ({year}), asked for at {asked}: {task}{before}',
};

export const correctionTemplates: Readonly<
  Record<CorrectionNoticeKind, Readonly<Record<Language, NoticeTemplate>>>
> = {
  correctionTurn: {
    vi: {
      subject: 'Giáp Lai: {count} việc sửa điểm đang chờ thầy, cô',
      greeting: 'Kính gửi {person},\n\nCác việc sửa điểm sau đang chờ thầy, cô:',
      line: turn.vi,
      ending: ending.vi,
    },
    en: {
      subject: 'Giáp Lai: {count} corrections wait for you',
      greeting: 'Dear {person},\n\nthese corrections wait for you:',
      line: turn.en,
      ending: ending.en,
    },
  },
  correctionReminder: {
    vi: {
      subject: 'Giáp Lai: {count} việc sửa điểm sắp hết hạn',
      greeting: 'Kính gửi {person},\n\nCác việc sửa điểm sau còn chờ thầy, cô và sắp hết hạn:',
      line: turn.vi,
      ending: ending.vi,
    },
    en: {
      subject: 'Giáp Lai: {count} corrections are about to expire',
      greeting: 'Dear {person},\n\nthese corrections still wait for you and are about to expire:',
      line: turn.en,
      ending: ending.en,
    },
  },
  correctionOutcome: {
    vi: {
      subject: 'Giáp Lai: kết quả của {count} đề nghị sửa điểm',
      greeting: 'Kính gửi {person},\n\nĐề nghị sửa của thầy, cô đã có kết quả:',
      line: '- Lớp {class} ({year}), đề nghị sửa lúc {asked}: {outcome}',
      ending: ending.vi,
    },
    en: {
      subject: 'Giáp Lai: what became of {count} requests for correction',
      greeting: 'Dear {person},\n\nyour request for a correction has come to its end:',
      line: '- Class {class} ({year}), asked for at {asked}: {outcome}',
      ending: ending.en,
    },
  },
};

export const taskWords: Readonly<Record<Language, Readonly<Record<CorrectionTask, string>>>> = {
  vi: {
    confirmCorrection: 'xác nhận đề nghị sửa điểm',
    permitCorrection: 'cho phép hoặc từ chối sửa điểm',
    unlockCorrection: 'mở các ô được phép sửa',
    witnessCorrection: 'chứng kiến việc sửa điểm',
    executeCorrection: 'sửa các ô đã mở',
    signMinutes: 'ký biên bản sửa điểm',
    sealMinutes: 'đóng dấu biên bản sửa điểm',
  },
  en: {
    confirmCorrection: 'confirm the request for correction',
    permitCorrection: 'permit or refuse the correction',
    unlockCorrection: 'open the cells that may be corrected',
    witnessCorrection: 'witness the correction',
    executeCorrection: 'edit the open cells',
    signMinutes: 'sign the minutes of the correction',
    sealMinutes: 'seal the minutes of the correction',
  },
};

/** `{moment}` is when the task is lost. */
export const beforeWords: Readonly<Record<Language, string>> = {
  vi: ', trước {moment}',
  en: ', before {moment}',
};
