// Faults of appointments and rights.
import { faultTable } from '../../../kernel/index.ts';

export const accessFault = faultTable({
  'access.notPermitted': {
    vi: 'Người này không có quyền thực hiện việc đó ({action})',
    en: 'This person may not do that ({action})',
  },
  'access.cellsOfOthers': {
    vi: 'Tệp đổi {count} ô mà người nhập không được ghi: {subjects}',
    en: 'The file changes {count} cells that whoever brings it may not enter: {subjects}',
  },
  'access.scopeMissing': {
    vi: 'Quyết định giao vai trò {role} phải nêu rõ: {limits}',
    en: 'An appointment as {role} has to name: {limits}',
  },
  'access.scopeTooWide': {
    vi: 'Mỗi quyết định giao vai trò {role} chỉ nêu một: {limits}; nhiều hơn thì giao riêng từng cái',
    en: 'An appointment as {role} names a single one of: {limits}; for more, appoint once for each',
  },
  'access.mixedDuties': {
    vi: 'Một người không được đồng thời giữ vai trò {role} và {other}',
    en: 'One person may not be {role} and {other} at the same time',
  },
  'access.ownAppointment': {
    vi: 'Không ai được tự giao quyền cho mình',
    en: 'Nobody appoints themselves',
  },
  'access.periodEmpty': {
    vi: 'Thời hạn không hợp lệ: thời điểm kết thúc phải sau thời điểm bắt đầu',
    en: 'The period is empty or no period: it has to end after it begins',
  },
  'access.decisionUnnamed': {
    vi: 'Thiếu số hoặc ngày của quyết định',
    en: 'The written decision has no number or no date',
  },
  'access.appointmentUnknown': {
    vi: 'Không có phân công {appointment}',
    en: 'There is no appointment {appointment}',
  },
  'access.appointmentEnded': {
    vi: 'Phân công này không còn hiệu lực vào thời điểm đó',
    en: 'The appointment is not in force at that moment',
  },
  'access.notDelegable': {
    vi: 'Không thể ủy quyền phân công này cho người đó',
    en: 'This appointment cannot be delegated to that person',
  },
  'access.beyondDelegator': {
    vi: 'Không thể ủy quyền nhiều hơn hoặc lâu hơn quyền của người ủy quyền',
    en: 'Nobody delegates more, or for longer, than they hold',
  },
});
