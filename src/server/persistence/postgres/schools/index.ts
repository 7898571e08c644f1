// Schools of one installation held apart by the database (docs/decisions).
export { isolateSchools, liftIsolation, undecidedTables } from './isolation.ts';
export { ofInstallation } from './belonging.ts';
export { JOURNAL_TURN, SCHOOL_SETTING } from './policies.ts';
export { letSchoolsOrder, schoolRole } from './role.ts';
export { expectFit, letOrder, servingLogin } from './serving.ts';
