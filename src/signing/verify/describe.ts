// The report in words, for people: Vietnamese first, English a switch away (TT 15/2025 asks for Vietnamese).
import { type Instant, toVietnameseTime } from '../../kernel/index.ts';
import type { Finding } from './findings.ts';
import type { Changes, Level, SignatureReport, VerificationReport, Verdict } from './report.ts';

/** The languages reports are written in: Vietnamese and English. */
export type Language = 'vi' | 'en';
type Words = Readonly<Record<Language, string>>;

/** The verdicts in words people understand, Vietnamese and English. */
export const verdictWords: Readonly<Record<Verdict, Words>> = {
  valid: { vi: 'HỢP LỆ', en: 'VALID' },
  invalid: { vi: 'KHÔNG HỢP LỆ', en: 'INVALID' },
  indeterminate: { vi: 'CHƯA KẾT LUẬN ĐƯỢC', en: 'INDETERMINATE' },
  unsigned: { vi: 'KHÔNG CÓ CHỮ KÝ SỐ', en: 'NOT SIGNED' },
};

const changeWords: Readonly<Record<Changes, Words>> = {
  none: { vi: 'không có gì thêm', en: 'nothing' },
  signing: { vi: 'các chữ ký tiếp theo', en: 'further signatures' },
  archive: { vi: 'dữ liệu lưu trữ', en: 'archive data' },
  other: { vi: 'THAY ĐỔI TRÁI PHÉP', en: 'CHANGES NOT ALLOWED' },
};

const kindWords: Readonly<Record<SignatureReport['kind'] | 'seal', Words>> = {
  certification: { vi: 'chứng nhận của đơn vị lập', en: 'author certification' },
  approval: { vi: 'chữ ký', en: 'signature' },
  seal: { vi: 'con dấu, khoá văn bản', en: 'seal, locks the document' },
  timestamp: { vi: 'dấu thời gian lưu trữ', en: 'archive timestamp' },
};

/** One signature in words, for a screen or a page. */
export interface SignatureLine {
  readonly signer: string;
  readonly kind: string;
  readonly fields: string;
  readonly claimedAt: string;
  /** By when a timestamp proves the signature to have existed; a dash without one. */
  readonly provedAt: string;
  readonly level: string;
  readonly state: 'sound' | 'doubtful' | 'broken';
  readonly after: string;
  readonly notes: readonly string[];
}

/** One line a signature, in the order of signing. Notes are what is wrong or in doubt with it. */
export function describeSignature(signature: SignatureReport, language: Language): SignatureLine {
  const { kind, locksDocument, signer, claimedAt, findings } = signature;
  const grave = findings.filter((each) => each.weight !== 'note');
  return {
    signer: signer?.name ?? '—',
    kind: kindWords[locksDocument ? 'seal' : kind][language],
    fields: signature.fields.join(', '),
    claimedAt: timeText(claimedAt),
    provedAt: timeText(signature.provedAt),
    level: signature.kind === 'timestamp' ? '' : signature.level,
    state: stateOf(signature),
    after: changeWords[signature.changesSince][language],
    notes: grave.map((each) => each[language]),
  };
}

/** What stands against the document as a whole, graver things first and each said once. */
export function describeFindings(report: VerificationReport, language: Language): string[] {
  const order = (each: Finding) => ['failure', 'doubt', 'note'].indexOf(each.weight);
  const sorted = [...report.findings].sort((a, b) => order(a) - order(b));
  return [...new Set(sorted.map((each) => each[language]))];
}

function stateOf({ integrity, changesSince, findings }: SignatureReport): SignatureLine['state'] {
  const failed = findings.some((each) => each.weight === 'failure');
  if (failed || integrity === 'broken' || changesSince === 'other') return 'broken';
  return findings.some((each) => each.weight === 'doubt') ? 'doubtful' : 'sound';
}

const timeText = (at: Instant | undefined): string => (at === undefined ? '—' : toVietnameseTime(at));

/** The level every signature has reached at least; undefined without signatures. */
export function documentLevel({ signatures }: VerificationReport): Level | undefined {
  const reached = signatures.filter(({ kind }) => kind !== 'timestamp').map(({ level }) => level);
  return (['B-B', 'B-T', 'B-LT', 'B-LTA'] as const).find((level) => reached.includes(level));
}
