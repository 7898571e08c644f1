// Shapes that several resources answer with.
import { toIso } from '../../../kernel/index.ts';
import type { School, SchoolClass, SchoolRecord } from '../../application/index.ts';
import { recordStateWords, type RecordState } from '../../../workflows/index.ts';
import {
  digest,
  moment,
  named,
  nullable,
  object,
  oneOf,
  text,
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
