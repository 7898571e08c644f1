// What the pool and its worker threads say to each other: plain data and key objects, which threads can share.
import type {
  DraftOutcome,
  DraftTask,
  EmbedTask,
  ExamineOutcome,
  ExamineTask,
  LocalSigner,
  PackageParts,
  PartKind,
  PrepareOutcome,
  PreparingSigner,
  SignOutcome,
  SignTask,
  WorkFailure,
} from '../application/index.ts';
import type { BlobsPlace } from '../blobs/index.ts';
import type { SignerIdentity } from '../../signing/index.ts';

export interface WorkerStart {
  readonly blobs: BlobsPlace;
}

export type Job =
  | { readonly kind: 'draft'; readonly tasks: readonly DraftTask[] }
  | { readonly kind: 'sign'; readonly signer: LocalSigner; readonly tasks: readonly SignTask[] }
  | { readonly kind: 'prepare'; readonly signer: PreparingSigner; readonly tasks: readonly SignTask[] }
  | { readonly kind: 'embed'; readonly signer: SignerIdentity; readonly tasks: readonly EmbedTask[] }
  | { readonly kind: 'examine'; readonly tasks: readonly ExamineTask[] }
  | { readonly kind: 'compose'; readonly part: PartOrder };

/** Each kind of part with what it is made from. */
export type PartOrder = {
  readonly [Kind in PartKind]: { readonly kind: Kind; readonly from: PackageParts[Kind]['from'] };
}[PartKind];

export type JobOf<Kind extends Job['kind']> = Extract<Job, { kind: Kind }>;

export type JobDone =
  | readonly DraftOutcome[]
  | readonly SignOutcome[]
  | readonly PrepareOutcome[]
  | readonly ExamineOutcome[]
  | PackageParts[PartKind]['made'];

export interface Order {
  readonly number: number;
  readonly job: Job;
}

export type Answer = { readonly number: number } & (
  { readonly done: JobDone } | { readonly failed: WorkFailure['failed'] }
);
