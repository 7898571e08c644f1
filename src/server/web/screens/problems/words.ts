// Words around the pages of problems; what these say themselves stands in docs/problems.
import { catalogue } from '../../words.ts';

export const problemsWords = catalogue({
  vi: {
    title: 'Các lỗi và cách xử lí',
    about: 'Mỗi lỗi có một mã; trang của nó nói điều gì đã xảy ra, vì sao, và cần làm gì.',
    code: 'Mã lỗi',
    all: 'Xem mọi lỗi',
  },
  en: {
    title: 'Problems, and what to do',
    about: 'Every problem has a code; its page says what happened, why, and what can be done.',
    code: 'Code of the problem',
    all: 'See all problems',
  },
});
