// How the class summary is worded for its period and circular.
import type { ClassSummarySnapshot } from '../../snapshot.ts';

type Regime = ClassSummarySnapshot['regime'];

export const periodNames: Record<ClassSummarySnapshot['period'], string> = {
  HK1: 'học kì I',
  HK2: 'học kì II',
  year: 'cả năm',
};

export interface SummaryWording {
  readonly conduct: string;
  readonly learning: string;
  readonly mean: string;
  readonly afterSummer: string;
  readonly conductLevels: readonly string[];
  readonly learningLevels: readonly string[];
  readonly adjustment: string;
}

export const wordings: Record<Regime, SummaryWording> = {
  TT22: {
    conduct: 'Rèn luyện',
    learning: 'Học tập',
    mean: '',
    afterSummer: 'Sau đánh giá lại',
    conductLevels: ['Tốt', 'Khá', 'Đạt', 'Chưa đạt'],
    learningLevels: ['Tốt', 'Khá', 'Đạt', 'Chưa đạt'],
    adjustment: 'Mức học tập được điều chỉnh theo khoản 3 Điều 9 do môn',
  },
  TT58: {
    conduct: 'Hạnh kiểm',
    learning: 'Học lực',
    mean: 'ĐTB các môn',
    afterSummer: 'Sau kiểm tra lại',
    conductLevels: ['Tốt', 'Khá', 'Trung bình', 'Yếu'],
    learningLevels: ['Giỏi', 'Khá', 'Trung bình', 'Yếu', 'Kém'],
    adjustment: 'Học lực được điều chỉnh theo khoản 6 Điều 13 do môn',
  },
};
