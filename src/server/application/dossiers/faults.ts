// Faults of dossiers. What the workflow refuses is raised with its own codes (see refusal-fault.ts).
import { faultTable } from '../../../kernel/index.ts';

export const dossierFault = faultTable({
  'dossier.unknown': {
    vi: 'Không có hồ sơ {dossier}',
    en: 'There is no dossier {dossier}',
  },
  'dossier.kindUnknown': {
    vi: 'Quy chế không có loại hồ sơ “{kind}”; có: {kinds}',
    en: 'The policy knows no dossiers called "{kind}"; it knows {kinds}',
  },
  'dossier.wordsMissing': {
    vi: 'Tên hồ sơ phải có từ 1 đến {most} kí tự, không có kí tự ẩn',
    en: 'A title has 1 to {most} characters, none of them invisible',
  },
  'dossier.stepUnfilled': {
    vi: 'Chưa có ai giữ vai trò {party} đối với hồ sơ này',
    en: 'Nobody is {party} for this dossier yet',
  },
  'dossier.periodUnknown': {
    vi: 'Loại hồ sơ này không có kì hạn “{period}” trong năm học {schoolYear}',
    en: 'Nothing of this kind is owed for "{period}" in {schoolYear}',
  },
  'dossier.activeContent': {
    vi: 'Tệp chứa nội dung tự chạy hoặc tệp kèm ({found}) nên không ký được',
    en: 'The file holds what runs by itself or travels inside ({found}) and cannot be signed',
  },
  'dossier.alreadySigned': {
    vi: 'Tệp đã có chữ ký; hãy nộp bản chưa ký',
    en: 'The file bears signatures already; bring it unsigned',
  },
  'dossier.minutesUnknown': {
    vi: 'Hồ sơ không có biên bản ghi nhớ số {number}',
    en: 'The dossier has no minutes number {number}',
  },
  'dossier.questionUnknown': {
    vi: 'Yêu cầu ký này không còn hiệu lực; hãy yêu cầu lại',
    en: 'This question is no longer open; ask again',
  },
});
