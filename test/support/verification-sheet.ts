// Invented content of verification reports, changed at will.
import type { SheetFile, SheetSignature, VerificationSheet } from '../../src/documents/index.ts';
import { instant } from '../../src/kernel/index.ts';

export const sheetSignature = (more: Partial<SheetSignature> = {}): SheetSignature => ({
  signer: 'Nguyễn Thị Mẫu',
  particulars: ['giáo viên bộ môn', 'Trường THCS Ví Dụ'],
  details: 'Ô: Subject_TOAN · nơi cấp CA cá nhân (MẪU), số 527ee4aabc37010e1904fa18bbe15cf4 · ecdsa-sha256',
  claimedAt: '05/06/2026 15:04:05',
  provedAt: '05/06/2026 15:06:05',
  level: 'B-LTA',
  integrity: { text: 'nguyên vẹn', weight: 'note' },
  trust: { text: 'tin cậy', weight: 'note' },
  after: { text: 'các chữ ký', weight: 'note' },
  indication: 'TOTAL-PASSED',
  statements: [],
  ...more,
});

export const sheetFile = (more: Partial<SheetFile> = {}): SheetFile => ({
  name: 'hoc-ba.pdf',
  verdict: 'valid',
  headline: 'HỢP LỆ',
  explanation: 'Mọi chữ ký đều nguyên vẹn.',
  facts: [
    ['Tên tệp', 'hoc-ba.pdf'],
    ['Số trang', '3'],
  ],
  moments: [
    {
      moment: 'Khi ký xong',
      at: '05/06/2026 15:04:05',
      verdict: 'valid',
      words: 'HỢP LỆ',
      indication: 'TOTAL-PASSED',
    },
  ],
  registry: null,
  statements: [],
  signatures: [sheetSignature()],
  ...more,
});

export const verificationSheet = (more: Partial<VerificationSheet> = {}): VerificationSheet => ({
  language: 'vi',
  printedAt: instant('2026-06-20T08:00:00+07:00'),
  subtitle: 'Kiểm tra lúc 20/06/2026 08:00:00 (+07:00)',
  files: [sheetFile()],
  basis: [['Phần mềm', 'Giáp Lai 0.1.0']],
  anchors: [{ subject: 'CN=Root CA (MẪU)', fingerprint: 'ab'.repeat(32) }],
  json: '[{"conclusion":"valid"}]',
  ...more,
});
