// Words of the pages that say what went wrong.
import { catalogue } from '../../words.ts';

export const faultWords = catalogue({
  vi: {
    home: 'Về trang chính',
    whatToDo: 'Vì sao, và cần làm gì?',
    noRight:
      'Tài khoản của bạn không có quyền ở đây. Nếu bạn cho rằng đó là nhầm lẫn, hãy hỏi ban quản trị của trường.',
    notThere: 'Trang này không có, hoặc bạn không được xem. Hãy kiểm tra lại địa chỉ.',
    ours: 'Lỗi này do hệ thống. Không có gì bị mất; hãy thử lại, và báo cho ban quản trị nếu vẫn còn.',
  },
  en: {
    home: 'To the home page',
    whatToDo: 'Why, and what can be done?',
    noRight:
      'Your account has no right here. If you think that is a mistake, ask the administrators of your school.',
    notThere: 'There is no such page, or it is not for you. Check the address.',
    ours: 'This is our failure. Nothing is lost; try again, and tell the administrators if it stays.',
  },
});
