// What can be found about a successor and the version inside it, in both languages.

export interface SuccessionFinding {
  readonly code: string;
  readonly weight: 'failure' | 'doubt' | 'note';
  readonly vi: string;
  readonly en: string;
}

const table = {
  'succession.proved': {
    weight: 'note',
    vi: 'Bản đã ký trước (bản {version}) nằm nguyên vẹn trong tệp; ngoài {count} chỗ được sửa theo quyết định {decisions}, không có gì khác đi',
    en: 'The signed version before (version {version}) is whole inside the file; but for {count} places corrected by decision {decisions} nothing differs',
  },
  'succession.malformed': {
    weight: 'failure',
    vi: 'Tệp nói mình thay một bản trước, nhưng không nói rõ được bản nào, sửa gì',
    en: 'The file says it takes the place of a version before, but not which or what was corrected',
  },
  'succession.predecessorMissing': {
    weight: 'failure',
    vi: 'Tệp không mang theo bản đã ký trước mà nó nói đã thay',
    en: 'The signed version that the file says it replaces is not inside it',
  },
  'succession.otherFile': {
    weight: 'failure',
    vi: 'Bản trước nằm trong tệp không phải bản mà dữ liệu đã ký nêu (băm khác)',
    en: 'The version inside is not the one the signed data names: its digest differs',
  },
  'succession.otherRecord': {
    weight: 'failure',
    vi: 'Bản trước nằm trong tệp là của hồ sơ, học sinh hoặc bản khác',
    en: 'The version inside is of another record, pupil or version',
  },
  'succession.predecessorInvalid': {
    weight: 'failure',
    vi: 'Chữ ký của bản trước không còn nguyên vẹn hoặc không hợp lệ, nên không chứng minh được các dòng giữ lại',
    en: 'The signatures of the version before do not hold, so they prove nothing of the rows carried over',
  },
  'succession.predecessorUnsure': {
    weight: 'doubt',
    vi: 'Chưa đủ căn cứ để công nhận chữ ký của bản trước',
    en: 'There is not enough to rely on the signatures of the version before',
  },
  'succession.undeclared': {
    weight: 'failure',
    vi: 'Có chỗ khác bản trước mà tệp không nêu, hoặc nêu sai: {places}',
    en: 'Places differ from the version before without being named, or are named wrongly: {places}',
  },
  'succession.beyondCorrection': {
    weight: 'failure',
    vi: 'Có chỗ khác bản trước mà các ô được phép sửa không thể làm thay đổi: {places}',
    en: 'Places differ that the permitted cells cannot have changed: {places}',
  },
  'succession.changedUnsigned': {
    weight: 'failure',
    vi: 'Dòng {subject} đã thay đổi nhưng không được giáo viên ký lại',
    en: 'The row {subject} has changed but was not signed again',
  },
  'succession.rowUncovered': {
    weight: 'failure',
    vi: 'Dòng {subject}: bản trước không có chữ ký nguyên vẹn của {signer} lúc đã nêu',
    en: 'The row {subject}: the version before bears no intact signature of {signer} at the time named',
  },
  'succession.rowOnPaper': {
    weight: 'doubt',
    vi: 'Dòng {subject}: {signer} đã ký trên giấy; tệp không chứng minh được',
    en: 'The row {subject}: {signer} signed on paper, which the file cannot prove',
  },
  'succession.rowUnaccounted': {
    weight: 'failure',
    vi: 'Dòng {subject} không có ô ký và cũng không nói ai đã ký ở bản trước',
    en: 'The row {subject} has no place to sign and does not say who signed it before',
  },
  'succession.tooDeep': {
    weight: 'doubt',
    vi: 'Quá nhiều bản nằm trong nhau; chưa kiểm tra đến bản đầu',
    en: 'Too many versions inside each other; the first was not reached',
  },
} as const satisfies Record<string, Omit<SuccessionFinding, 'code'>>;

export type SuccessionCode = keyof typeof table;

export function finding(
  code: SuccessionCode,
  details: Readonly<Record<string, string | number>> = {},
): SuccessionFinding {
  const { weight, vi, en } = table[code];
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
  return { code, weight, vi: fill(vi), en: fill(en) };
}
