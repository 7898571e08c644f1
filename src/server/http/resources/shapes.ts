// Shapes that several resources answer with.
import { toIso } from '../../../kernel/index.ts';
import type { School, SchoolClass, SchoolRecord, StepOutcome } from '../../application/index.ts';
import { recordStateWords, type RecordState } from '../../../workflows/index.ts';
import {
  digest,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  text,
  trouble,
  uuid,
  whole,
  words,
  yesNo,
  type Of,
} from '../shapes.ts';

export const signingRole = oneOf('subjectTeacher', 'homeroomTeacher', 'principal', 'seal');
export const recordKind = oneOf('transcript', 'classSummary');

export const schoolShape = named(
  'School',
  object({ id: text(), name: text(), level: text(), province: text(), commune: text() }),
);
export const toSchool = ({ id, name, level, province, commune }: School): Of<typeof schoolShape> => ({
  id,
  name,
  level,
  province,
  commune,
});

export const classShape = named(
  'SchoolClass',
  object({ id: uuid, name: text(), schoolYear: text(), grade: whole(), regime: text(), importedAt: moment }),
);
export const toClass = (one: SchoolClass): Of<typeof classShape> => ({
  id: one.id,
  name: one.name,
  schoolYear: one.schoolYear,
  grade: one.grade,
  regime: one.regime,
  importedAt: toIso(one.importedAt),
});

export const recordShape = named(
  'Record',
  object({
    id: uuid,
    classId: uuid,
    kind: recordKind,
    key: text(),
    title: text(),
    state: text(),
    words,
    revision: whole(),
    version: whole(),
    document: nullable(object({ version: whole(), sha256: digest, certified: yesNo })),
  }),
);
export function toRecord({
  id,
  classId,
  kind,
  key,
  title,
  revision,
  snapshot,
}: SchoolRecord): Of<typeof recordShape> {
  const state = snapshot.state as RecordState;
  const { document, version } = snapshot.context;
  const { vi, en } = recordStateWords[state];
  return {
    id,
    classId,
    kind,
    key,
    title,
    state,
    words: { vi, en },
    revision,
    version,
    document: document && {
      version: document.version,
      sha256: document.fileHash,
      certified: document.certified,
    },
  };
}

/** Addresses of what is one class's, or one record's. */
export const ofClass = object({ classId: uuid });
export const ofRecord = object({ recordId: uuid });

/** As many records as one deed may be about. */
export const manyRecords = list(uuid, { minItems: 1, maxItems: 5000, uniqueItems: true });

/** What became of each record of a deed over many. */
export const outcomesShape = object({
  outcomes: list(object({ record: uuid, trouble: nullable(trouble) })),
});
export const toOutcomes = (outcomes: readonly StepOutcome[]): Of<typeof outcomesShape> => ({
  outcomes: outcomes.map((one) => ({
    record: one.recordId,
    trouble: 'refused' in one ? bare(one.refused) : null,
  })),
});

/** Without what else an answer carries beside the words. */
export const bare = ({ code, vi, en }: Of<typeof trouble>): Of<typeof trouble> => ({ code, vi, en });
