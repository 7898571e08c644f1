// What the pool and its worker threads say to each other: plain data and key objects, which threads can share.
import type { DraftOutcome, DraftTask, LocalSigner, SignOutcome, SignTask } from '../application/index.ts';

export interface WorkerStart {
  /** Folder of the blobs. */
  readonly blobs: string;
}

export type Job =
  | { readonly kind: 'draft'; readonly tasks: readonly DraftTask[] }
  | { readonly kind: 'sign'; readonly signer: LocalSigner; readonly tasks: readonly SignTask[] };

export type JobDone = readonly DraftOutcome[] | readonly SignOutcome[];

export interface Order {
  readonly number: number;
  readonly job: Job;
}

export type Answer = { readonly number: number } & (
  { readonly done: JobDone } | { readonly failed: { readonly code: string; readonly reason: string } }
);
