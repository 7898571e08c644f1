// Professional dossiers: read and written.
import type { EntityManager } from 'typeorm';
import { applicationFault } from '../application/index.ts';
import type {
  Dossier,
  DossierQuestion,
  DossierSegment,
  DossiersTransaction,
  DossiersView,
  DossierVersion,
} from '../application/index.ts';
import { dossierDefinition, upcastTo } from '../../workflows/index.ts';
import { dossierMinutesTransactionOf, dossierMinutesViewOf } from './dossier-minutes-store.ts';
import type { DossierSnapshot } from '../../workflows/index.ts';

interface DossierRow {
  readonly id: string;
  readonly schoolId: string;
  readonly revision: number;
  readonly definition: number;
  readonly state: string;
  readonly context: string;
}

/** Members kept as JSON. */
type Row<Type, Keys extends keyof Type> = Omit<Type, Keys> & Readonly<Record<Keys, string>>;

export const dossiersViewOf = (manager: EntityManager): DossiersView => ({
  ...dossierMinutesViewOf(manager),
  dossier: async (id) => (await manager.query<DossierRow[]>(ONE, [id])).map(toDossier)[0] ?? null,
  dossiersOf: async (schoolId, schoolYear) =>
    (await manager.query<DossierRow[]>(OF_YEAR, [schoolId, schoolYear])).map(toDossier),
  dossiersUnderWay: async () => (await manager.query<DossierRow[]>(UNDER_WAY)).map(toDossier),
  dossierVersions: async (id) => (await manager.query<VersionRow[]>(VERSIONS, [id])).map(toVersion),
  dossierByCode: async (code) =>
    (await manager.query<VersionRow[]>(BY_CODE, [code])).map(toVersion)[0] ?? null,
  dossierSegments: (id) => manager.query<DossierSegment[]>(SEGMENTS, [id]),
  dossierSegmentsOfFiles: (hashes) =>
    manager.query<DossierSegment[]>(SEGMENTS_OF_FILES, [JSON.stringify(hashes)]),
  dossierQuestion: async (id) => {
    const [row] = await manager.query<Row<DossierQuestion, 'prepared'>[]>(QUESTION, [id]);
    return row ? { ...row, prepared: JSON.parse(row.prepared) as DossierQuestion['prepared'] } : null;
  },
});

export const dossiersTransactionOf = (
  manager: EntityManager,
): Omit<DossiersTransaction, keyof DossiersView> => ({
  ...dossierMinutesTransactionOf(manager),
  addDossier: async ({ id, schoolId, revision, snapshot: { definition, state, context } }) => {
    const { schoolYear, author, files } = context;
    const openedAt = files[0]?.at ?? 0;
    const values = [id, schoolId, schoolYear, author, openedAt, revision, definition, state];
    await manager.query(ADD, [...values, JSON.stringify(context)]);
  },
  updateDossier: async ({ id, revision, snapshot: { definition, state, context } }) => {
    const values = [definition, state, JSON.stringify(context), id, revision];
    const changed = await manager.query<readonly unknown[]>(UPDATE, values);
    if (changed.length !== 1) throw applicationFault('record.changedMeanwhile');
  },
  addDossierVersion: async ({ dossierId, version, verificationCode, route, places }) => {
    const values = [dossierId, version, verificationCode, JSON.stringify(route), JSON.stringify(places)];
    await manager.query(ADD_VERSION, values);
  },
  addDossierSegments: async (segments) => {
    await manager.query(ADD_SEGMENTS, [JSON.stringify(segments)]);
  },
  putDossierQuestion: async (question) => {
    const { id, dossierId, person, askedAt, baseHash, prepared, decisionNumber, evidence } = question;
    await manager.query('DELETE FROM dossier_questions WHERE dossierId = ? AND person = ?', [
      dossierId,
      person,
    ]);
    const values = [
      id,
      dossierId,
      person,
      askedAt,
      baseHash,
      JSON.stringify(prepared),
      decisionNumber,
      evidence,
    ];
    await manager.query(PUT_QUESTION, values);
  },
  dropDossierQuestion: async (id) => {
    await manager.query('DELETE FROM dossier_questions WHERE id = ?', [id]);
  },
});

type VersionRow = Row<DossierVersion, 'route' | 'places'>;

function toDossier({ id, schoolId, revision, definition, state, context }: DossierRow): Dossier {
  const stored = { workflow: 'dossier', definition, state, context: JSON.parse(context) as unknown };
  const { definition: present, upcasts } = dossierDefinition;
  const snapshot = definition < present ? upcastTo(present, upcasts, stored) : stored;
  return { id, schoolId, revision, snapshot: snapshot as DossierSnapshot } as Dossier;
}

const toVersion = ({ route, places, ...row }: VersionRow): DossierVersion => ({
  ...row,
  route: JSON.parse(route) as DossierVersion['route'],
  places: JSON.parse(places) as DossierVersion['places'],
});

const COLUMNS = 'id, schoolId, revision, definition, state, context';
const ONE = `SELECT ${COLUMNS} FROM dossiers WHERE id = ?`;
const OF_YEAR = `
  SELECT ${COLUMNS} FROM dossiers WHERE schoolId = ? AND schoolYear = ? ORDER BY openedAt, id`;
const UNDER_WAY = `
  SELECT ${COLUMNS} FROM dossiers WHERE state IN ('submitted', 'returned', 'signed') ORDER BY openedAt, id`;

const VERSION = 'SELECT dossierId, version, verificationCode, route, places FROM dossier_versions';
const VERSIONS = `${VERSION} WHERE dossierId = ? ORDER BY version`;
const BY_CODE = `${VERSION} WHERE verificationCode = ?`;

const SEGMENT = `
  SELECT dossierId, version, ordinal, blob, start, length, hash, fileHash, cumulativeLength, signer, at, evidence
  FROM dossier_segments`;
const SEGMENTS = `${SEGMENT} WHERE dossierId = ? ORDER BY version, ordinal`;
const SEGMENTS_OF_FILES = `${SEGMENT} WHERE fileHash IN (SELECT value FROM json_each(?))`;

const QUESTION = `
  SELECT id, dossierId, person, askedAt, baseHash, prepared, decisionNumber, evidence
  FROM dossier_questions WHERE id = ?`;

const ADD = `
  INSERT INTO dossiers (id, schoolId, schoolYear, author, openedAt, revision, definition, state, context)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const UPDATE = `
  UPDATE dossiers SET revision = revision + 1, definition = ?, state = ?, context = ?
  WHERE id = ? AND revision = ? RETURNING id`;

const ADD_VERSION = `
  INSERT INTO dossier_versions (dossierId, version, verificationCode, route, places) VALUES (?, ?, ?, ?, ?)`;

const ADD_SEGMENTS = `
  INSERT INTO dossier_segments
    (dossierId, version, ordinal, blob, start, length, hash, fileHash, cumulativeLength, signer, at, evidence)
  SELECT value ->> 'dossierId', value ->> 'version', value ->> 'ordinal', value ->> 'blob', value ->> 'start',
    value ->> 'length', value ->> 'hash', value ->> 'fileHash', value ->> 'cumulativeLength',
    value ->> 'signer', value ->> 'at', value ->> 'evidence'
  FROM json_each(?)`;

const PUT_QUESTION = `
  INSERT INTO dossier_questions
    (id, dossierId, person, askedAt, baseHash, prepared, decisionNumber, evidence)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
