// What notices about dossiers say: which one, and what somebody asks for; what is in it is read by whoever signs in.
import type { Contact, DossierNoticeKind } from '../ports/notices-store.ts';
import type { NoticeTemplate } from './templates.ts';

type Language = Contact['language'];

const ending = {
  vi: 'Thư tự động, xin không trả lời. Cần thôi nhận, xin báo quản trị viên của trường.',
  en: 'Sent automatically; please do not reply. To stop these, tell the school’s administrator.',
};

export const dossierTemplates: Readonly<
  Record<DossierNoticeKind, Readonly<Record<Language, NoticeTemplate>>>
> = {
  dossierTurn: {
    vi: {
      subject: 'Giáp Lai: {count} hồ sơ chuyên môn đến lượt thầy, cô',
      greeting: 'Kính gửi {person},\n\nCác hồ sơ chuyên môn sau đến lượt thầy, cô:',
      line: '- {called} ({year}), người soạn {author}: {task}',
      ending: ending.vi,
    },
    en: {
      subject: 'Giáp Lai: {count} professional dossiers are yours to check',
      greeting: 'Dear {person},\n\nit is your turn with these professional dossiers:',
      line: '- {called} ({year}), by {author}: {task}',
      ending: ending.en,
    },
  },
  dossierReturned: {
    vi: {
      subject: 'Giáp Lai: {count} hồ sơ chuyên môn cần chỉnh sửa',
      greeting:
        'Kính gửi {person},\n\nCác hồ sơ chuyên môn sau được yêu cầu chỉnh sửa, có biên bản ghi nhớ kèm theo:',
      line: '- {called} ({year}), {by}: {reason}',
      ending: ending.vi,
    },
    en: {
      subject: 'Giáp Lai: a change is asked for in {count} professional dossiers',
      greeting: 'Dear {person},\n\na change is asked for in these professional dossiers, and minuted:',
      line: '- {called} ({year}), {by}: {reason}',
      ending: ending.en,
    },
  },
  dossierApproved: {
    vi: {
      subject: 'Giáp Lai: {count} hồ sơ chuyên môn đã được duyệt',
      greeting: 'Kính gửi {person},\n\nCác hồ sơ chuyên môn sau của thầy, cô đã được duyệt:',
      line: '- {called} ({year}), {date}',
      ending: ending.vi,
    },
    en: {
      subject: 'Giáp Lai: {count} professional dossiers are approved',
      greeting: 'Dear {person},\n\nthese professional dossiers of yours are approved:',
      line: '- {called} ({year}), {date}',
      ending: ending.en,
    },
  },
};

export type DossierTask = 'checkDossier' | 'sealDossier' | 'changeDossier';

export const dossierTaskWords: Readonly<Record<Language, Readonly<Record<DossierTask, string>>>> = {
  vi: {
    checkDossier: 'kiểm tra, ký',
    sealDossier: 'đóng dấu theo số quyết định',
    changeDossier: 'chỉnh sửa, nộp bản mới',
  },
  en: {
    checkDossier: 'to check and sign',
    sealDossier: 'to seal on the order',
    changeDossier: 'to change and bring again',
  },
};

/** Where a digest says of a class which it is. */
export const placeWords: Readonly<Record<Language, Readonly<Record<'class' | 'dossiers', string>>>> = {
  vi: { class: 'Lớp {class}', dossiers: 'Hồ sơ chuyên môn' },
  en: { class: 'Class {class}', dossiers: 'Professional dossiers' },
};
