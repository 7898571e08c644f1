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
  'documents.predecessor': {
    vi: 'Tài liệu thay thế bản có băm {named}, nhưng tệp được đưa vào là {given}',
    en: 'The document takes the place of the file {named}, but the file given is {given}',
  },
  'documents.artwork': {
    vi: 'Ảnh chữ kí hoặc con dấu không dùng được: {reason}',
    en: 'The signature or seal image cannot be used: {reason}',
  },
  'documents.original': {
    vi: 'Không sao được tệp PDF này: {reason}',
    en: 'This PDF file cannot be copied: {reason}',
  },
  'documents.otherOriginal': {
    vi: 'Tệp được sao không phải bản gốc đã nêu (SHA-256 {named})',
    en: 'The file to be copied is not the original that was named (SHA-256 {named})',
  },
  'documents.baseFont': {
    vi: 'Không đọc được phông chữ của tài liệu: {reason}',
    en: 'The fonts of the document cannot be read: {reason}',
  },
});
