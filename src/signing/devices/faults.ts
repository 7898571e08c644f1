// What can go wrong with a signing device. Details never hold what a person typed or a service said in its own words.
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
  'device.cancelled': {
    vi: 'Người ký đã hủy, chưa ký gì',
    en: 'The signer cancelled; nothing was signed',
  },
  'device.libraryUnusable': {
    vi: 'Không nạp được thư viện của thiết bị ký ({library})',
    en: 'The library of the signing device cannot be loaded ({library})',
  },
  'device.tokenMissing': {
    vi: 'Không thấy thiết bị ký “{token}”',
    en: 'The token "{token}" is not plugged in',
  },
  'device.tokenAmbiguous': {
    vi: 'Có nhiều thiết bị ký cùng tên “{token}”',
    en: 'Several tokens are called "{token}"',
  },
  'device.tokenRemoved': {
    vi: 'Thiết bị ký “{token}” bị rút ra hoặc không còn trả lời',
    en: 'The token "{token}" was pulled out or stopped answering',
  },
  'device.tokenFailure': {
    vi: 'Thiết bị ký “{token}” báo lỗi {reason}',
    en: 'The token "{token}" reports {reason}',
  },
  'device.noCertificateOnToken': {
    vi: 'Thiết bị ký “{token}” không có chứng thư số phù hợp',
    en: 'The token "{token}" holds no certificate that fits',
  },
  'device.severalCertificates': {
    vi: 'Thiết bị ký “{token}” có nhiều chứng thư số, cần chọn một',
    en: 'The token "{token}" holds several certificates; one must be chosen',
  },
  'device.noKeyOnToken': {
    vi: 'Thiết bị ký “{token}” không có khóa của chứng thư số',
    en: 'The token "{token}" lacks the key of the certificate',
  },
  'device.wrongPin': {
    vi: 'Mã PIN không đúng',
    en: 'The PIN is wrong',
  },
  'device.wrongPinFewLeft': {
    vi: 'Mã PIN không đúng; chỉ còn ít lần thử trước khi thiết bị “{token}” bị khóa',
    en: 'The PIN is wrong; few tries are left before the token "{token}" locks',
  },
  'device.wrongPinLastTry': {
    vi: 'Mã PIN không đúng; chỉ còn một lần thử trước khi thiết bị “{token}” bị khóa',
    en: 'The PIN is wrong; one try is left before the token "{token}" locks',
  },
  'device.pinLocked': {
    vi: 'Mã PIN đã bị khóa',
    en: 'The PIN is locked',
  },
  'device.pinUnusable': {
    vi: 'Mã PIN chưa được đặt hoặc đã hết hạn',
    en: 'The PIN was never set or has expired',
  },
  'device.answerCount': {
    vi: 'Hỏi {asked} chữ ký nhưng nhận được {given}',
    en: '{asked} signatures were asked for, {given} came back',
  },
  'device.signatureMismatch': {
    vi: 'Giá trị chữ ký thứ {position} không khớp với chứng thư số',
    en: 'Signature value no. {position} does not match the certificate',
  },
  'device.hashedTwice': {
    vi: 'Giá trị chữ ký thứ {position} được tính trên giá trị băm của giá trị băm',
    en: 'Signature value no. {position} was made over the digest of the digest',
  },
  'device.otherDigest': {
    vi: 'Giá trị chữ ký thứ {position} là của nội dung khác',
    en: 'Signature value no. {position} belongs to other content',
  },
  'device.insecureAddress': {
    vi: 'Địa chỉ dịch vụ ký từ xa phải là https',
    en: 'The address of a remote signing service must be https',
  },
  'device.remoteUnreachable': {
    vi: 'Không kết nối được dịch vụ ký từ xa',
    en: 'The remote signing service cannot be reached',
  },
  'device.remoteSilent': {
    vi: 'Dịch vụ ký từ xa không trả lời trong thời hạn',
    en: 'The remote signing service did not answer in time',
  },
  'device.remoteBusy': {
    vi: 'Dịch vụ ký từ xa đang quá tải',
    en: 'The remote signing service is busy',
  },
  'device.remoteUnexpected': {
    vi: 'Dịch vụ ký từ xa trả lời không đúng chuẩn ({reason})',
    en: 'The remote signing service answers against the standard ({reason})',
  },
  'device.remoteRefused': {
    vi: 'Dịch vụ ký từ xa từ chối yêu cầu ({reason})',
    en: 'The remote signing service refuses the request ({reason})',
  },
  'device.remoteLoginRefused': {
    vi: 'Dịch vụ ký từ xa không chấp nhận phần mềm này đăng nhập',
    en: 'The remote signing service does not let this program in',
  },
  'device.credentialUnusable': {
    vi: 'Khóa ký từ xa “{credential}” không dùng được ({reason})',
    en: 'The remote credential "{credential}" cannot be used ({reason})',
  },
  'device.wrongCode': {
    vi: 'Mã xác nhận một lần không đúng',
    en: 'The one-time code is wrong',
  },
  'device.authenticationRefused': {
    vi: 'Mã PIN hoặc mã xác nhận không đúng',
    en: 'The PIN or the code is wrong',
  },
  'device.confirmationRefused': {
    vi: 'Người ký đã từ chối trên điện thoại',
    en: 'The signer refused on the phone',
  },
  'device.confirmationExpired': {
    vi: 'Hết thời gian chờ xác nhận trên điện thoại',
    en: 'Nobody confirmed on the phone in time',
  },
  'device.authorizationSpent': {
    vi: 'Lượt cho phép ký đã dùng hết, hết hạn hoặc không ứng với văn bản này',
    en: 'The permission to sign is used up, expired, or for other documents',
  },
  'device.tooManySignatures': {
    vi: 'Mỗi lần xác nhận chỉ ký được {limit} văn bản, đang cần {asked}',
    en: 'One confirmation covers {limit} signatures, {asked} are needed',
  },
});
