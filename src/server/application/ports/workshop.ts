// Port: where the heavy work on documents is done, away from whoever waits for an answer.
import type { ClassBook } from '../../../assessment/index.ts';
import type {
  Imprint,
  MediaLabel,
  PackageSheet,
  SheetFile,
  SignaturePlace,
  Slot,
  VerificationSheet,
} from '../../../documents/index.ts';
import type { Instant, RecordId, Sha256 } from '../../../kernel/index.ts';
import type { CarriedEvidence, PreparedUpdate, SignerIdentity } from '../../../signing/index.ts';
import type { BlobSlice } from './blobs.ts';
import type { Sealing } from '../../../workflows/index.ts';
import type { CheckedExtract } from '../archive/check-extract.ts';
import type { PackageIndex } from '../archive/package-index.ts';
import type { JournalHead } from '../journal/entry.ts';
import type { jsonOf } from '../verification/json.ts';
import type { PackedFile } from './archive-shelf.ts';
import type { LocalSigner } from './signing-keys.ts';

/**
 * Concurrency contract: up to `lanes` calls run at once, further ones wait. What a call reports as done is durable
 * in the blobs already. A lane that dies fails its call with Fault `workshop.laneLost`; calling again is safe,
 * for blobs are named by their content and nothing else is touched.
 */
export interface Workshop {
  readonly lanes: number;
  /** Outcomes in the order of the tasks. */
  draft(tasks: readonly DraftTask[]): Promise<readonly DraftOutcome[]>;
  sign(signer: LocalSigner, tasks: readonly SignTask[]): Promise<readonly SignOutcome[]>;
  /** The first half of `sign`, where the key or a timestamp is elsewhere. Stores nothing. */
  prepare(signer: PreparingSigner, tasks: readonly SignTask[]): Promise<readonly PrepareOutcome[]>;
  /** The second half: what was prepared, with the value and perhaps a timestamp of it. */
  embed(signer: SignerIdentity, tasks: readonly EmbedTask[]): Promise<readonly SignOutcome[]>;
  /** Judges stored documents by what they carry themselves; nobody is asked. */
  examine(tasks: readonly ExamineTask[]): Promise<readonly ExamineOutcome[]>;
  /** One part of a package that takes more than a moment to make. Stores nothing. */
  compose<Kind extends PartKind>(
    kind: Kind,
    from: PackageParts[Kind]['from'],
  ): Promise<PackageParts[Kind]['made']>;
}

/** What is made, from what; all of it plain data. */
export interface PackageParts {
  readonly report: { readonly from: VerificationSheet; readonly made: Uint8Array };
  readonly workbook: { readonly from: ClassBook; readonly made: Uint8Array };
  readonly index: { readonly from: PackageSheet; readonly made: Uint8Array };
  readonly label: { readonly from: MediaLabel; readonly made: Uint8Array };
  /** To be read in a browser: everything under `data/` with its digest. */
  readonly page: {
    readonly from: { readonly index: PackageIndex; readonly payload: ReadonlyMap<string, PackedFile> };
    readonly made: Uint8Array;
  };
  /** Of one signed PDF. */
  readonly evidence: { readonly from: Uint8Array; readonly made: CarriedEvidence };
  readonly extract: {
    readonly from: { readonly text: string; readonly head: JournalHead };
    readonly made: CheckedExtract;
  };
}

export type PartKind = keyof PackageParts;

export interface ExamineTask {
  readonly recordId: RecordId;
  /** As the report is to call it. */
  readonly name: string;
  readonly segments: readonly BlobSlice[];
  readonly fileHash: Sha256;
  /** DER of the authorities trusted. */
  readonly anchors: readonly Uint8Array[];
  readonly at: Instant;
}

export type ExamineOutcome =
  | {
      readonly recordId: RecordId;
      readonly json: ReturnType<typeof jsonOf>;
      readonly printed: SheetFile;
      /** When the certificate of the last archive timestamp ends; null without one. */
      readonly archiveExpires: Instant | null;
    }
  | WorkFailure;

/** With a key the value is made at once; `reserve` are octets kept free for a timestamp. */
export interface PreparingSigner {
  readonly identity: SignerIdentity | LocalSigner;
  readonly reserve: number;
}

export interface DraftTask {
  readonly recordId: RecordId;
  readonly snapshotHash: Sha256;
  readonly imprint: Imprint;
  /** The signed file a successor takes the place of, which travels inside it. */
  readonly predecessor?: { readonly segments: readonly BlobSlice[]; readonly fileHash: Sha256 };
  /** The usual seal when left out. */
  readonly sealing?: Sealing;
}

export interface SignTask {
  readonly recordId: RecordId;
  /** What makes up the document so far. */
  readonly segments: readonly BlobSlice[];
  /**
   * Bytes of the first of them, the draft: its fonts serve the appearances of all later signatures. Null for a document
   * from elsewhere, where each signature brings its own.
   */
  readonly draftLength: number | null;
  /** SHA-256 of these together. */
  readonly baseHash: Sha256;
  /** Fields to fill with this one signature, the main one first. */
  readonly slots: readonly SignaturePlace[];
  readonly at: Instant;
  readonly look: SignatureLook;
  readonly reason?: string;
  readonly location?: string;
}

export type PrepareOutcome =
  | {
      readonly recordId: RecordId;
      readonly baseHash: Sha256;
      readonly prepared: PreparedUpdate;
      /** Present when the key was handed over. */
      readonly signature?: Uint8Array;
    }
  | WorkFailure;

export interface EmbedTask {
  readonly recordId: RecordId;
  readonly segments: readonly BlobSlice[];
  readonly baseHash: Sha256;
  readonly prepared: PreparedUpdate;
  readonly signature: Uint8Array;
  /** DER of the token over the value. */
  readonly timestamp?: Uint8Array;
}

/** What the signature looks like on paper. */
export type SignatureLook =
  | { readonly kind: 'certification'; readonly name: string }
  | { readonly kind: 'personal'; readonly name: string; readonly image?: Uint8Array }
  | {
      readonly kind: 'seal';
      readonly organisation: string;
      /** Upper body, on the ring of a drawn seal. */
      readonly authority?: string;
      readonly image?: Uint8Array;
    }
  /** The school's signature on a copy: text without an image (NĐ 30/2020 Phụ lục I). */
  | {
      readonly kind: 'copyMark';
      readonly form: 'SAO Y' | 'SAO LỤC' | 'TRÍCH SAO';
      readonly organisation: string;
    };

export interface WorkFailure {
  readonly recordId: RecordId;
  readonly failed: { readonly code: string; readonly vi: string; readonly en: string };
}

export type DraftOutcome =
  | (BlobSlice & {
      readonly recordId: RecordId;
      readonly hash: Sha256;
      readonly slots: readonly Slot[];
    })
  | WorkFailure;

export type SignOutcome =
  | (BlobSlice & {
      readonly recordId: RecordId;
      /** Of the tail that was appended. */
      readonly hash: Sha256;
      readonly baseHash: Sha256;
      readonly fileHash: Sha256;
    })
  | WorkFailure;
