// The register of what is kept and destroyed: holds, orders of disposal and what was carried out, for ever; media that are waited for.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const register = [
  `CREATE TABLE archive_holds (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id), classId TEXT NOT NULL REFERENCES classes (id),
    reason TEXT NOT NULL, decisionNumber TEXT NOT NULL, at INTEGER NOT NULL, heldBy TEXT NOT NULL REFERENCES people (id)
  ) STRICT`,
  `CREATE TABLE hold_releases (
    holdId TEXT PRIMARY KEY REFERENCES archive_holds (id), reason TEXT NOT NULL, decisionNumber TEXT NOT NULL,
    at INTEGER NOT NULL, releasedBy TEXT NOT NULL REFERENCES people (id)
  ) STRICT`,
  `CREATE TABLE disposal_orders (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id), number TEXT NOT NULL, date TEXT NOT NULL,
    reason TEXT NOT NULL, at INTEGER NOT NULL, orderedBy TEXT NOT NULL REFERENCES people (id),
    UNIQUE (schoolId, number, date)
  ) STRICT`,
  `CREATE TABLE disposal_items (
    orderId TEXT NOT NULL REFERENCES disposal_orders (id), classId TEXT NOT NULL REFERENCES classes (id),
    kind TEXT NOT NULL CHECK (kind IN ('package', 'transcript', 'classSummary')), name TEXT NOT NULL,
    address TEXT NOT NULL, hash TEXT NOT NULL, records INTEGER NOT NULL, keptUntil TEXT NOT NULL,
    PRIMARY KEY (classId, kind, name)
  ) STRICT`,
  `CREATE TABLE disposal_executions (
    orderId TEXT PRIMARY KEY REFERENCES disposal_orders (id), at INTEGER NOT NULL,
    executedBy TEXT NOT NULL REFERENCES people (id)
  ) STRICT`,
  `CREATE TABLE disposal_deeds (
    orderId TEXT NOT NULL REFERENCES disposal_orders (id), classId TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    place TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (classId, kind, name, place),
    FOREIGN KEY (classId, kind, name) REFERENCES disposal_items (classId, kind, name)
  ) STRICT`,
];

const names = [
  ...['archive_holds', 'hold_releases', 'disposal_orders', 'disposal_items', 'disposal_executions'],
  'disposal_deeds',
];

const appendOnly = names.flatMap((name) =>
  ['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER ${name}_refuses_${deed.toLowerCase()} BEFORE ${deed} ON ${name}
      BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`,
  ),
);

const held = `EXISTS (
  SELECT 1 FROM archive_holds AS held WHERE held.classId = NEW.classId
    AND NOT EXISTS (SELECT 1 FROM hold_releases AS released WHERE released.holdId = held.id))`;

const guards = [
  `CREATE TRIGGER disposal_items_refuse_held BEFORE INSERT ON disposal_items WHEN ${held}
    BEGIN SELECT RAISE(ABORT, 'the class is on hold'); END`,
  `CREATE TRIGGER disposal_items_refuse_early BEFORE INSERT ON disposal_items
    WHEN NOT EXISTS (SELECT 1 FROM disposal_orders AS ordered
      WHERE ordered.id = NEW.orderId AND ordered.date > NEW.keptUntil)
    BEGIN SELECT RAISE(ABORT, 'its time of keeping is not over'); END`,
  `CREATE TRIGGER disposal_deeds_refuse_held BEFORE INSERT ON disposal_deeds WHEN ${held}
    BEGIN SELECT RAISE(ABORT, 'the class is on hold'); END`,
  `CREATE TRIGGER disposal_deeds_refuse_unordered BEFORE INSERT ON disposal_deeds
    WHEN NOT EXISTS (SELECT 1 FROM disposal_executions AS execution WHERE execution.orderId = NEW.orderId)
      OR NOT EXISTS (SELECT 1 FROM disposal_items AS item WHERE item.orderId = NEW.orderId
        AND item.classId = NEW.classId AND item.kind = NEW.kind AND item.name = NEW.name)
    BEGIN SELECT RAISE(ABORT, 'nothing is disposed of without an order that is carried out'); END`,
];

/** The only one that changes: what is true of a medium just now. */
const waits = `CREATE TABLE archive_waits (
  targetId TEXT PRIMARY KEY REFERENCES archive_targets (id), since INTEGER NOT NULL, triedAt INTEGER NOT NULL,
  packages INTEGER NOT NULL, code TEXT NOT NULL
) STRICT`;

export class RegisterOfDisposal1780000000036 implements MigrationInterface {
  readonly name = 'RegisterOfDisposal1780000000036';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...register, ...appendOnly, ...guards, waits])
      await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of [...names, 'archive_waits'].toReversed())
      await queryRunner.query(`DROP TABLE ${name}`);
  }
}
