// Thông tư 58/2011/TT-BGDĐT as amended by TT 26/2020: kept for school years up to 2023-2024 (R48, R134).
import { meanOf } from '../averages.ts';
import { regularScoresByPeriods, type Regime } from '../regime.ts';
import { conductLevels, yearConduct } from './conduct.ts';
import { learning } from './learning.ts';
import { promotion, summerWork } from './promotion.ts';
import { title } from './titles.ts';

export const tt58: Regime = {
  id: 'TT58',
  conductLevels,
  requiredRegularScores: regularScoresByPeriods,
  learning,
  mean: meanOf,
  yearConduct,
  promotion,
  summerWork,
  title,
};
