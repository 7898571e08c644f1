// Appointments. They are only added and ended; the database itself refuses to widen, move or remove one.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE appointments (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id),
    personId TEXT NOT NULL REFERENCES people (id), role TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (json_valid(scope)), basis TEXT NOT NULL CHECK (json_valid(basis)),
    validFrom INTEGER NOT NULL, validTo INTEGER,
    endedBy TEXT CHECK (endedBy IS NULL OR json_valid(endedBy)), actingFor TEXT CHECK (actingFor IS NULL OR actingFor = 'principal'),
    delegatedFrom TEXT REFERENCES appointments (id)
  ) STRICT`,
  `CREATE INDEX appointments_by_person ON appointments (personId)`,
  `CREATE INDEX appointments_by_school ON appointments (schoolId)`,
  `CREATE TRIGGER appointments_stay BEFORE DELETE ON appointments
    BEGIN SELECT RAISE(ABORT, 'appointments are append-only'); END`,
  `CREATE TRIGGER appointments_only_end BEFORE UPDATE ON appointments
    WHEN NEW.id IS NOT OLD.id OR NEW.schoolId IS NOT OLD.schoolId OR NEW.personId IS NOT OLD.personId
      OR NEW.role IS NOT OLD.role OR NEW.scope IS NOT OLD.scope OR NEW.basis IS NOT OLD.basis
      OR NEW.validFrom IS NOT OLD.validFrom OR NEW.actingFor IS NOT OLD.actingFor
      OR NEW.delegatedFrom IS NOT OLD.delegatedFrom OR NEW.validTo IS NULL
      OR (OLD.validTo IS NOT NULL AND NEW.validTo > OLD.validTo)
    BEGIN SELECT RAISE(ABORT, 'appointments are append-only'); END`,
];

export class Appointments1780000000005 implements MigrationInterface {
  readonly name = 'Appointments1780000000005';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE appointments`);
  }
}
