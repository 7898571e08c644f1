// Who looked at a pupil's record, and when, stays in the journal (NĐ 13/2023; R131).
import type { ClassId, Instant, PersonId, RecordId } from '../../../kernel/index.ts';
import type { JournalDraft } from './entry.ts';

export interface Reading {
  readonly by: PersonId;
  readonly what: 'class' | 'record' | 'document' | 'journal' | 'results' | 'messages' | 'search' | 'reports';
  /** Left out: of several classes. */
  readonly classId?: ClassId;
  readonly recordId?: RecordId;
  /** Records that a search showed. */
  readonly found?: readonly RecordId[];
  /** Whose results or messages; pupil code. */
  readonly pupil?: string;
}

export const readingDraft = (
  { by, what, classId, recordId, pupil, found }: Reading,
  at: Instant,
): JournalDraft => ({
  at,
  actor: `person:${by}`,
  // No step of the record: a replay of its life leaves it out.
  record: null,
  event: {
    type: 'pupilData.read',
    by,
    what,
    ...(classId && { class: classId }),
    ...(found && { found }),
    ...(recordId && { of: recordId }),
    ...(pupil !== undefined && { pupil }),
  },
});
