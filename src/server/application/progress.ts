// What somebody watching a batch is told, document by document, once it is stored.
import type { RecordId } from '../../kernel/index.ts';
import type { Refusal } from '../../workflows/index.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly recordId: RecordId;
  readonly title: string;
  readonly stage: 'draft' | 'certify' | 'sign' | 'seal' | 'extend' | 'archive';
  /** Null when it went well. */
  readonly trouble: Refusal | null;
}

export interface Watched {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Aborting ends the batch after the chunks under way; running it again continues. */
  readonly signal?: AbortSignal | undefined;
}
