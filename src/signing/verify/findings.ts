// Everything the verifier may have to say, once, in both languages (TT 15/2025: results are told in Vietnamese).
import type { PathProblem } from '../x509/index.ts';

/** `failure` makes the verdict invalid, `doubt` indeterminate, `note` neither. */
type Weight = 'failure' | 'doubt' | 'note';

interface Row {
  readonly weight: Weight;
  readonly vi: string;
  readonly en: string;
}

const rows = {
  'structure.unreadable': {
    weight: 'failure',
    vi: 'Cấu trúc tệp PDF không đúng chuẩn nên không thể tin vào nội dung ({detail})',
    en: 'The file does not have the exact structure of a PDF, so nothing in it can be relied on ({detail})',
  },
  'structure.encrypted': {
    weight: 'doubt',
    vi: 'Tệp được mã hoá; chưa kiểm tra được',
    en: 'The file is encrypted; it was not examined',
  },
  'structure.trailingBytes': {
    weight: 'failure',
    vi: 'Có dữ liệu lạ sau dấu kết thúc tệp',
    en: 'There is foreign material behind the end of the file',
  },
  'structure.untiledRevision': {
    weight: 'failure',
    vi: 'Phần được nối thêm sau chữ ký chứa dữ liệu ngoài danh mục đối tượng ({detail})',
    en: 'An update after a signature holds bytes that its cross-reference does not account for ({detail})',
  },
  'document.unsigned': {
    weight: 'doubt',
    vi: 'Văn bản không có chữ ký số nào',
    en: 'The document bears no digital signature',
  },
  'document.unsignedChanges': {
    weight: 'failure',
    vi: 'Văn bản bị thay đổi sau khi ký: {detail}',
    en: 'The document was changed after signing: {detail}',
  },
  'document.signatureRemoved': {
    weight: 'failure',
    vi: 'Một chữ ký từng có trong tệp đã bị gỡ bỏ: {detail}',
    en: 'A signature that was in the file has been removed: {detail}',
  },
  'document.permissionsBroken': {
    weight: 'failure',
    vi: 'Thay đổi sau khi ký vượt quá điều chữ ký cho phép: {detail}',
    en: 'A later change goes beyond what a signature permits: {detail}',
  },
  'document.certificationNotFirst': {
    weight: 'failure',
    vi: 'Chữ ký chứng nhận không phải là chữ ký đầu tiên hoặc có hơn một',
    en: 'A certifying signature is not the first one, or there is more than one',
  },
  'signature.malformed': {
    weight: 'failure',
    vi: 'Đối tượng chữ ký không đúng chuẩn: {detail}',
    en: 'The signature object is malformed: {detail}',
  },
  'signature.byteRange': {
    weight: 'failure',
    vi: 'Chữ ký không bao trùm đúng phần tệp của nó: {detail}',
    en: 'The signature does not cover exactly its part of the file: {detail}',
  },
  'signature.unsupported': {
    weight: 'doubt',
    vi: 'Loại chữ ký chưa được hỗ trợ: {detail}',
    en: 'This kind of signature is not supported: {detail}',
  },
  'signature.cms': {
    weight: 'failure',
    vi: 'Dữ liệu chữ ký (CMS) không hợp lệ: {detail}',
    en: 'The signature data (CMS) is not acceptable: {detail}',
  },
  'signature.keyRefused': {
    weight: 'failure',
    vi: 'Khoá ký không đủ mạnh hoặc không được chấp nhận: {detail}',
    en: 'The signing key is too weak or not acceptable: {detail}',
  },
  'signature.digest': {
    weight: 'failure',
    vi: 'Nội dung đã bị thay đổi: giá trị băm không khớp với chữ ký',
    en: 'The content was altered: its digest differs from the signed one',
  },
  'signature.value': {
    weight: 'failure',
    vi: 'Giá trị chữ ký không khớp với khoá của người ký',
    en: 'The signature value does not match the signer’s key',
  },
  'certificate.untrusted': {
    weight: 'doubt',
    vi: 'Chứng thư của người ký không dẫn tới gốc tin cậy: {detail}',
    en: 'The signer’s certificate does not lead to a trust anchor: {detail}',
  },
  'certificate.notValidNow': {
    weight: 'doubt',
    vi: 'Chứng thư ngoài thời hạn tại thời điểm kiểm tra và không có dấu thời gian nào còn hiệu lực làm chứng',
    en: 'The certificate is outside its validity at the time of checking, and no timestamp that still holds proves an earlier time',
  },
  'certificate.notValidWhenSigned': {
    weight: 'failure',
    vi: 'Thời điểm ký ghi trong chữ ký nằm ngoài thời hạn của chứng thư',
    en: 'The claimed time of signing lies outside the certificate’s validity',
  },
  'time.claimedOnly': {
    weight: 'note',
    vi: 'Thời điểm ký do người ký khai, chưa có dấu thời gian (mức B-B)',
    en: 'The time of signing is the signer’s claim; there is no timestamp (level B-B)',
  },
  'certificate.revoked': {
    weight: 'failure',
    vi: 'Chứng thư đã bị thu hồi trước thời điểm được chứng minh của chữ ký: {detail}',
    en: 'The certificate was revoked before the time at which the signature is proved to have existed: {detail}',
  },
  'certificate.revokedLater': {
    weight: 'note',
    vi: 'Chứng thư bị thu hồi sau thời điểm ký, không ảnh hưởng tới chữ ký này: {detail}',
    en: 'The certificate was revoked after the signature, which does not touch it: {detail}',
  },
  'revocation.unknown': {
    weight: 'doubt',
    vi: 'Chưa biết chứng thư có bị thu hồi hay không: {detail}',
    en: 'Whether the certificate was revoked is not known: {detail}',
  },
  'revocation.notOffered': {
    weight: 'note',
    vi: 'Nơi cấp không công bố thông tin thu hồi cho chứng thư: {detail}',
    en: 'The authority publishes no revocation information for the certificate: {detail}',
  },
  'time.badTimestamp': {
    weight: 'failure',
    vi: 'Dấu thời gian không hợp lệ: {detail}',
    en: 'A timestamp does not hold: {detail}',
  },
  'time.authorityUnchecked': {
    weight: 'note',
    vi: 'Chưa kiểm tra được việc thu hồi chứng thư của đơn vị cấp dấu thời gian',
    en: 'Revocation of the timestamping authority’s certificate was not checked',
  },
  'time.claimedAfterProof': {
    weight: 'failure',
    vi: 'Thời điểm ký khai trong chữ ký muộn hơn dấu thời gian chứng minh chữ ký đã có',
    en: 'The claimed time of signing is later than a timestamp that proves the signature existed',
  },
  'time.wrongOrder': {
    weight: 'doubt',
    vi: 'Dấu thời gian ghi muộn hơn ({detail}) một dấu thời gian đóng sau nó và bao trùm nó',
    en: 'A timestamp states a later time ({detail}) than one that was made after it and covers it',
  },
  'time.notYetSigned': {
    weight: 'doubt',
    vi: 'Tại thời điểm được hỏi, văn bản chưa có đủ các chữ ký này; chữ ký hoặc dấu thời gian cuối cùng: {detail}',
    en: 'At the moment asked about, the document did not yet bear all of these signatures; the last one is of {detail}',
  },
  'time.missing': {
    weight: 'note',
    vi: 'Chữ ký không ghi thời điểm ký',
    en: 'The signature states no time of signing',
  },
} as const satisfies Record<string, Row>;

