// Persistence: the store of the use cases on TypeORM and SQLite.
export { openDatabase } from './open-database.ts';
export { unitOfWork } from './unit-of-work.ts';
