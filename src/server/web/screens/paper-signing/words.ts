// Words of a file shown in a page.
import { catalogue } from '../../words.ts';

export const fileWords = catalogue({
  vi: {
    view: 'Xem',
    viewOf: (name: string) => `Xem ${name}`,
    save: 'Tải về',
    saveOf: (name: string) => `Tải về ${name}`,
    opening: 'Đang mở…',
    notOpened: 'Không mở được tệp tại đây. Hãy tải về để xem.',
    page: 'Trang',
  },
  en: {
    view: 'View',
    viewOf: (name: string) => `View ${name}`,
    save: 'Download',
    saveOf: (name: string) => `Download ${name}`,
    opening: 'Opening…',
    notOpened: 'The file cannot be shown here. Download it instead.',
    page: 'Page',
  },
});
