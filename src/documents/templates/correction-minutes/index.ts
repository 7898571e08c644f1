// Biên bản sửa điểm: request, evidence, decision, old and new by cell, unlock and re-lock, those present (R80).
import type { CorrectedCell, CorrectionMinutesSnapshot } from '../../papers/index.ts';
import { printedYear } from '../wording.ts';
import type { Desk } from '../paper/desk.ts';
import { addLedger, close, ordinal, type LedgerColumn } from '../paper/ledger.ts';
import { letterhead } from '../paper/letterhead.ts';
import { closingSentence, meetingPieces } from '../paper/meeting.ts';
import { signatures } from '../paper/signatures.ts';
import { fact, item, section } from '../paper/text.ts';
import { decisionText, moment, orDash, shortDigest } from '../paper/words.ts';

const columns: readonly LedgerColumn<CorrectedCell>[] = [
  ordinal,
  {
    title: 'Học sinh',
    width: 38,
    align: 'left',
    print: ({ pupilName, pupilCode }) => [pupilName, pupilCode],
  },
  { title: 'Lớp', width: 12, print: ({ className }) => className },
  { title: 'Môn học', width: 26, align: 'left', print: ({ subject }) => orDash(subject) },
  { title: 'Cột', width: 23, print: ({ column }) => column },
  { title: 'Cũ', width: 26, print: ({ before }) => orDash(before) },
  { title: 'Mới', width: 26, face: 'bold', print: ({ after }) => orDash(after) },
];

export function drawCorrectionMinutes(desk: Desk, minutes: CorrectionMinutesSnapshot): void {
  const { flow } = desk;
  flow.together(
    letterhead(desk, minutes, {
      title: 'BIÊN BẢN SỬA ĐIỂM',
      subtitles: [`Năm học ${printedYear(minutes.schoolYear)}`],
    }),
  );
  for (const group of meetingPieces(desk, minutes.meeting)) flow.together(...group);
  addGrounds(desk, minutes);
  addLedger(
    desk,
    { columns, rows: minutes.cells, none: 'Không có ô nào được sửa' },
    [section(desk, `IV. Nội dung sửa (${minutes.cells.length} ô)`)],
    [],
  );
  flow.together(
    section(desk, 'V. Mở khóa, khóa lại và kết luận'),
    fact(desk, 'Mở khóa lúc:', moment(minutes.unlockedAt)),
    fact(desk, 'Khóa lại lúc:', moment(minutes.relockedAt)),
  );
  flow.together(fact(desk, 'Văn bản lập lại:', minutes.renewed.join('; ')));
  close(desk, [
    fact(desk, 'Kết luận:', minutes.conclusion),
    closingSentence(desk, minutes.meeting),
    ...signatures(desk, minutes.signatories, { sealed: minutes.sealed !== false }),
  ]);
}

function addGrounds(desk: Desk, { request, evidence, decision }: CorrectionMinutesSnapshot): void {
  const { flow } = desk;
  flow.together(
    section(desk, 'III. Căn cứ'),
    fact(desk, 'Người đề nghị:', request.by),
    fact(desk, 'Đề nghị lúc:', moment(request.at)),
  );
  flow.together(fact(desk, 'Lí do:', request.reason));
  flow.together(fact(desk, 'Cho phép sửa theo:', decisionText(decision)));
  const proofs = evidence.map(({ name, sha256 }) => item(desk, `${name} (SHA-256 ${shortDigest(sha256)})`));
  const [first, ...others] = proofs;
  if (first) flow.together(fact(desk, 'Minh chứng kèm theo:', `${evidence.length} tệp`), first);
  else flow.together(fact(desk, 'Minh chứng kèm theo:', 'không có'));
  for (const each of others) flow.together(each);
}

export const correctionMinutesTitle = ({ number, schoolYear }: CorrectionMinutesSnapshot) => ({
  title: `Biên bản sửa điểm ${number ?? ''} – năm học ${schoolYear}`,
  subject: 'Biên bản sửa điểm',
});
