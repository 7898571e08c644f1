// What notices say, in both languages. A subject takes a number and nothing else: it is shown on locked screens and in
// passing, and must tell nothing about a pupil (R131).
import type { SigningRole } from '../../../workflows/index.ts';
import type { Contact, NoticeKind } from '../ports/notices-store.ts';
import type { CorrectionTask } from '../corrections/turns.ts';
import { correctionTemplates, taskWords } from './correction-templates.ts';
import { dossierTaskWords, dossierTemplates, type DossierTask } from './dossier-templates.ts';
import { familyTemplates } from './family-templates.ts';
import { reminderTemplates } from './reminder-templates.ts';

export type WorkRole = SigningRole | 'seal' | 'correction' | CorrectionTask | DossierTask;

/** `{name}` is replaced; a line is repeated for each piece of work or each record. */
export interface NoticeTemplate {
  /** Takes `{count}` only. */
  readonly subject: string;
  readonly greeting: string;
  readonly line: string;
  readonly ending: string;
}

export const noticeTemplates: Readonly<
  Record<NoticeKind, Readonly<Record<Contact['language'], NoticeTemplate>>>
> = {
  ...familyTemplates,
  ...dossierTemplates,
  ...correctionTemplates,
  ...reminderTemplates,
  waiting: {
    vi: {
      subject: 'Giáp Lai: {count} hồ sơ đang chờ thầy, cô xử lý',
      greeting: 'Kính gửi {person},\n\nCác hồ sơ sau đang chờ thầy, cô:',
      line: '- {place} ({year}): {count} hồ sơ, {role}',
      ending: 'Thư tự động, xin không trả lời. Cần thôi nhận, xin báo quản trị viên của trường.',
    },
    en: {
      subject: 'Giáp Lai: {count} records wait for you',
      greeting: 'Dear {person},\n\nthese records wait for you:',
      line: '- {place} ({year}): {count} records, {role}',
      ending: 'Sent automatically; please do not reply. To stop these, tell the school’s administrator.',
    },
  },
  late: {
    vi: {
      subject: 'Giáp Lai: {count} hồ sơ đang chờ thầy, cô, có hồ sơ đã quá hạn',
      greeting: 'Kính gửi {person},\n\nCác hồ sơ sau đang chờ thầy, cô, trong đó có hồ sơ đã quá hạn:',
      line: '- {place} ({year}): {count} hồ sơ, {role}; quá hạn: {late}',
      ending: 'Thư tự động, xin không trả lời.',
    },
    en: {
      subject: 'Giáp Lai: {count} records wait for you, some past their deadline',
      greeting: 'Dear {person},\n\nthese records wait for you, some of them past their deadline:',
      line: '- {place} ({year}): {count} records, {role}; past the deadline: {late}',
      ending: 'Sent automatically; please do not reply.',
    },
  },
  returned: {
    vi: {
      subject: 'Giáp Lai: {count} hồ sơ bị trả lại',
      greeting: 'Kính gửi {person},\n\nCác hồ sơ sau bị trả lại để sửa rồi trình ký lại:',
      line: '- Lớp {class} ({year}), {record}: {reason}',
      ending: 'Thư tự động, xin không trả lời.',
    },
    en: {
      subject: 'Giáp Lai: {count} records were returned',
      greeting: 'Dear {person},\n\nthese records were returned, to be corrected and submitted again:',
      line: '- Class {class} ({year}), {record}: {reason}',
      ending: 'Sent automatically; please do not reply.',
    },
  },
};

export const roleWords: Readonly<Record<Contact['language'], Readonly<Record<WorkRole, string>>>> = {
  vi: {
    ...taskWords.vi,
    ...dossierTaskWords.vi,
    subjectTeacher: 'ký với tư cách giáo viên bộ môn',
    homeroomTeacher: 'ký với tư cách giáo viên chủ nhiệm',
    principal: 'phê duyệt',
    seal: 'đóng dấu theo lệnh khóa',
    correction: 'bị trả lại, chờ sửa và trình lại',
  },
  en: {
    ...taskWords.en,
    ...dossierTaskWords.en,
    subjectTeacher: 'to sign as subject teacher',
    homeroomTeacher: 'to sign as homeroom teacher',
    principal: 'to approve',
    seal: 'to seal on the order',
    correction: 'returned, to be corrected and submitted again',
  },
};

/** By its code: names of pupils do not belong into mail. */
export const recordWords: Readonly<
  Record<Contact['language'], Readonly<Record<'transcript' | 'classSummary', string>>>
> = {
  vi: { transcript: 'học bạ mã {key}', classSummary: 'bảng tổng hợp {key}' },
  en: { transcript: 'transcript {key}', classSummary: 'class summary {key}' },
};
