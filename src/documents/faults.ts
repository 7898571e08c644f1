// What can go wrong while a document is being drawn.
import { faultTable } from '../kernel/index.ts';

export const raise = faultTable({
  'documents.missingGlyph': {
    vi: 'Phông chữ không có kí tự “{character}” ({codePoint}) trong “{text}”',
    en: 'The typeface has no glyph for “{character}” ({codePoint}) in “{text}”',
  },
  'documents.tooTall': {
    vi: 'Nội dung “{text}” quá dài, không vừa một trang',
    en: '“{text}” is too long for one page',
  },
  'documents.sealSize': {
    vi: 'Đường kính con dấu phải từ {least} đến {most} mm, không phải {diameter} mm',
    en: 'The seal diameter must be {least} to {most} mm, not {diameter} mm',
  },
  'documents.artwork': {
    vi: 'Ảnh chữ kí hoặc con dấu không dùng được: {reason}',
    en: 'The signature or seal image cannot be used: {reason}',
  },
  'documents.baseFont': {
    vi: 'Không đọc được phông chữ của tài liệu: {reason}',
    en: 'The fonts of the document cannot be read: {reason}',
  },
});
