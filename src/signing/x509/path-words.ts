// Why a certificate path fails, in words of both languages.
import type { PathProblem } from './path.ts';

export const pathWords: Readonly<Record<PathProblem, string>> = {
  expired: 'hết hạn / expired',
  notYetValid: 'chưa có hiệu lực / not yet valid',
  keyUsage: 'khoá không được cấp để ký / key usage does not allow signing',
  purpose: 'mục đích sử dụng không phù hợp / extended key usage does not fit',
  unknownCriticalExtension: 'có phần mở rộng bắt buộc lạ / unknown critical extension',
  weakKey: 'khoá yếu / weak key',
  notAuthority: 'nơi cấp không phải là CA / the issuer is no certification authority',
  pathLength: 'chuỗi dài hơn CA cho phép / path longer than an authority allows',
  noIssuer: 'không tìm thấy nơi cấp tin cậy / no trusted issuer found',
  weakSignature: 'chữ ký của CA dùng thuật toán yếu / weak algorithm in the certificate',
  badSignature: 'chữ ký của CA không khớp / the issuer’s signature does not match',
  pathTooLong: 'chuỗi quá dài / path too long',
  searchTooLarge: 'quá nhiều chứng thư / too many certificates',
};
