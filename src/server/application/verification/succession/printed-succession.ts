// A succession in sentences, row by row and version by version: what screen and paper say of it.
import type { Statement } from '../../../../documents/index.ts';
import { toVietnameseTime } from '../../../../kernel/index.ts';
import type { Succession, SuccessionRow } from './examine-succession.ts';

type Language = 'vi' | 'en';

export const successionStatements = (succession: Succession, language: Language): readonly Statement[] => [
  ...succession.findings.map((each) => ({ weight: each.weight, text: each[language], indication: null })),
  ...succession.rows.map((row) => ({
    weight: row.proved || row.how === 'notYetSigned' ? ('note' as const) : ('failure' as const),
    text: rowText(row, language),
    indication: null,
  })),
  ...(succession.earlier ? successionStatements(succession.earlier, language) : []),
];

/** `TOAN: ký lại ở bản này – Phan Thanh Bình, 05/06/2026 15:04:05`. */
function rowText(
  { subject, how, changed, proved, signer, signedAt, version }: SuccessionRow,
  language: Language,
) {
  const who = [signer, signedAt === null ? null : toVietnameseTime(signedAt)].filter(Boolean).join(', ');
  const said = words[how][language].replace('{version}', String(version));
  const doubt = proved || how === 'notYetSigned' ? '' : ` – ${unproved[language]}`;
  const edited = changed ? ` (${changedWords[language]})` : '';
  return `${subject}${edited}: ${said}${who === '' ? '' : ` – ${who}`}${doubt}`;
}

const words: Record<SuccessionRow['how'], Record<Language, string>> = {
  signedHere: { vi: 'ký lại ở bản {version}', en: 'signed again in version {version}' },
  carriedOver: {
    vi: 'không đổi, chữ ký ở bản {version} vẫn bao trùm',
    en: 'unchanged, still covered by the signature in version {version}',
  },
  notYetSigned: { vi: 'chờ ký lại ở bản {version}', en: 'to be signed again in version {version}' },
};
const unproved: Record<Language, string> = { vi: 'KHÔNG CHỨNG MINH ĐƯỢC', en: 'NOT PROVED' };
const changedWords: Record<Language, string> = { vi: 'đã sửa', en: 'corrected' };
