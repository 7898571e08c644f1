// Port: where documents are kept, and what is known of that place at this moment.
import type { Instant } from '../../../kernel/index.ts';

export interface Keeping {
  readonly kind: 'folder' | 'objects';
  /** A folder of this machine, or `s3://bucket/prefix`. */
  readonly place: string;
  /** Address of the object store's server; null for Amazon's, and for folders. */
  readonly server: string | null;
  /** Octets of the disk with the folder, or with the cache; null where the system does not say. */
  readonly disk: { readonly free: number; readonly whole: number } | null;
  /** Octets of the copies beside the program; null where there is no cache. */
  readonly cache: { readonly held: number; readonly most: number } | null;
  /** What this process met there last: a full disk, a store that was away; null when nothing since it began. */
  readonly lastTrouble: { readonly at: Instant; readonly error: unknown } | null;
}
