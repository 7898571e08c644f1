// Faults of the store.
import { faultTable } from '../../kernel/index.ts';

export const persistenceFault = faultTable({
  'store.busy': {
    vi: 'Cơ sở dữ liệu đang bị chương trình khác giữ quá lâu',
    en: 'Another program has held the database for too long',
  },
});
