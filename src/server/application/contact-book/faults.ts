// What can go wrong between a school and its families.
import { faultTable } from '../../../kernel/index.ts';

export const familyFault = faultTable({
  'child.unknown': {
    vi: 'Không có học sinh này trong số con của người đang xem',
    en: 'The caller has no such child in this school',
  },
  'family.pupilUnknown': {
    vi: 'Lớp không có học sinh mã “{pupil}”',
    en: 'The class has no pupil with the code "{pupil}"',
  },
  'family.notParent': {
    vi: 'Người này không phải là cha mẹ học sinh',
    en: 'This person is nobody’s parent here',
  },
  'family.noConsent': {
    vi: 'Không có sự đồng ý nào đang có hiệu lực',
    en: 'There is no consent that stands',
  },
  'family.mannerNeeded': {
    vi: 'Cần nêu văn bản mà cha mẹ học sinh đã ký',
    en: 'The paper that the parent signed must be named',
  },
});
