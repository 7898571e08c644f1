// Thông tư 22/2021/TT-BGDĐT: in force for all grades since 2024-2025.
import { regularScoresByPeriods, type Regime } from '../regime.ts';
import { conductLevels, yearConduct } from './conduct.ts';
import { learning } from './learning.ts';
import { promotion, retestSubjects, summerWork } from './promotion.ts';
import { title } from './titles.ts';

export const tt22: Regime = {
  id: 'TT22',
  conductLevels,
  requiredRegularScores: regularScoresByPeriods,
  learning,
  yearConduct,
  promotion,
  retestSubjects,
  summerWork,
  title,
};
