// Biên bản khóa sổ, niêm phong: what was closed, by which order, on which media it was sealed (R69, R104).
import type { LockMinutesSnapshot, NamedDocument, SealedMedium } from '../../papers/index.ts';
import { printedYear } from '../wording.ts';
import type { Desk } from '../paper/desk.ts';
import { addLedger, close, ordinal, type LedgerColumn } from '../paper/ledger.ts';
import { letterhead } from '../paper/letterhead.ts';
import { closingSentence, meetingPieces } from '../paper/meeting.ts';
import { signatures } from '../paper/signatures.ts';
import { fact, section } from '../paper/text.ts';
import { decisionText, moment, shortDigest } from '../paper/words.ts';

const documents: readonly LedgerColumn<NamedDocument>[] = [
  ordinal,
  { title: 'Văn bản', width: 62, align: 'left', print: ({ title }) => title },
  { title: 'Bản', width: 11, print: ({ version }) => String(version) },
  { title: 'Số trang', width: 13, print: ({ pages }) => String(pages) },
  {
    title: 'Mã xác minh và SHA-256',
    width: 65,
    align: 'left',
    print: ({ verificationCode, fileHash }) => [verificationCode, shortDigest(fileHash)],
  },
];

const media: readonly LedgerColumn<SealedMedium>[] = [
  ordinal,
  { title: 'Vật lưu trữ', width: 56, align: 'left', print: ({ kind }) => kind },
  { title: 'Nhãn', width: 55, align: 'left', print: ({ label }) => label },
  { title: 'Số niêm phong', width: 40, print: ({ sealNumber }) => sealNumber },
];

export function drawLockMinutes(desk: Desk, minutes: LockMinutesSnapshot): void {
  const { flow } = desk;
  flow.together(
    letterhead(desk, minutes, {
      title: titleOf(minutes).toUpperCase(),
      subtitles: [minutes.scope, `Năm học ${printedYear(minutes.schoolYear)}`],
    }),
  );
  for (const group of meetingPieces(desk, minutes.meeting)) flow.together(...group);
  flow.together(
    section(desk, 'III. Khóa dữ liệu'),
    fact(desk, 'Căn cứ:', decisionText(minutes.decision)),
    fact(desk, 'Khóa lúc:', moment(minutes.lockedAt)),
  );
  addLedger(
    desk,
    { columns: documents, rows: minutes.documents, none: 'Không có văn bản nào' },
    [section(desk, `IV. Văn bản đã khóa (${minutes.documents.length})`)],
    [],
  );
  const sealed = minutes.media.length > 0;
  if (sealed) {
    const heading = section(desk, 'V. Vật lưu trữ được niêm phong');
    addLedger(desk, { columns: media, rows: minutes.media, none: '' }, [heading], []);
  }
  close(desk, [
    section(desk, `${sealed ? 'VI' : 'V'}. Kết luận`),
    fact(desk, 'Kết luận:', minutes.conclusion),
    closingSentence(desk, minutes.meeting),
    ...signatures(desk, minutes.signatories, { sealed: minutes.sealed !== false }),
  ]);
}

const titleOf = ({ media: sealed }: LockMinutesSnapshot) =>
  sealed.length > 0 ? 'Biên bản khóa sổ và niêm phong' : 'Biên bản khóa sổ';

export const lockMinutesTitle = (minutes: LockMinutesSnapshot) => ({
  title: `${titleOf(minutes)} ${minutes.number ?? ''} – ${minutes.scope} – năm học ${minutes.schoolYear}`,
  subject: titleOf(minutes),
});
