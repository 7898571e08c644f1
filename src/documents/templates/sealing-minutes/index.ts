// Biên bản niêm phong vật lưu trữ: the medium, what the last check found on it, who was there, the leader under the seal.
import { mm } from '../../layout/index.ts';
import type { PackageOnMedium, SealingMinutesSnapshot } from '../../papers/index.ts';
import type { Desk } from '../paper/desk.ts';
import { addLedger, close, ordinal, type LedgerColumn } from '../paper/ledger.ts';
import { letterhead } from '../paper/letterhead.ts';
import { closingSentence, meetingPieces } from '../paper/meeting.ts';
import { signatures } from '../paper/signatures.ts';
import { fact, section, sentence } from '../paper/text.ts';
import { moment } from '../paper/words.ts';
import { printedYear } from '../wording.ts';

const TITLE = 'Biên bản niêm phong vật lưu trữ';
const DIGITS = 32;

const packages: readonly LedgerColumn<PackageOnMedium>[] = [
  ordinal,
  { title: 'Lớp', width: 13, print: ({ className }) => className },
  { title: 'Năm học', width: 20, print: ({ schoolYear }) => printedYear(schoolYear) },
  { title: 'Tên gói', width: 34, align: 'left', print: ({ name }) => name },
  { title: 'Số tệp', width: 12, print: ({ files }) => String(files) },
  { title: 'Số byte', width: 20, print: ({ octets }) => grouped(octets) },
  {
    title: 'SHA-256 của tagmanifest-sha256.txt',
    width: 52,
    align: 'left',
    face: 'regular',
    print: ({ tagManifest }) => [tagManifest.slice(0, DIGITS), tagManifest.slice(DIGITS)],
  },
];

export function drawSealingMinutes(desk: Desk, minutes: SealingMinutesSnapshot): void {
  const { medium, checkedAt } = minutes;
  const subtitles = [`${medium.kind} “${medium.name}”`, `Năm học ${printedYear(minutes.schoolYear)}`];
  desk.flow.together(letterhead(desk, minutes, { title: TITLE.toUpperCase(), subtitles }));
  for (const group of meetingPieces(desk, minutes.meeting)) desk.flow.together(...group);
  desk.flow.together(
    section(desk, 'III. Vật lưu trữ'),
    fact(desk, 'Tên, loại:', `${medium.name} – ${medium.kind}`),
    fact(desk, 'Nhãn:', medium.label),
    fact(desk, 'Số sê-ri:', medium.serial),
    fact(desk, 'Số niêm phong:', medium.sealNumber),
    fact(desk, 'Nơi cất giữ:', medium.keptAt),
  );
  const { files, octets } = total(minutes.packages);
  addLedger(
    desk,
    { columns: packages, rows: minutes.packages, none: 'Không có gói nào', sizes: [8.5, 8] },
    [section(desk, `IV. Gói lưu trữ trên vật (${minutes.packages.length})`)],
    [
      sentence(desk, `Cộng: ${minutes.packages.length} gói, ${files} tệp, ${grouped(octets)} byte.`, {
        face: 'bold',
        above: mm(1.5),
      }),
    ],
  );
  close(desk, [
    section(desk, 'V. Kết luận'),
    sentence(
      desk,
      `Mọi tệp trên vật lưu trữ đã được đọc lại và so giá trị băm lúc ${moment(checkedAt)}: nguyên vẹn, không có gói lạ. Từ lúc đó không ghi gì thêm. Vật lưu trữ được niêm phong và cất giữ ở nơi ghi trên; chỉ mở niêm phong khi có lí do ghi sổ.`,
    ),
    closingSentence(desk, minutes.meeting),
    ...signatures(desk, minutes.signatories),
  ]);
}

export const sealingMinutesTitle = ({ number, medium, schoolYear }: SealingMinutesSnapshot) => ({
  title: `${TITLE} ${number ?? ''} – ${medium.name} – năm học ${schoolYear}`,
  subject: TITLE,
});

const total = (all: readonly PackageOnMedium[]) =>
  all.reduce((sum, { files, octets }) => ({ files: sum.files + files, octets: sum.octets + octets }), {
    files: 0,
    octets: 0,
  });

/** `1 234 567`. */
const grouped = (octets: number): string => String(octets).replace(/\B(?=(\d{3})+$)/g, ' ');
