// What reminders say. Neither pupil nor mark: those are read by whoever signs in (R131).
import type { Contact, ReminderKind } from '../ports/notices-store.ts';
import type { NoticeTemplate } from './templates.ts';

type Language = Contact['language'];

const ending = {
  vi: 'Thư tự động, xin không trả lời. Cần thôi nhận, xin báo quản trị viên của trường.',
  en: 'Sent automatically; please do not reply. To stop these, tell the school’s administrator.',
};

export const reminderTemplates: Readonly<Record<ReminderKind, Readonly<Record<Language, NoticeTemplate>>>> = {
  editLogTurn: {
    vi: {
      subject: 'Giáp Lai: {count} nhật ký sửa điểm chờ thầy, cô ký',
      greeting: 'Kính gửi {person},\n\nNhật ký sửa điểm sau đang chờ thầy, cô ký:',
      line: '- Kì {period}, {whose}, lần lập {edition}: {edits} lượt sửa',
      ending: ending.vi,
    },
    en: {
      subject: 'Giáp Lai: {count} edit logs wait for your signature',
      greeting: 'Dear {person},\n\nthis edit log waits for your signature:',
      line: '- Period {period}, {whose}, edition {edition}: {edits} edits',
      ending: ending.en,
    },
  },
  monthlyEntry: {
    vi: {
      subject: 'Giáp Lai: nhắc việc trong tháng ở {count} lớp',
      greeting: 'Kính gửi {person},\n\nNhắc việc hằng tháng về nhập điểm, kiểm diện, đánh giá:',
      line: '- Lớp {class} ({year}): {task}; số ô còn trống đã quá hạn: {late}',
      ending: ending.vi,
    },
    en: {
      subject: 'Giáp Lai: this month’s reminder about {count} classes',
      greeting: 'Dear {person},\n\nthe monthly reminder about entry, attendance and assessment:',
      line: '- Class {class} ({year}): {task}; empty cells past their day: {late}',
      ending: ending.en,
    },
  },
  yearlyReport: {
    vi: {
      subject: 'Giáp Lai: nhắc {count} báo cáo của trường',
      greeting: 'Kính gửi {person},\n\nBáo cáo hằng năm về hồ sơ điện tử chưa xong:',
      line: '- Năm học {year}, hạn {due}: {standing}',
      ending: ending.vi,
    },
    en: {
      subject: 'Giáp Lai: {count} report of the school is due',
      greeting: 'Dear {person},\n\nthe yearly report on electronic records is not done yet:',
      line: '- School year {year}, due {due}: {standing}',
      ending: ending.en,
    },
  },
};

export const reportStanding: Readonly<
  Record<Language, Readonly<Record<'missing' | 'unsigned' | 'unsealed', string>>>
> = {
  vi: { missing: 'chưa lập', unsigned: 'đã lập, chờ ký', unsealed: 'đã ký, chờ đóng dấu' },
  en: { missing: 'not made', unsigned: 'made, waits for signatures', unsealed: 'signed, waits for the seal' },
};

export const wholeSchool: Readonly<Record<Language, string>> = { vi: 'toàn trường', en: 'the whole school' };

export const taskOfMonth: Readonly<Record<Language, Readonly<Record<'subject' | 'homeroom', string>>>> = {
  vi: { subject: 'nhập điểm, nhận xét', homeroom: 'kiểm diện, nhận xét, đánh giá rèn luyện' },
  en: { subject: 'scores and comments', homeroom: 'attendance, remarks, assessment of conduct' },
};
