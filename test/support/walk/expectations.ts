// The table of the access walk: every route, by its operation, a line each. A route that is not here fails the walk.
import type { Expectation } from './expectation.ts';
import { accountExpectations } from './of-accounts.ts';
import { dossierExpectations } from './of-dossiers.ts';
import { editLogExpectations } from './of-edit-logs.ts';
import { familyExpectations } from './of-families.ts';
import { correctionExpectations } from './of-corrections.ts';
import { bookExpectations } from './of-books.ts';
import { officeExpectations } from './of-office.ts';
import { recordExpectations } from './of-records.ts';
import { resultExpectations } from './of-results.ts';
import { ruleExpectations } from './of-rules.ts';
import { summerExpectations } from './of-summer.ts';
import { yearExpectations } from './of-years.ts';

/** One route may be asked in several ways. */
export const expectations: Readonly<Record<string, Expectation | readonly Expectation[]>> = {
  ...accountExpectations,
  ...correctionExpectations,
  ...dossierExpectations,
  ...editLogExpectations,
  ...familyExpectations,
  ...officeExpectations,
  ...bookExpectations,
  ...recordExpectations,
  ...resultExpectations,
  ...ruleExpectations,
  ...summerExpectations,
  ...yearExpectations,
};
