// Faults of records on paper.
import { faultTable } from '../../../kernel/index.ts';

export const paperFault = faultTable({
  'paper.notSubmitted': {
    vi: 'Hồ sơ chưa được trình ký nên chưa có gì để in',
    en: 'The record was not submitted yet; there is nothing to print',
  },
  'paper.digitalOnly': {
    vi: 'Hồ sơ này chỉ ký số; quy chế không cho bản ký tay',
    en: 'This record is signed with keys only; the policy knows no copy for pens',
  },
  'paper.badDay': {
    vi: '“{on}” không phải ngày ghi trên giấy: viết như 2026-05-30, không sau hôm nay',
    en: '"{on}" is no day to stand on the paper: written like 2026-05-30, and not after today',
  },
  'paper.badScan': {
    vi: 'Bản quét phải là tệp PDF, JPEG hoặc PNG, không quá {most} MB',
    en: 'A scan is a PDF, JPEG or PNG file of at most {most} MB',
  },
  'paper.scanUnknown': {
    vi: 'Chưa có bản quét nào mang mã {scan} do chính người báo gửi lên',
    en: 'Whoever reports has sent no scan with the digest {scan}',
  },
});
