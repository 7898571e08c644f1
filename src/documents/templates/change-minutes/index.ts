// Biên bản ghi nhớ: who checked which version of a dossier, what is to be changed, those present (R55).
import type { ChangeMinutesSnapshot } from '../../papers/index.ts';
import type { Desk } from '../paper/desk.ts';
import { close } from '../paper/ledger.ts';
import { letterhead } from '../paper/letterhead.ts';
import { closingSentence, meetingPieces } from '../paper/meeting.ts';
import { signatures } from '../paper/signatures.ts';
import { fact, item, section } from '../paper/text.ts';
import { moment, orDash, shortDigest } from '../paper/words.ts';
import { printedYear } from '../wording.ts';

export function drawChangeMinutes(desk: Desk, minutes: ChangeMinutesSnapshot): void {
  const { flow } = desk;
  flow.together(
    letterhead(desk, minutes, {
      title: 'BIÊN BẢN GHI NHỚ',
      subtitles: [
        `Về việc yêu cầu chỉnh sửa hồ sơ chuyên môn (lần ${minutes.ordinal})`,
        `Năm học ${printedYear(minutes.schoolYear)}`,
      ],
    }),
  );
  for (const group of meetingPieces(desk, minutes.meeting)) flow.together(...group);
  addDossier(desk, minutes);
  const [first, ...others] = minutes.changes.map((text, index) => item(desk, text, `${index + 1}.`));
  flow.together(section(desk, 'IV. Nội dung yêu cầu chỉnh sửa'), ...(first ? [first] : []));
  for (const each of others) flow.together(each);
  close(desk, [
    section(desk, 'V. Kết luận'),
    fact(
      desk,
      'Kết luận:',
      'Người soạn chỉnh sửa, nộp bản mới và kí lại từ đầu; bản đã kiểm tra được giữ nguyên.',
    ),
    closingSentence(desk, minutes.meeting),
    ...signatures(desk, minutes.signatories, { sealed: false }),
  ]);
}

function addDossier(
  desk: Desk,
  { document, dossierKind, subject, author, asked }: ChangeMinutesSnapshot,
): void {
  const { flow } = desk;
  const { title, version, verificationCode, fileHash, pages } = document;
  flow.together(section(desk, 'III. Hồ sơ được kiểm tra'), fact(desk, 'Loại hồ sơ:', dossierKind));
  flow.together(fact(desk, 'Tên hồ sơ:', title));
  flow.together(fact(desk, 'Môn học:', orDash(subject)), fact(desk, 'Người soạn:', author));
  flow.together(
    fact(desk, 'Bản đã kiểm tra:', `bản ${version}, ${pages} trang, mã xác minh ${verificationCode}`),
    fact(desk, 'SHA-256 tệp đã nộp:', shortDigest(fileHash)),
  );
  flow.together(
    fact(desk, 'Người yêu cầu:', `${asked.by} – ${asked.office}`),
    fact(desk, 'Yêu cầu lúc:', moment(asked.at)),
  );
}

export const changeMinutesTitle = ({ ordinal, document, schoolYear }: ChangeMinutesSnapshot) => ({
  title: `Biên bản ghi nhớ lần ${ordinal} – ${document.title} – năm học ${schoolYear}`,
  subject: 'Biên bản ghi nhớ',
});
