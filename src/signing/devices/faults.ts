// What can go wrong with a signing device before it signs.
import { faultTable } from '../../kernel/index.ts';

export const deviceFault = faultTable({
  'device.wrongPassphrase': {
    vi: 'Mật khẩu của tệp khóa không đúng, hoặc tệp đã bị thay đổi',
    en: 'The passphrase of the key file is wrong, or the file was changed',
  },
  'device.damagedFile': {
    vi: 'Tệp khóa bị hỏng hoặc không phải là tệp PKCS#12',
    en: 'The key file is damaged or is not a PKCS#12 file',
  },
  'device.unsupportedFile': {
    vi: 'Tệp khóa dùng cách mã hóa không được hỗ trợ ({scheme})',
    en: 'The key file is protected in a way that is not supported ({scheme})',
  },
  'device.noKey': {
    vi: 'Tệp khóa không có khóa bí mật',
    en: 'The key file holds no private key',
  },
  'device.severalKeys': {
    vi: 'Tệp khóa có nhiều hơn một khóa bí mật',
    en: 'The key file holds more than one private key',
  },
  'device.certificateMismatch': {
    vi: 'Không có chứng thư số nào ứng với khóa bí mật',
    en: 'No certificate belongs to the private key',
  },
  'device.keyRefused': {
    vi: 'Khóa không đủ mạnh hoặc thuộc loại không được dùng để ký ({reason})',
    en: 'The key is too weak or of a kind that may not sign ({reason})',
  },
  'device.algorithmMismatch': {
    vi: 'Khóa không ký được bằng thuật toán {algorithm}',
    en: 'The key cannot sign with {algorithm}',
  },
  'device.expired': {
    vi: 'Chứng thư số đã hết hạn ngày {notAfter}',
    en: 'The certificate expired on {notAfter}',
  },
  'device.notYetValid': {
    vi: 'Chứng thư số chỉ có hiệu lực từ ngày {notBefore}',
    en: 'The certificate is not valid before {notBefore}',
  },
});
