// Evidence waiting for its request: read, added, taken once.
import type { EntityManager } from 'typeorm';
import type {
  CorrectionUpload,
  CorrectionUploadsTransaction,
  CorrectionUploadsView,
} from '../application/index.ts';

type UploadRow = Omit<CorrectionUpload, 'evidence'> & CorrectionUpload['evidence'];

export const correctionUploadsViewOf = (manager: EntityManager): CorrectionUploadsView => ({
  upload: async (id) =>
    (await manager.query<UploadRow[]>(`${SELECT} WHERE id = ?`, [id])).map(toUpload)[0] ?? null,
  uploadsWaiting: async (by, classId) =>
    (await manager.query<UploadRow[]>(WAITING, [by, classId])).map(toUpload),
});

export const correctionUploadsTransactionOf = (
  manager: EntityManager,
): Omit<CorrectionUploadsTransaction, keyof CorrectionUploadsView> => ({
  addUpload: async ({ id, classId, by, evidence: { kind, name, mediaType, hash, length }, at }) => {
    await manager.query(ADD, [id, classId, by, kind, name, mediaType, hash, length, at]);
  },
  takeUploads: async (ids, correctionId) => {
    const taken = await manager.query<readonly unknown[]>(TAKE, [correctionId, JSON.stringify(ids)]);
    return taken.length === ids.length;
  },
  dropUpload: async (id) => {
    await manager.query('DELETE FROM correction_uploads WHERE id = ? AND correctionId IS NULL', [id]);
  },
});

const toUpload = ({ kind, name, mediaType, hash, length, ...row }: UploadRow): CorrectionUpload => ({
  ...row,
  evidence: { kind, name, mediaType, hash, length },
});

const COLUMNS = 'id, classId, "by", kind, name, mediaType, hash, length, at';
const SELECT = `SELECT ${COLUMNS}, correctionId FROM correction_uploads`;
const WAITING = `${SELECT} WHERE "by" = ? AND classId = ? AND correctionId IS NULL ORDER BY at, id`;
const ADD = `INSERT INTO correction_uploads (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const TAKE = `
  UPDATE correction_uploads SET correctionId = ?
  WHERE id IN (SELECT value FROM json_each(?)) AND correctionId IS NULL RETURNING id`;
