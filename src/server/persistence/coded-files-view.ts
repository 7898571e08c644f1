// Minutes, pages and logs by the hash of their file, at whatever signature it was taken.
import type { EntityManager } from 'typeorm';
import type { CodedFile, CodedFilesView } from '../application/index.ts';

/** Papers with a code, their segments, and what joins the two. */
const shelves: readonly (readonly [papers: string, segments: string, join: string])[] = [
  ['edit_logs', 'edit_log_segments', 'paper.id = segment.editLogId'],
  ['correction_minutes', 'correction_minutes_segments', 'paper.correctionId = segment.correctionId'],
  ['summer_pages', 'summer_segments', 'paper.id = segment.pageId'],
  ['lock_minutes', 'lock_minutes_segments', 'paper.id = segment.minutesId'],
  [
    'dossier_minutes',
    'dossier_minutes_segments',
    'paper.dossierId = segment.dossierId AND paper.number = segment.number',
  ],
];

export const codedFilesViewOf = (manager: EntityManager): CodedFilesView => ({
  codedFiles: async (fileHashes) => manager.query<CodedFile[]>(FOUND, [JSON.stringify(fileHashes)]),
});

const sameFile = (join: string) => join.replaceAll('segment.', 'other.');

const FOUND = `WITH wanted (hash) AS (SELECT value FROM json_each(?)) ${shelves
  .map(
    ([papers, segments, join]) => `
      SELECT paper.verificationCode, segment.fileHash,
        (SELECT count(*) FROM ${segments} AS other WHERE ${sameFile(join)}
          AND other.ordinal > segment.ordinal) AS since,
        (SELECT sum(length) FROM ${segments} AS other WHERE ${sameFile(join)}
          AND other.ordinal <= segment.ordinal) AS length
      FROM ${segments} AS segment JOIN ${papers} AS paper ON ${join}
      WHERE segment.fileHash IN (SELECT hash FROM wanted)`,
  )
  .join(' UNION ALL ')}`;
