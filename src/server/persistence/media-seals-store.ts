// Seals of media: read and added, never changed.
import type { EntityManager } from 'typeorm';
import type {
  CheckedPackage,
  MediaSealsTransaction,
  MediaSealsView,
  MediumSeal,
  SealWithOpening,
} from '../application/index.ts';

interface SealRow extends MediumSeal {
  readonly openedAt: SealWithOpening['at'] | null;
  readonly openedBy: SealWithOpening['by'] | null;
  readonly reason: string | null;
}

export const mediaSealsViewOf = (manager: EntityManager): MediaSealsView => ({
  checkedPackages: (checkId) => manager.query<CheckedPackage[]>(CHECKED, [checkId]),
  mediumSeals: async (schoolId) =>
    (await manager.query<SealRow[]>(SEALS, [schoolId])).map(({ openedAt, openedBy, reason, ...seal }) => ({
      ...seal,
      opening:
        openedAt === null || openedBy === null ? null : { at: openedAt, by: openedBy, reason: reason ?? '' },
    })),
});

export const mediaSealsTransactionOf = (
  manager: EntityManager,
): Omit<MediaSealsTransaction, keyof MediaSealsView> => ({
  addCheckedPackages: async (checkId, packages) => {
    for (const [ordinal, one] of packages.entries()) {
      const { classId, package: name, address, files, octets, tagManifest } = one;
      await manager.query(ADD_CHECKED, [
        checkId,
        ordinal,
        classId,
        name,
        address,
        files,
        octets,
        tagManifest,
      ]);
    }
  },
  addMediumSeal: async ({ id, schoolId, targetId, paperId, checkId, label, serial, ...rest }) => {
    const { sealNumber, keptAt, at, by } = rest;
    const row = [id, schoolId, targetId, paperId, checkId, label, serial, sealNumber, keptAt, at, by];
    await manager.query(ADD_SEAL, row);
  },
  addSealOpening: async ({ sealId, at, by, reason }) => {
    await manager.query(ADD_OPENING, [sealId, at, by, reason]);
  },
});

const CHECKED = `
  SELECT classId, packageName AS "package", address, files, octets, tagManifest
  FROM archive_check_packages WHERE checkId = ? ORDER BY ordinal`;
const SEALS = `
  SELECT seal.id, seal.schoolId, seal.targetId, seal.paperId, seal.checkId, seal.label, seal.serial,
    seal.sealNumber, seal.keptAt, seal.at, seal.sealedBy AS "by",
    opening.at AS "openedAt", opening.openedBy AS "openedBy", opening.reason
  FROM medium_seals AS seal LEFT JOIN seal_openings AS opening ON opening.sealId = seal.id
  WHERE seal.schoolId = ? ORDER BY seal.at, seal.id`;
const ADD_CHECKED = `
  INSERT INTO archive_check_packages
    (checkId, ordinal, classId, packageName, address, files, octets, tagManifest)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const ADD_SEAL = `
  INSERT INTO medium_seals
    (id, schoolId, targetId, paperId, checkId, label, serial, sealNumber, keptAt, at, sealedBy)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const ADD_OPENING = 'INSERT INTO seal_openings (sealId, at, openedBy, reason) VALUES (?, ?, ?, ?)';
