// What can be wrong with the settings of mail. What servers do to messages is an outcome, not a fault.
import { faultTable } from '../../kernel/index.ts';

export const mailFault = faultTable({
  'mail.badSettings': {
    vi: 'Cấu hình thư điện tử sai ở {name}: {reason}',
    en: 'The mail setting {name} is wrong: {reason}',
  },
});
