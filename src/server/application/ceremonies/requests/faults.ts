// What can be wrong with the key that a ceremony is asked for.
import { faultTable } from '../../../../kernel/index.ts';

export const ceremonyFault = faultTable({
  'ceremony.keyPlaceUnknown': {
    vi: 'Máy chủ không biết nơi giữ khoá “{name}”',
    en: 'The server knows no place of keys called "{name}"',
  },
  'ceremony.credentialNeeded': {
    vi: 'Chưa biết chứng thư nào của bạn ở “{provider}”; hãy nêu hoặc lưu vào tài khoản',
    en: 'Which credential at "{provider}" is yours is not known; name it, or note it in your account',
  },
  'ceremony.secretNeeded': {
    vi: 'Cần gửi kèm {what} để dùng khoá; máy chủ không lưu lại',
    en: 'The key needs {what} with the request; the server does not keep it',
  },
  'ceremony.noSealKey': {
    vi: 'Thiết lập của máy chủ chưa nêu khoá con dấu của trường',
    en: 'The settings of the server name no key of the school’s seal',
  },
  'ceremony.sealOnly': {
    vi: 'Khoá con dấu chỉ dùng để đóng dấu',
    en: 'The key of the seal only seals',
  },
  'ceremony.keyCannotWait': {
    vi: 'Khoá ở máy người ký chỉ dùng trong phiên ký hồ sơ; văn bản này cần khoá trả lời ngay hoặc ký bằng lệnh giaplai',
    en: 'A key on somebody’s own computer answers in ceremonies only; this paper needs one that answers within the request, or the command line',
  },
  'ceremony.notStopped': {
    vi: 'Phiên ký không dừng giữa chừng nên không có gì để tiếp tục',
    en: 'The ceremony was not stopped; there is nothing to go on with',
  },
});
