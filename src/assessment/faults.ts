// The faults of assessment.
import { faultTable } from '../kernel/pure/index.ts';

export const assessmentFault = faultTable({
  'assessment.scoreOutOfRange': {
    vi: 'Điểm không hợp lệ: {value} phần mười (phải là số nguyên từ 0 đến 100)',
    en: 'Not a score: {value} tenths (must be an integer from 0 to 100)',
  },
});
