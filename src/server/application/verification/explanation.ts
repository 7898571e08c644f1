// The verdict's reason in a sentence: what somebody reads who reads no further.
import type { Finding, VerificationReport } from '../../../signing/index.ts';
import { conclusionOf, type ExaminedFile } from './examined.ts';
import type { Succession } from './succession/examine-succession.ts';
import type { SuccessionFinding } from './succession/findings.ts';

type Language = 'vi' | 'en';

export function explanationOf(examined: ExaminedFile, language: Language): string {
  const { report, standing, succession } = examined;
  const conclusion = conclusionOf(examined);
  if (conclusion === 'valid') return sound(report, language);
  if (conclusion === 'unsigned') return unsigned[language];
  const graver = conclusion === 'invalid' ? 'failure' : 'doubt';
  const inside = succession?.weight === graver ? firstGrave(succession, graver) : undefined;
  const reasons = [allFindings(report).find(({ weight }) => weight === graver), inside, standing].flatMap(
    (each) => (each?.weight === graver ? [`${each[language]}.`] : []),
  );
  return [beginnings[conclusion][language], ...reasons].join(' ');
}

/** Here, or in a version further down. */
function firstGrave(succession: Succession, weight: 'failure' | 'doubt'): SuccessionFinding | undefined {
  const here = succession.findings.find((each) => each.weight === weight);
  return here ?? (succession.earlier ? firstGrave(succession.earlier, weight) : undefined);
}

export const allFindings = ({ findings, signatures }: VerificationReport): Finding[] => [
  ...findings,
  ...signatures.flatMap((signature) => signature.findings),
];

const beginnings = {
  invalid: {
    vi: 'Không được dùng văn bản này làm căn cứ.',
    en: 'Nothing should be based on this document.',
  },
  indeterminate: {
    vi: 'Chưa đủ căn cứ để công nhận văn bản.',
    en: 'There is not enough to rely on this document.',
  },
} as const;

const unsigned = {
  vi: 'Văn bản không có chữ ký số nào nên không tự chứng minh được ai lập và có bị sửa hay không.',
  en: 'The document bears no digital signature, so it cannot prove who made it or that it was not changed.',
} as const;

function sound({ signatures }: VerificationReport, language: Language): string {
  const signed = signatures.filter(({ kind }) => kind !== 'timestamp').length;
  const stamps = signatures.length - signed;
  const vi =
    `${signed} chữ ký số${stamps > 0 ? ` và ${stamps} dấu thời gian` : ''} đều nguyên vẹn, chứng thư của người ký dẫn tới gốc tin cậy; ` +
    'từ khi ký không có gì thay đổi ngoài các chữ ký và dữ liệu lưu trữ.';
  const en =
    `${counted(signed, 'signature')}${stamps > 0 ? ` and ${counted(stamps, 'timestamp')}` : ''}, all intact, by certificates that lead to trust anchors; ` +
    'since signing nothing has changed but for signatures and archive data.';
  return { vi, en }[language];
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
