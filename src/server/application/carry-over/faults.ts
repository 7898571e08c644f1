// Faults of carrying a year over.
import { faultTable } from '../../../kernel/index.ts';

export const carryOverFault = faultTable({
  'carryOver.nothingToCarry': {
    vi: 'Năm học {year} không có lớp nào để kết chuyển',
    en: 'School year {year} has no class to carry over',
  },
  'carryOver.choiceRefused': {
    vi: 'Không chọn được như vậy khi kết chuyển: {path}',
    en: 'This cannot be chosen for the new year: {path}',
  },
  'carryOver.personUnknown': {
    vi: 'Trường không có ai tên {person} đang làm việc',
    en: 'Nobody called {person} works at the school',
  },
  'carryOver.questionsOpen': {
    vi: 'Còn {count} điều phải quyết định trước khi kết chuyển',
    en: '{count} questions have to be decided before the year is carried over',
  },
  'carryOver.changedMeanwhile': {
    vi: 'Dữ liệu đã thay đổi từ khi xem trước, hãy xem lại',
    en: 'Something changed since the preview; look at it again',
  },
  'carryOver.nothingToUndo': {
    vi: 'Không có bước kết chuyển nào để hủy',
    en: 'No step is there to be taken back',
  },
  'carryOver.begun': {
    vi: 'Lớp {class} của năm mới đã có dữ liệu, không hủy kết chuyển được nữa',
    en: 'Class {class} of the new year has entries; the step cannot be taken back any more',
  },
});
