// What can go wrong while a backup is made or restored.
import { faultTable } from '../../kernel/index.ts';

export const backupFault = faultTable({
  'backup.nothingThere': {
    vi: 'Thư mục “{folder}” không có cơ sở dữ liệu để sao lưu',
    en: 'The folder "{folder}" holds no database to back up',
  },
  'backup.exists': {
    vi: 'Thư mục “{folder}” đã có; bản sao lưu luôn là một thư mục mới',
    en: 'The folder "{folder}" exists already; a backup is always a new folder',
  },
  'backup.insideHome': {
    vi: 'Bản sao lưu không được nằm trong chính thư mục cài đặt “{home}”',
    en: 'A backup may not lie inside the installation folder "{home}" itself',
  },
  'backup.interrupted': {
    vi: 'Đã dừng theo yêu cầu; không để lại bản nào dở dang',
    en: 'Stopped as asked; nothing half-made was left behind',
  },
  'backup.databaseDamaged': {
    vi: 'Cơ sở dữ liệu không còn nguyên vẹn: {findings}',
    en: 'The database is damaged: {findings}',
  },
  'backup.notABackup': {
    vi: '“{folder}” không phải là bản sao lưu hoàn chỉnh: {reason}',
    en: '"{folder}" is no complete backup: {reason}',
  },
  'backup.changed': {
    vi: 'Bản sao lưu không còn như lúc được lập: {files}',
    en: 'The backup is not what it was when it was made: {files}',
  },
  'backup.newerProgram': {
    vi: 'Bản sao lưu do phiên bản mới hơn lập ({schema}); hãy cập nhật chương trình',
    en: 'The backup was made by a newer version ({schema}); update the program first',
  },
  'backup.incomplete': {
    vi: 'Bản sao lưu lập từ kho đã hỏng, thiếu: {files}. Thêm --despite-damage để vẫn khôi phục phần còn lại',
    en: 'The backup was made of a damaged store and lacks: {files}. Add --despite-damage to restore the rest',
  },
  'backup.journalBroken': {
    vi: 'Nhật ký của bản khôi phục không toàn vẹn: {findings}',
    en: 'The journal of what was restored is not intact: {findings}',
  },
  'backup.homeNotEmpty': {
    vi: 'Thư mục cài đặt “{folder}” không trống; chỉ khôi phục vào thư mục mới',
    en: 'The installation folder "{folder}" is not empty; restore only into a new one',
  },
  'backup.failed': {
    vi: 'Không sao chép được: {reason}',
    en: 'Could not copy: {reason}',
  },
});
