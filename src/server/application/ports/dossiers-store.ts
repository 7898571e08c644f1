// Port: professional dossiers, their versions with signature places, and questions that went out to keys elsewhere.
import type { PaperSlot } from '../../../documents/index.ts';
import type { Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { PlacedField, StoredPrepared } from '../../../signing/index.ts';
import type { DossierId, DossierRoute, DossierSnapshot } from '../../../workflows/index.ts';
import type { BlobSlice } from './blobs.ts';

export interface Dossier {
  readonly id: DossierId;
  readonly schoolId: string;
  /** Raised by every step. */
  readonly revision: number;
  readonly snapshot: DossierSnapshot;
}

/** One uploaded file as it goes on its way. */
export interface DossierVersion {
  readonly dossierId: DossierId;
  /** From 1. */
  readonly version: number;
  readonly verificationCode: string;
  /** Frozen with the file, whose places are made for it. */
  readonly route: DossierRoute;
  /** The author's place first, then one for each step, then the seal and its strips. */
  readonly places: readonly PlacedField[];
}

/** The upload, the update with its fields, then one for each signature. */
export interface DossierSegment extends BlobSlice {
  readonly dossierId: DossierId;
  readonly version: number;
  readonly ordinal: number;
  readonly hash: Sha256;
  /** SHA-256 of the whole file up to here. */
  readonly fileHash: Sha256;
  /** Octets up to here. */
  readonly cumulativeLength: number;
  /** Null for the upload and its fields. */
  readonly signer: PersonId | null;
  readonly at: Instant;
  /** Blob of the check of the signer's certificate. */
  readonly evidence: Sha256 | null;
}

/** What a key that this server cannot reach was asked to sign. */
export interface DossierQuestion {
  readonly id: string;
  readonly dossierId: DossierId;
  readonly person: PersonId;
  readonly askedAt: Instant;
  /** Document bytes the signature belongs behind. */
  readonly baseHash: Sha256;
  readonly prepared: StoredPrepared;
  readonly decisionNumber: string;
  readonly evidence: Sha256;
}

/** Minutes of a request for change, once somebody wanted them as a paper. */
export interface DossierMinutesPaper {
  readonly dossierId: DossierId;
  /** From 1 within the dossier. */
  readonly number: number;
  readonly snapshotHash: Sha256;
  readonly verificationCode: string;
  readonly printedAt: Instant;
  readonly slots: readonly PaperSlot[];
}

/** The draft, the school's certification, then one for each signature. */
export interface DossierMinutesSegment extends BlobSlice {
  readonly dossierId: DossierId;
  readonly number: number;
  readonly ordinal: number;
  readonly hash: Sha256;
  /** SHA-256 of the whole file up to here. */
  readonly fileHash: Sha256;
  /** Null for draft and certification. */
  readonly signer: PersonId | null;
  readonly at: Instant;
  /** Blob of the check of the signer's certificate. */
  readonly evidence: Sha256 | null;
}

export interface DossiersView {
  dossier(id: DossierId): Promise<Dossier | null>;
  /** Of one school and year, oldest first. */
  dossiersOf(schoolId: string, schoolYear: string): Promise<readonly Dossier[]>;
  /** In order. */
  dossierVersions(id: DossierId): Promise<readonly DossierVersion[]>;
  dossierByCode(verificationCode: string): Promise<DossierVersion | null>;
  /** By version and ordinal. */
  dossierSegments(id: DossierId): Promise<readonly DossierSegment[]>;
  /** Where files of these hashes end, in no particular order. */
  dossierSegmentsOfFiles(fileHashes: readonly Sha256[]): Promise<readonly DossierSegment[]>;
  dossierQuestion(id: string): Promise<DossierQuestion | null>;
  /** Sent, returned, or waiting for the seal; of every school and year. */
  dossiersUnderWay(): Promise<readonly Dossier[]>;
  dossierMinutes(id: DossierId, number: number): Promise<DossierMinutesPaper | null>;
  /** In order. */
  dossierMinutesSegments(id: DossierId, number: number): Promise<readonly DossierMinutesSegment[]>;
  dossierMinutesByCode(verificationCode: string): Promise<DossierMinutesPaper | null>;
  dossierMinutesOfFiles(fileHashes: readonly Sha256[]): Promise<readonly DossierMinutesSegment[]>;
}

export interface DossiersTransaction extends DossiersView {
  addDossier(dossier: Dossier): Promise<void>;
  /** @throws Fault `record.changedMeanwhile` when the revision is no longer the stored one */
  updateDossier(dossier: Pick<Dossier, 'id' | 'revision' | 'snapshot'>): Promise<void>;
  addDossierVersion(version: DossierVersion): Promise<void>;
  addDossierSegments(segments: readonly DossierSegment[]): Promise<void>;
  /** In the place of whatever this person was asked about this dossier before. */
  putDossierQuestion(question: DossierQuestion): Promise<void>;
  dropDossierQuestion(id: string): Promise<void>;
  addDossierMinutes(minutes: DossierMinutesPaper): Promise<void>;
  addDossierMinutesSegments(segments: readonly DossierMinutesSegment[]): Promise<void>;
}
