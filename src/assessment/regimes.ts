// The circulars side by side; a new one is a new row, and old years keep theirs (R48, R134).
import type { RegimeId, Subject } from './class-book.ts';
import type { Regime } from './regime.ts';
import { tt22 } from './tt22/index.ts';
import { tt58 } from './tt58/index.ts';

export const regimes: Readonly<Record<RegimeId, Regime>> = { TT22: tt22, TT58: tt58 };

/** How many regular scores (ĐĐGtx) a subject needs in each term. */
export const requiredRegularScores = (
  regime: RegimeId,
  subject: Pick<Subject, 'assessedBy' | 'periodsPerYear'>,
): number => regimes[regime].requiredRegularScores(subject);
