// Freezes what a successor prints: the signed version with the corrected places, and nothing else, taken anew.
import { differencesBetween, takePlaces } from '../../../documents/index.ts';
import type { CarriedSignature, DocumentSnapshot, NamedCorrection } from '../../../documents/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import { subjectFields } from '../../../documents/index.ts';
import type { DocumentVersion } from '../rows.ts';
import { affectedSubjects } from './affected-subjects.ts';
import { mayDiffer, subjectOf } from './may-differ.ts';

export interface SuccessorSource {
  /** The sealed version that is replaced. */
  readonly signed: DocumentSnapshot;
  readonly document: Pick<DocumentVersion, 'version' | 'printedAt' | 'snapshotHash' | 'verificationCode'>;
  readonly fileHash: NonNullable<DocumentSnapshot['supersedes']>['predecessor']['fileHash'];
  readonly corrections: readonly NamedCorrection[];
  /** Subjects that are signed anew. */
  readonly subjects: readonly string[];
  /** Who filled which field of that version. */
  readonly filled: readonly { readonly field: string; readonly signer: string; readonly at: Instant }[];
}

/** @param present what the record would print today, with the successor's version */
export function successorSnapshot(present: DocumentSnapshot, source: SuccessorSource): DocumentSnapshot {
  const { signed, document, fileHash, corrections, subjects } = source;
  const allowed = mayDiffer(
    subjectOf(signed),
    corrections.flatMap(({ cells }) => cells),
  );
  const isSignedAnew = (place: string) =>
    affectedSubjects(signed.kind, [{ place }]).every((subject) => subjects.includes(subject));
  const { supersedes: earlier, ...content } = signed;
  const base = { ...content, version: present.version } as DocumentSnapshot;
  const taken = takePlaces(base, present, (place) => allowed(place) && isSignedAnew(place));
  const successor = { ...taken, version: present.version };
  const differences = differencesBetween(signed, successor);
  const places = differences
    .map(({ place }) => place)
    // A result after the summer is another result, not a correction of one.
    .filter((place) => !place.endsWith('/retest') && affectedSubjects(signed.kind, [{ place }]).length > 0);
  return {
    ...successor,
    supersedes: {
      predecessor: {
        version: document.version,
        fileHash,
        snapshotHash: document.snapshotHash,
        verificationCode: document.verificationCode,
      },
      corrections,
      differences,
      carriedOver: carriedOver(source),
      places: [...new Set([...(earlier?.places ?? []), ...places])],
    },
  };
}

/** Signed in that version, or carried over into it from one before. */
function carriedOver({ signed, document, subjects, filled }: SuccessorSource): readonly CarriedSignature[] {
  const codes = subjectsOf(signed);
  const fields = subjectFields(codes);
  return codes.flatMap((subject, index): readonly CarriedSignature[] => {
    if (subjects.includes(subject)) return [];
    const here = filled.find(({ field }) => field === fields[index]);
    if (here) return [{ subject, signer: here.signer, signedAt: here.at, version: document.version }];
    const earlier = signed.supersedes?.carriedOver.find((carried) => carried.subject === subject);
    if (earlier) return [earlier];
    // No field of that version was filled: it was signed with pens (documents.*.signedAs of the policy).
    const { version, printedAt } = document;
    return [{ subject, signer: teacherOf(signed, subject), signedAt: printedAt, version, onPaper: true }];
  });
}

const teacherOf = (snapshot: DocumentSnapshot, subject: string): string =>
  (snapshot.kind === 'transcript'
    ? snapshot.rows.find((row) => row.subject === subject)?.teacher
    : snapshot.subjects.find(({ code }) => code === subject)?.teacher) ?? '';

/** Codes in the order their fields are named by. */
export const subjectsOf = (snapshot: DocumentSnapshot): readonly string[] =>
  snapshot.kind === 'transcript'
    ? snapshot.rows.map(({ subject }) => subject)
    : snapshot.subjects.map(({ code }) => code);
