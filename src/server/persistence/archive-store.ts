// Targets of the archive, what they hold and how they were checked: read and added, never changed.
import type { EntityManager } from 'typeorm';
import type {
  ArchiveCheck,
  ArchiveCopy,
  ArchiveTarget,
  ArchiveTransaction,
  ArchiveView,
} from '../application/index.ts';

interface CheckRow extends Omit<ArchiveCheck, 'findings'> {
  readonly findings: string;
}

export const archiveViewOf = (manager: EntityManager): ArchiveView => ({
  archiveTargets: (schoolId) => manager.query<ArchiveTarget[]>(TARGETS, [schoolId]),
  archiveCopies: (schoolId) => manager.query<ArchiveCopy[]>(COPIES, [schoolId]),
  lastArchiveChecks: async (schoolId) =>
    (await manager.query<CheckRow[]>(CHECKS, [schoolId])).map(({ findings, ...row }) => ({
      ...row,
      findings: JSON.parse(findings) as ArchiveCheck['findings'],
    })),
});

export const archiveTransactionOf = (
  manager: EntityManager,
): Omit<ArchiveTransaction, keyof ArchiveView> => ({
  addArchiveTarget: async ({ id, schoolId, name, medium, location, addedAt, addedBy }) => {
    await manager.query(ADD_TARGET, [id, schoolId, name, medium, location, addedAt, addedBy]);
  },
  addArchiveCopy: async ({ targetId, classId, package: name, at, files, octets }) => {
    await manager.query(ADD_COPY, [targetId, classId, name, at, files, octets]);
  },
  addArchiveCheck: async (check) => {
    const { id, schoolId, targetId, startedAt, finishedAt, by, packages, files, octets, decayed } = check;
    const row = [id, schoolId, targetId, startedAt, finishedAt, by, packages, files, octets, decayed];
    await manager.query(ADD_CHECK, [...row, JSON.stringify(check.findings)]);
  },
});

const adding = (table: string, columns: string) =>
  `INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/\w+/g, '?')})`;

const TARGET = 'id, schoolId, name, medium, location, addedAt, addedBy';
const COPY = 'targetId, classId, packageName, at, files, octets';
const CHECK =
  'id, schoolId, targetId, startedAt, finishedAt, madeBy, packages, files, octets, decayed, findings';

const TARGETS = `SELECT ${TARGET} FROM archive_targets WHERE schoolId = ? ORDER BY addedAt, id`;
const COPIES = `
  SELECT targetId, archive_copies.classId, packageName AS "package", archive_copies.at, files, octets
  FROM archive_copies JOIN classes ON classes.id = archive_copies.classId
  WHERE classes.schoolId = ? ORDER BY archive_copies.at, packageName`;
const CHECKS = `
  SELECT id, schoolId, targetId, startedAt, finishedAt, madeBy AS "by", packages, files, octets, decayed, findings
  FROM archive_checks WHERE schoolId = ? AND NOT EXISTS (
    SELECT 1 FROM archive_checks AS later
    WHERE later.schoolId = archive_checks.schoolId AND later.targetId = archive_checks.targetId
      AND (later.finishedAt > archive_checks.finishedAt
        OR (later.finishedAt = archive_checks.finishedAt AND later.id > archive_checks.id)))
  ORDER BY targetId`;
const ADD_TARGET = adding('archive_targets', TARGET);
const ADD_COPY = `${adding('archive_copies', COPY)} ON CONFLICT (targetId, classId, packageName) DO NOTHING`;
const ADD_CHECK = adding('archive_checks', CHECK);
