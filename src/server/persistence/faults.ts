// Faults of the store.
import { faultTable } from '../../kernel/index.ts';

export const persistenceFault = faultTable({
  'store.busy': {
    vi: 'Cơ sở dữ liệu đang bị chương trình khác giữ quá lâu',
    en: 'Another program has held the database for too long',
  },
  'store.notEmpty': {
    vi: 'Cơ sở dữ liệu Postgres đã có dữ liệu, không chép đè',
    en: 'The Postgres database already holds rows; nothing is written over them',
  },
  'store.newer': {
    vi: 'Cơ sở dữ liệu thuộc phiên bản mới hơn của chương trình ({migration})',
    en: 'A newer version of the program has upgraded this database ({migration})',
  },
  'store.noSchoolRole': {
    vi: 'Postgres thiếu vai trò “{role}” để ngăn các trường với nhau, và tài khoản này không được tạo vai trò đó',
    en: 'Postgres lacks the role "{role}" that holds schools apart, and this login may not make it',
  },
  'store.notOwner': {
    vi: 'Tài khoản Postgres này chỉ phục vụ, không được sửa bảng: chủ sở hữu phải chạy let-serve trước',
    en: 'This Postgres login only serves and may not change tables: the owner has to run let-serve first',
  },
  'store.loginUnfit': {
    vi: 'Tài khoản Postgres “{login}” không có, hoặc có quyền của chủ sở hữu',
    en: 'The Postgres login "{login}" is not there, or has the rights of the owner',
  },
  'store.unreachable': {
    vi: 'Không kết nối được cơ sở dữ liệu Postgres',
    en: 'The Postgres database cannot be reached',
  },
});
