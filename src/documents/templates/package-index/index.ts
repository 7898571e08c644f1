// The list of a package on paper: whoever holds the medium reads without a computer what is on it (R104, R105).
import { toVietnameseTime, visibleText, type Instant } from '../../../kernel/index.ts';
import { assemble } from '../../file/index.ts';
import { fit, landscape, mm } from '../../layout/index.ts';
import { facesFor, settable } from '../../typeface/index.ts';
import { openDrafting } from '../drafting.ts';
import { openFlow, type Flow } from '../flow.ts';
import { mapTexts } from '../map-texts.ts';
import { addLedger, ordinal, type LedgerColumn } from '../paper/ledger.ts';
import { fact, sentence } from '../paper/text.ts';
import { orDash, shortDigest } from '../paper/words.ts';

export interface PackageSheet {
  readonly school: string;
  readonly schoolYear: string;
  readonly className: string;
  readonly homeroomTeacher: string;
  readonly regime: string;
  readonly policy: string | null;
  readonly keepUntil: string | null;
  readonly printedAt: Instant;
  readonly journal: { readonly seq: number; readonly hash: string };
  readonly documents: readonly ListedDocument[];
  readonly leftOut: readonly { readonly title: string; readonly state: string }[];
}

interface ListedDocument {
  readonly path: string;
  readonly title: string;
  readonly code: string | null;
  readonly version: number;
  readonly verificationCode: string;
  readonly sha256: string;
  readonly pages: number | null;
  readonly words: { readonly vi: string };
  readonly level: string | null;
}

/** The same sheet gives the same bytes; whatever names contain can be set. */
export function draftPackageIndex(raw: PackageSheet): Uint8Array {
  const texts: string[] = [];
  const lines = mapTexts(listed(raw), (text) => {
    const shown = visibleText(text, 200);
    texts.push(shown);
    return shown;
  });
  const faces = facesFor(...texts, ...columns.map(({ title }) => title), ...spoken);
  const sheet = mapTexts(lines, (text) => settable(faces, text));
  const flow = openFlow(openDrafting(faces, landscape, 0));
  draw(flow, sheet);
  drawFeet(flow, sheet);
  const { width, height } = landscape;
  const title = `${TITLE} lớp ${sheet.className}, năm học ${sheet.schoolYear}`;
  return assemble({
    pages: flow.pages.map((canvas) => ({ width, height, content: canvas.content() })),
    forms: {},
    slots: [],
    faces,
    attachments: [
      {
        name: 'muc-luc.json',
        bytes: Buffer.from(JSON.stringify(listed(raw)), 'utf8'),
        type: 'application/json',
        relationship: 'Data',
        description: TITLE,
      },
    ],
    description: { title, subject: TITLE, author: sheet.school, madeAt: sheet.printedAt },
  });
}

const TITLE = 'Mục lục gói lưu trữ';
/** Everything printed that is in no field of the sheet. */
const spoken = [
  'MỤC LỤC GÓI LƯU TRỮ – Giáo viên chủ nhiệm: Quy định đánh giá: Quy chế: Lưu đến: vĩnh viễn Nhật ký: mục',
  'Không có hồ sơ Hồ sơ của lớp không có trong gói: Đóng gói lúc trang Cộng: văn bản. 0123456789…/():,',
];

/** Only what is printed: the page beside it has the rest. */
const listed = (sheet: PackageSheet): PackageSheet => ({
  school: sheet.school,
  schoolYear: sheet.schoolYear,
  className: sheet.className,
  homeroomTeacher: sheet.homeroomTeacher,
  regime: sheet.regime,
  policy: sheet.policy,
  keepUntil: sheet.keepUntil,
  printedAt: sheet.printedAt,
  journal: { seq: sheet.journal.seq, hash: sheet.journal.hash },
  documents: sheet.documents.map(
    ({ path, title, code, version, verificationCode, sha256, pages, words, level }) => ({
      ...{ path, title, code, version, verificationCode, sha256, pages, level },
      words: { vi: words.vi },
    }),
  ),
  leftOut: sheet.leftOut.map(({ title, state }) => ({ title, state })),
});

const columns: readonly LedgerColumn<ListedDocument>[] = [
  ordinal,
  {
    title: 'Văn bản',
    width: 62,
    align: 'left',
    print: ({ title, code }) => [title, code ?? ''].filter(Boolean),
  },
  { title: 'Tệp trong gói', width: 72, align: 'left', print: ({ path }) => path },
  { title: 'Bản', width: 11, print: ({ version }) => String(version) },
  { title: 'Trang', width: 13, print: ({ pages }) => orDash(pages === null ? null : String(pages)) },
  { title: 'Mức', width: 16, print: ({ level }) => orDash(level) },
  { title: 'Kết luận', width: 29, print: ({ words }) => words.vi },
  {
    title: 'Mã xác minh và SHA-256',
    width: 44,
    align: 'left',
    print: ({ verificationCode, sha256 }) => [verificationCode, shortDigest(sha256)],
  },
];

function draw(flow: Flow, sheet: PackageSheet): void {
  const desk = { flow, faces: flow.faces, sheet: flow.sheet };
  const { journal, leftOut } = sheet;
  flow.together(
    sentence(desk, TITLE.toUpperCase(), { face: 'bold', size: 15 }),
    sentence(desk, `${sheet.school} – Lớp ${sheet.className}, năm học ${sheet.schoolYear}`, { size: 12.5 }),
    fact(desk, 'Giáo viên chủ nhiệm:', sheet.homeroomTeacher),
    fact(desk, 'Quy định đánh giá:', sheet.regime),
    fact(desk, 'Quy chế:', sheet.policy ?? ''),
    fact(desk, 'Lưu đến:', sheet.keepUntil ?? 'vĩnh viễn'),
    fact(desk, 'Nhật ký:', `mục ${journal.seq}, ${journal.hash}`),
  );
  addLedger(
    desk,
    { columns, rows: sheet.documents, none: 'Không có hồ sơ' },
    [],
    [sentence(desk, `Cộng: ${sheet.documents.length} văn bản.`, { face: 'bold', above: mm(1.5) })],
  );
  for (const [index, { title, state }] of leftOut.entries()) {
    const line = sentence(desk, `${title}: ${state}`, { indent: mm(6) });
    if (index > 0) flow.together(line);
    else flow.together(sentence(desk, 'Hồ sơ của lớp không có trong gói:', { above: mm(3) }), line);
  }
}

function drawFeet({ pages, sheet, faces }: Flow, { printedAt, className, school }: PackageSheet): void {
  const top = sheet.bottom + mm(5);
  const [line = ''] = fit(faces.regular, `${className} – ${school}`, [9], mm(120), 1).lines;
  pages.forEach((canvas, index) => {
    canvas.rule(sheet.left, top, sheet.right, top, 0.4);
    canvas.text(sheet.left, top + mm(4.5), `Đóng gói lúc ${toVietnameseTime(printedAt)} (+07:00)  ${line}`, {
      size: 9,
    });
    canvas.text(sheet.right, top + mm(4.5), `trang ${index + 1}/${pages.length}`, {
      size: 9,
      align: 'right',
    });
  });
}
