// Which build of SQLite a Node loads: its authors keep one line for Node 20, and another for later ones.
import { createRequire } from 'node:module';

/** Node-API's version that the later line needs. */
const NODE_API = 10;

export const sqlitePackage =
  Number(process.versions.napi ?? 0) >= NODE_API ? 'better-sqlite3-napi' : 'better-sqlite3';

/**
 * What a DataSource of SQLite begins with. The line for Node 20, compiled on Node 24.19 or later, ends the whole process
 * when a statement is collected outside of JavaScript, so it is loaded where there is no other.
 */
export const sqlite = () => ({
  type: 'better-sqlite3' as const,
  driver: createRequire(import.meta.url)(sqlitePackage) as unknown,
});
