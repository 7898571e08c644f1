// What the commands of the pupil's book say of reasons and states.
import type { BookReason } from '../../documents/index.ts';
import type { BookState } from '../../server/application/index.ts';

export const stateWords: Readonly<Record<BookState, string>> = {
  requested: 'chờ hiệu trưởng quyết định / waits for the principal',
  refused: 'không đồng ý / refused',
  granted: 'chờ văn thư lập sổ / waits for the office',
  drafted: 'chờ hiệu trưởng kí / waits for the signature',
  signed: 'chờ đóng dấu / waits for the seal',
  sealed: 'đã đóng dấu, chưa giao / sealed, not handed out',
  handedOut: 'đã giao / handed out',
  revoked: 'đã thu hồi / revoked',
};

export const reasonWords: Readonly<Record<BookReason, string>> = {
  completion: 'hoàn thành cấp học / completion',
  transfer: 'chuyển trường / transfer',
  leaving: 'thôi học / leaving',
  request: 'theo đề nghị / on request',
};
