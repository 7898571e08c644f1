// Words of the home page.
import { catalogue } from '../../words.ts';

export const homeWords = catalogue({
  vi: { title: 'Trang chính', greeting: (name: string) => `Xin chào, ${name}` },
  en: { title: 'Home', greeting: (name: string) => `Hello, ${name}` },
});
