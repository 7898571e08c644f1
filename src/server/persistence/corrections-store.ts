// Corrections and their minutes: read and written.
import type { EntityManager } from 'typeorm';
import { applicationFault } from '../application/index.ts';
import type {
  Correction,
  CorrectionMinutes,
  CorrectionsTransaction,
  CorrectionsView,
  MinutesSegment,
} from '../application/index.ts';
import { correctionDefinition, upcastTo } from '../../workflows/index.ts';
import type { CorrectionSnapshot } from '../../workflows/index.ts';
import { correctionUploadsTransactionOf, correctionUploadsViewOf } from './correction-uploads-store.ts';

interface CorrectionRow {
  readonly id: string;
  readonly classId: string;
  readonly revision: number;
  readonly definition: number;
  readonly state: string;
  readonly context: string;
}

interface MinutesRow extends Omit<CorrectionMinutes, 'slots'> {
  readonly slots: string;
}

export const correctionsViewOf = (manager: EntityManager): CorrectionsView => ({
  ...correctionUploadsViewOf(manager),
  correction: async (id) => (await manager.query<CorrectionRow[]>(ONE, [id])).map(toCorrection)[0] ?? null,
  correctionsOf: async (classId) =>
    (await manager.query<CorrectionRow[]>(OF_CLASS, [classId])).map(toCorrection),
  correctionsUnderWay: async () => (await manager.query<CorrectionRow[]>(UNDER_WAY)).map(toCorrection),
  minutesOf: async (id) =>
    (await manager.query<MinutesRow[]>(`${MINUTES} WHERE correctionId = ?`, [id])).map(toMinutes)[0] ?? null,
  minutesByCode: async (code) =>
    (await manager.query<MinutesRow[]>(`${MINUTES} WHERE verificationCode = ?`, [code])).map(toMinutes)[0] ??
    null,
  minutesSegments: (id) => manager.query<MinutesSegment[]>(SEGMENTS, [id]),
});

export const correctionsTransactionOf = (
  manager: EntityManager,
): Omit<CorrectionsTransaction, keyof CorrectionsView> => ({
  ...correctionUploadsTransactionOf(manager),
  addCorrection: async ({ id, classId, revision, snapshot: { definition, state, context } }) => {
    const { requester, requestedAt } = context;
    const values = [
      id,
      classId,
      requester,
      requestedAt,
      revision,
      definition,
      state,
      JSON.stringify(context),
    ];
    await manager.query(ADD, values);
  },
  updateCorrection: async ({ id, revision, snapshot: { definition, state, context } }) => {
    const values = [definition, state, JSON.stringify(context), id, revision];
    const changed = await manager.query<readonly unknown[]>(UPDATE, values);
    if (changed.length !== 1) throw applicationFault('record.changedMeanwhile');
  },
  addMinutes: async ({ correctionId, snapshotHash, verificationCode, printedAt, slots }) => {
    const values = [correctionId, snapshotHash, verificationCode, printedAt, JSON.stringify(slots)];
    await manager.query(ADD_MINUTES, values);
  },
  addMinutesSegments: async (segments) => {
    await manager.query(ADD_SEGMENTS, [JSON.stringify(segments)]);
  },
});

function toCorrection({ id, classId, revision, definition, state, context }: CorrectionRow): Correction {
  const stored = { workflow: 'correction', definition, state, context: JSON.parse(context) as unknown };
  const { definition: present, upcasts } = correctionDefinition;
  const snapshot = definition < present ? upcastTo(present, upcasts, stored) : stored;
  return { id, classId, revision, snapshot: snapshot as CorrectionSnapshot } as Correction;
}

const toMinutes = ({ slots, ...row }: MinutesRow): CorrectionMinutes => ({
  ...row,
  slots: JSON.parse(slots) as CorrectionMinutes['slots'],
});

const COLUMNS = 'id, classId, revision, definition, state, context';
const ONE = `SELECT ${COLUMNS} FROM corrections WHERE id = ?`;
const OF_CLASS = `SELECT ${COLUMNS} FROM corrections WHERE classId = ? ORDER BY requestedAt, id`;
const UNDER_WAY = `
  SELECT ${COLUMNS} FROM corrections
  WHERE state NOT IN ('completed', 'refused', 'withdrawn', 'expired', 'lapsed') ORDER BY requestedAt, id`;

const MINUTES =
  'SELECT correctionId, snapshotHash, verificationCode, printedAt, slots FROM correction_minutes';

const SEGMENTS = `
  SELECT correctionId, ordinal, blob, start, length, hash, fileHash, signer, at, evidence, place
  FROM correction_minutes_segments WHERE correctionId = ? ORDER BY ordinal`;

const ADD = `
  INSERT INTO corrections (id, classId, requester, requestedAt, revision, definition, state, context)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

const UPDATE = `
  UPDATE corrections SET revision = revision + 1, definition = ?, state = ?, context = ?
  WHERE id = ? AND revision = ? RETURNING id`;

const ADD_MINUTES = `
  INSERT INTO correction_minutes (correctionId, snapshotHash, verificationCode, printedAt, slots)
  VALUES (?, ?, ?, ?, ?)`;

const ADD_SEGMENTS = `
  INSERT INTO correction_minutes_segments
    (correctionId, ordinal, blob, start, length, hash, fileHash, signer, at, evidence, place)
  SELECT value ->> 'correctionId', value ->> 'ordinal', value ->> 'blob', value ->> 'start', value ->> 'length',
    value ->> 'hash', value ->> 'fileHash', value ->> 'signer', value ->> 'at', value ->> 'evidence',
    value ->> 'place'
  FROM json_each(?)`;
