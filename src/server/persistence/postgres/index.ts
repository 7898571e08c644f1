// Postgres in SQLite's place: the same migrations, statements and store (docs/decisions).
export { numbersGoOn, openPostgres, postgresSource } from './open-postgres.ts';
export { postgresPlace, type PostgresPlace } from './place.ts';
export { connected, storeTrouble, LOCK_TIMEOUT_MS } from './connecting.ts';
export { CATALOGUE, type CatalogueRow } from './catalogue.ts';
export { asWrittenInPostgres } from './as-written.ts';
export {
  JOURNAL_TURN,
  letSchoolsOrder,
  liftIsolation,
  ofInstallation,
  SCHOOL_SETTING,
  undecidedTables,
} from './schools/index.ts';
