// Everything a use case may lean on.
import type { Clock } from '../../../kernel/index.ts';
import type { ArchiveShelf } from './archive-shelf.ts';
import type { Blobs } from './blobs.ts';
import type { Claims } from './claims.ts';
import type { ArchiveMedia } from './package-store.ts';
import type { Keeping } from './keeping.ts';
import type { SecretBox } from './credentials.ts';
import type { UnitOfWork } from './unit-of-work.ts';
import type { Workshop } from './workshop.ts';

export interface House {
  readonly store: UnitOfWork;
  readonly blobs: Blobs;
  readonly workshop: Workshop;
  readonly shelf: ArchiveShelf;
  readonly media: ArchiveMedia;
  /** Under the installation's key. */
  readonly secrets: SecretBox;
  /** What one process at a time does. */
  readonly claims: Claims;
  readonly clock: Clock;
  /** Where the public asks for printed codes, as an origin; left out where the installation has no public address. */
  readonly verifyAt?: string;
  /** Tries to write where documents are kept. @throws what the disk says */
  readonly room?: () => Promise<void>;
  /** What is known of where documents are kept. */
  readonly keeping?: () => Promise<Keeping>;
}
