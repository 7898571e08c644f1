// Persistence: the store of the use cases on TypeORM and SQLite.
export { openDatabase } from './open-database.ts';
export { unitOfWork } from './unit-of-work.ts';
export { copyDatabase, knowsSchema, type DatabaseCopied } from './copy-database.ts';
