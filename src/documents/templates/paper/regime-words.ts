// What the two circulars call conduct, learning and taking a subject again in summer.
import type { TranscriptSnapshot } from '../../snapshot.ts';

export interface RegimeWords {
  readonly conduct: string;
  readonly learning: string;
  readonly again: string;
}

export const regimeWords: Readonly<Record<TranscriptSnapshot['regime'], RegimeWords>> = {
  TT22: { conduct: 'Kết quả rèn luyện', learning: 'Kết quả học tập', again: 'đánh giá lại' },
  TT58: { conduct: 'Hạnh kiểm', learning: 'Học lực', again: 'kiểm tra lại' },
};
