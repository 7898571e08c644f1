// All migrations, oldest first. Written by hand; a published one is never edited.
import { Foundation1780000000001 } from './0001-foundation.ts';
import { SigningQuestions1780000000002 } from './0002-signing-questions.ts';
import { SegmentsByFile1780000000003 } from './0003-segments-by-file.ts';
import { SegmentsInBlobs1780000000004 } from './0004-segments-in-blobs.ts';

export const migrations = [
  Foundation1780000000001,
  SigningQuestions1780000000002,
  SegmentsByFile1780000000003,
  SegmentsInBlobs1780000000004,
];
