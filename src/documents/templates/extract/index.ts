// Trích sao học bạ: chosen rows and periods with a reference to the signed source (NĐ 30/2020 Đ25).
import { mm } from '../../layout/index.ts';
import type { ExtractedPeriod, ExtractedRow, ExtractSnapshot } from '../../papers/index.ts';
import type { LevelsByPeriod } from '../../snapshot.ts';
import { NOT_ASSESSED, printedDate, printedResult, printedYear } from '../wording.ts';
import { placeCopyMark } from '../copy-mark.ts';
import type { Desk } from '../paper/desk.ts';
import { addLedger, close, ordinal, type LedgerColumn } from '../paper/ledger.ts';
import { letterhead } from '../paper/letterhead.ts';
import { regimeWords } from '../paper/regime-words.ts';
import { signatures } from '../paper/signatures.ts';
import { fact, section, sentence, white } from '../paper/text.ts';
import { documentText } from '../paper/words.ts';

const periodTitles: Readonly<Record<ExtractedPeriod, string>> = {
  term1: 'Học kì I',
  term2: 'Học kì II',
  year: 'Cả năm',
};

const WIDTH = 160;

export function drawExtract(desk: Desk, extract: ExtractSnapshot): void {
  const { pupil, className, rows } = extract;
  desk.flow.together(
    letterhead(desk, extract, {
      title: 'TRÍCH SAO HỌC BẠ',
      subtitles: [`Năm học ${printedYear(extract.schoolYear)}`],
    }),
    fact(desk, 'Họ và tên học sinh:', pupil.name.toUpperCase()),
    fact(desk, 'Mã học sinh:', pupil.code),
    fact(desk, 'Ngày sinh, nơi sinh:', `${printedDate(pupil.birthDate)}, ${pupil.birthPlace}`),
    fact(desk, 'Lớp:', className),
  );
  placeCopyMark(desk.drafting);
  addLedger(
    desk,
    { columns: columnsOf(extract), rows, none: 'Không trích môn học nào', sizes: [10.5, 10] },
    [section(desk, `Kết quả được trích (${rows.length} môn học, hoạt động giáo dục)`)],
    [],
  );
  addEnd(desk, extract);
}

const columnsOf = ({ periods }: ExtractSnapshot): LedgerColumn<ExtractedRow>[] => {
  const width = 26;
  return [
    ordinal,
    {
      title: 'Môn học/Hoạt động giáo dục',
      width: WIDTH - ordinal.width - width * periods.length,
      align: 'left',
      print: ({ subjectName }) => subjectName,
    },
    ...periods.map((period) => ({
      title: periodTitles[period],
      width,
      print: ({ results }: ExtractedRow) => printedResult(results[period] ?? null),
    })),
  ];
};

function addEnd(desk: Desk, extract: ExtractSnapshot): void {
  const { periods, conduct, learning, promotion } = extract;
  const words = regimeWords[extract.regime];
  const levels = (of: LevelsByPeriod) =>
    periods.map((period) => `${periodTitles[period]}: ${of[period] ?? NOT_ASSESSED}`).join('; ');
  desk.flow.together(
    white(mm(1.5)),
    ...(conduct ? [fact(desk, `${words.conduct}:`, levels(conduct))] : []),
    ...(learning ? [fact(desk, `${words.learning}:`, levels(learning))] : []),
    ...(promotion === undefined ? [] : [fact(desk, 'Lên lớp:', promotion)]),
    fact(desk, 'Trích từ:', documentText(extract.source)),
  );
  close(desk, [
    fact(desk, 'Theo đề nghị:', extract.request),
    sentence(desk, 'Những nội dung không có trong bản trích sao này xem tại văn bản gốc.', {
      face: 'italic',
      size: 10,
    }),
    ...signatures(desk, extract.signatories, { sealed: false }),
  ]);
}

export const extractTitle = ({ pupil, className, schoolYear }: ExtractSnapshot) => ({
  title: `Trích sao học bạ – ${pupil.name} – lớp ${className} – năm học ${schoolYear}`,
  subject: 'Trích sao học bạ',
});
