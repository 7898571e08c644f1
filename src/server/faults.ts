// What can be wrong with the settings of a server.
import { faultTable } from '../kernel/index.ts';

export const configFault = faultTable({
  'config.invalid': {
    vi: 'Thiết lập {setting} không dùng được: {reason}',
    en: 'The setting {setting} cannot be used: {reason}',
  },
  'config.developmentKeys': {
    vi: 'Thư mục “{folder}” chứa khoá phát triển, không được dùng khi NODE_ENV=production',
    en: 'The folder "{folder}" holds development keys, which production must not use',
  },
  'config.demoAccounts': {
    vi: 'Cài đặt này có tài khoản dùng thử ({file}), không được dùng khi NODE_ENV=production',
    en: 'This installation has demo accounts ({file}), which production must not use',
  },
  'config.keyNeeded': {
    vi: 'Cần {setting}: khoá dịch vụ của trường để chứng nhận văn bản',
    en: '{setting} is needed: the school’s service key, which certifies documents',
  },
});
