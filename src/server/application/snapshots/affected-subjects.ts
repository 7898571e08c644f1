// Subjects whose printed results differ between two versions: their teachers sign again.
import type { PlaceDifference } from '../../../documents/index.ts';
import type { RecordKind } from '../../../workflows/index.ts';

const subjectIn: Record<RecordKind, RegExp> = {
  transcript: /^rows\/(.+)\/(?:term1|term2|year|retest|remark)$/u,
  classSummary: /^rows\/.+\/results\/(.+)$/u,
};

export const affectedSubjects = (
  kind: RecordKind,
  differences: readonly Pick<PlaceDifference, 'place'>[],
): readonly string[] => [
  ...new Set(differences.flatMap(({ place }) => subjectIn[kind].exec(place)?.[1] ?? [])),
];
