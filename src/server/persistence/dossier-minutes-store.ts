// Minutes of requests to change a dossier: read and written.
import type { EntityManager } from 'typeorm';
import type {
  DossierMinutesPaper,
  DossierMinutesSegment,
  DossiersTransaction,
  DossiersView,
} from '../application/index.ts';

interface PaperRow extends Omit<DossierMinutesPaper, 'slots'> {
  readonly slots: string;
}

export const dossierMinutesViewOf = (
  manager: EntityManager,
): Pick<
  DossiersView,
  'dossierMinutes' | 'dossierMinutesSegments' | 'dossierMinutesByCode' | 'dossierMinutesOfFiles'
> => ({
  dossierMinutes: async (id, number) =>
    (await manager.query<PaperRow[]>(ONE, [id, number])).map(toPaper)[0] ?? null,
  dossierMinutesByCode: async (code) =>
    (await manager.query<PaperRow[]>(BY_CODE, [code])).map(toPaper)[0] ?? null,
  dossierMinutesSegments: (id, number) => manager.query<DossierMinutesSegment[]>(SEGMENTS, [id, number]),
  dossierMinutesOfFiles: (hashes) =>
    manager.query<DossierMinutesSegment[]>(OF_FILES, [JSON.stringify(hashes)]),
});

export const dossierMinutesTransactionOf = (
  manager: EntityManager,
): Pick<DossiersTransaction, 'addDossierMinutes' | 'addDossierMinutesSegments'> => ({
  addDossierMinutes: async ({ dossierId, number, snapshotHash, verificationCode, printedAt, slots }) => {
    const values = [dossierId, number, snapshotHash, verificationCode, printedAt, JSON.stringify(slots)];
    await manager.query(ADD, values);
  },
  addDossierMinutesSegments: async (segments) => {
    await manager.query(ADD_SEGMENTS, [JSON.stringify(segments)]);
  },
});

const toPaper = ({ slots, ...row }: PaperRow): DossierMinutesPaper => ({
  ...row,
  slots: JSON.parse(slots) as DossierMinutesPaper['slots'],
});

const PAPER =
  'SELECT dossierId, number, snapshotHash, verificationCode, printedAt, slots FROM dossier_minutes';
const ONE = `${PAPER} WHERE dossierId = ? AND number = ?`;
const BY_CODE = `${PAPER} WHERE verificationCode = ?`;

const SEGMENT = `
  SELECT dossierId, number, ordinal, blob, start, length, hash, fileHash, signer, at, evidence
  FROM dossier_minutes_segments`;
const SEGMENTS = `${SEGMENT} WHERE dossierId = ? AND number = ? ORDER BY ordinal`;
const OF_FILES = `${SEGMENT} WHERE fileHash IN (SELECT value FROM json_each(?))`;

const ADD = `
  INSERT INTO dossier_minutes (dossierId, number, snapshotHash, verificationCode, printedAt, slots)
  VALUES (?, ?, ?, ?, ?, ?)`;

const ADD_SEGMENTS = `
  INSERT INTO dossier_minutes_segments
    (dossierId, number, ordinal, blob, start, length, hash, fileHash, signer, at, evidence)
  SELECT value ->> 'dossierId', value ->> 'number', value ->> 'ordinal', value ->> 'blob', value ->> 'start',
    value ->> 'length', value ->> 'hash', value ->> 'fileHash', value ->> 'signer', value ->> 'at',
    value ->> 'evidence'
  FROM json_each(?)`;
