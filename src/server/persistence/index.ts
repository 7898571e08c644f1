// Persistence: the store of the use cases on TypeORM, in SQLite or Postgres.
export { checkpointsBeside, type Checkpoints } from './checkpoints.ts';
export { connectTo, openDatabase } from './open-database.ts';
export { letServe } from './let-serve.ts';
export { sqlitePackage } from './sqlite.ts';
export { isFreshStore, notedBlobPlace, noteBlobPlace } from './blob-place.ts';
export { openClaims, type OpenClaims } from './claims.ts';
export { unitOfWork } from './unit-of-work.ts';
export { laterMigration } from './before-migrating.ts';
export { copyDatabase, noteBeat, moveToPostgres, type DatabaseCopied } from './copy-database.ts';
export type { EffectsOrdered, InStep } from './postgres-unit-of-work.ts';
export {
  letSchoolsOrder,
  liftIsolation,
  ofInstallation,
  postgresPlace,
  undecidedTables,
  type PostgresPlace,
} from './postgres/index.ts';
