// What anybody may know of a document whose printed code they hold: that it exists, and how it stands. No marks, no pupil.
import type { Instant, Sha256 } from '../../../kernel/index.ts';
import { recordStateWords } from '../../../workflows/index.ts';
import type { RecordKind, RecordState, SigningRole } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import { onPaper, type OnPaper } from '../registry/on-paper.ts';
import { parseVerificationCode } from '../verification-code.ts';

export interface CodedDocument {
  readonly code: string;
  readonly kind: RecordKind;
  readonly school: string;
  readonly schoolClass: string;
  readonly schoolYear: string;
  readonly version: number;
  /** False when a later version has taken its place. */
  readonly latest: boolean;
  /** Code of the version to be used instead of this one; null for the latest, and where none is drafted yet. */
  readonly successor: string | null;
  readonly state: { readonly name: RecordState; readonly vi: string; readonly en: string };
  /** For what is signed with pens; null for what is signed with keys. */
  readonly paper: OnPaper | null;
  /** SHA-256 and length of the file as it is stored now; null while it is being made. */
  readonly file: { readonly sha256: Sha256; readonly length: number } | null;
  readonly signatures: readonly {
    readonly role: SigningRole | 'seal';
    readonly person: string;
    readonly at: Instant;
  }[];
}

/** @param typed as people type it; null for what is no code or belongs to no document */
export async function documentOfCode(
  { store }: Pick<House, 'store'>,
  typed: string,
): Promise<CodedDocument | null> {
  const code = parseVerificationCode(typed);
  if (code === null) return null;
  return store.read(async (view) => {
    const document = await view.documentByCode(code);
    if (document === null) return null;
    const { recordId, version } = document;
    const [record] = await view.records([recordId]);
    const schoolClass = await view.schoolClass(record?.classId);
    const school = (await view.schools()).find(({ id }) => id === schoolClass?.schoolId);
    if (record === undefined || schoolClass === undefined || school === undefined) return null;
    const mine = ({ version: of }: { readonly version: number }) => of === version;
    const last = (await view.segments([recordId])).findLast(mine);
    const filled = (await view.filledSlots([recordId])).filter(mine);
    const names = new Map(
      (await view.people(filled.map(({ personId }) => personId))).map((one) => [one.id, one.name]),
    );
    // One signature may fill several fields.
    const deeds = new Map(filled.map((slot) => [slot.ordinal, slot]));
    const state = record.snapshot.state as RecordState;
    const present = record.snapshot.context.version;
    const versions = version === present ? [] : await view.documents([recordId]);
    return {
      code,
      kind: record.kind,
      school: school.name,
      schoolClass: schoolClass.name,
      schoolYear: schoolClass.schoolYear,
      version,
      latest: present === version,
      successor: versions.find((one) => one.version === present)?.verificationCode ?? null,
      state: { name: state, ...recordStateWords[state] },
      paper: onPaper(record.snapshot.context, version),
      file: last ? { sha256: last.fileHash, length: last.cumulativeLength } : null,
      signatures: [...deeds.values()].map(({ role, personId, at }) => ({
        role,
        person: names.get(personId) ?? '',
        at,
      })),
    };
  });
}