/** Stable names of what the verifier may have to say; `findingTable` has the sentences. */
export type FindingCode = keyof typeof rows;

/** A statement of the verifier about the document or one signature. */
export interface Finding {
  readonly code: FindingCode;
  readonly weight: Weight;
  readonly vi: string;
  readonly en: string;
  /** Why a certificate path fails. */
  readonly causes?: readonly PathProblem[];
}

/** Every finding with its weight and its sentence in Vietnamese and English; `{detail}` is filled in. */
export const findingTable: Readonly<Record<FindingCode, Row>> = rows;

export function finding(code: FindingCode, detail = '', causes?: readonly PathProblem[]): Finding {
  if (causes === undefined && detail === '') return plain[code];
  const { weight, vi, en }: Row = rows[code];
  // A function, because `$&` in a name from the certificate is no pattern.
  const fill = (text: string) => text.replace('{detail}', () => detail);
  return { code, weight, vi: fill(vi), en: fill(en), ...(causes && { causes }) };
}

/** Findings that say nothing but their code are all the same one. */
const plain = Object.fromEntries(
  (Object.entries(rows) as [FindingCode, Row][]).map(([code, { weight, vi, en }]) => [
    code,
    { code, weight, vi: vi.replace('{detail}', ''), en: en.replace('{detail}', '') },
  ]),
) as Readonly<Record<FindingCode, Finding>>;
