// How people call the windows of entry and signing.
import type { EntryWindow } from '../calendar-rules.ts';

export function windowWords(window: EntryWindow): { readonly vi: string; readonly en: string } {
  const which = 'term' in window ? window.term : 'period' in window ? periods[window.period] : '';
  const { vi, en } = words[window.window];
  return { vi: `${vi} ${which}`.trim(), en: `${en} ${which}`.trim() };
}

const periods = { HK1: 'HK1', HK2: 'HK2', year: 'cả năm' } as const;

const words = {
  particulars: { vi: 'thông tin học sinh', en: 'particulars' },
  scores: { vi: 'vào điểm', en: 'scores' },
  classification: { vi: 'xếp loại', en: 'levels' },
  summarySigning: { vi: 'ký bảng tổng hợp', en: 'signing of summaries' },
  transcriptSigning: { vi: 'ký học bạ', en: 'signing of transcripts' },
} as const satisfies Record<EntryWindow['window'], { vi: string; en: string }>;
