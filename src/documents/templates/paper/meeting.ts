// Thời gian, địa điểm, thành phần: how minutes begin and end.
import type { Meeting } from '../../papers/index.ts';
import type { Piece } from '../piece.ts';
import type { Desk } from './desk.ts';
import { fact, item, section, sentence } from './text.ts';
import { spokenMoment } from './words.ts';

/** Groups of pieces, each of which stays together. */
export function meetingPieces(desk: Desk, { place, openedAt, present }: Meeting): Piece[][] {
  const people = present.map(({ name, role }, index) => item(desk, `${name} – ${role}`, `${index + 1}.`));
  const [first, ...others] = people;
  return [
    [
      section(desk, 'I. Thời gian, địa điểm'),
      fact(desk, 'Bắt đầu:', spokenMoment(openedAt)),
      fact(desk, 'Địa điểm:', place),
    ],
    [section(desk, 'II. Thành phần tham dự'), ...(first ? [first] : [])],
    ...others.map((each) => [each]),
  ];
}

export const closingSentence = (desk: Desk, { closedAt }: Meeting): Piece =>
  sentence(
    desk,
    `Biên bản lập xong hồi ${spokenMoment(closedAt)}, đã đọc lại cho những người có mặt cùng nghe, công nhận là đúng và cùng kí tên.`,
  );
