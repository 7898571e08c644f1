// How papers stand that have no workflow of their own, in words for anybody who holds their code.

export type PaperStateName = 'drafted' | 'signing' | 'signed' | 'sealed' | 'cancelled' | 'revoked';

const states = {
  drafted: { vi: 'Đã lập, chưa ai ký', en: 'drafted, signed by nobody yet' },
  signing: { vi: 'Đang được ký', en: 'being signed' },
  signed: { vi: 'Đã ký đủ', en: 'signed by everybody' },
  sealed: { vi: 'Đã đóng dấu', en: 'sealed' },
  revoked: { vi: 'Đã bị thu hồi, không còn giá trị', en: 'it was revoked and is no longer valid' },
  cancelled: { vi: 'Số đã bị hủy, không có giá trị', en: 'its number was cancelled; it is void' },
} as const satisfies Record<PaperStateName, { readonly vi: string; readonly en: string }>;

export const paperState = <Name extends PaperStateName>(name: Name) => ({ name, ...states[name] });

export interface PaperProgress {
  readonly signatures: number;
  readonly sealed: boolean;
  readonly allSigned: boolean;
}

export function paperProgress({ signatures, sealed, allSigned }: PaperProgress) {
  if (sealed) return 'sealed';
  if (allSigned) return 'signed';
  return signatures > 0 ? 'signing' : 'drafted';
}
