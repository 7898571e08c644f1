// Where the records of a class stand, and who is awaited.
import type { ClassId, PersonId, RecordId } from '../../../kernel/index.ts';
import { awaited, recordStateWords } from '../../../workflows/index.ts';
import type {
  ExtendedLevel,
  RecordContext,
  RecordState,
  SignatureLevel,
  SigningMedium,
  SigningRole,
} from '../../../workflows/index.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';

export interface Awaited {
  readonly person: PersonId;
  readonly name: string;
  readonly role: SigningRole;
  readonly late: boolean;
}

export interface RecordStatus {
  readonly id: RecordId;
  readonly kind: SchoolRecord['kind'];
  readonly key: string;
  readonly title: string;
  readonly state: RecordState;
  readonly words: { readonly vi: string; readonly en: string };
  readonly version: number;
  readonly signatures: number;
  /** Of the document as it stands (ETSI EN 319 142-1 §6); null while nobody has signed. */
  readonly level: SignatureLevel | ExtendedLevel | null;
  /** Who can go on with it now. */
  readonly awaited: readonly Awaited[];
  readonly verificationCode: string | null;
  /** With keys, pens or both, as the policy said when it was submitted. */
  readonly signedAs: SigningMedium;
  /** What was reported of the sheets; null where nothing was. */
  readonly paper: RecordContext['paper'];
}

export interface ClassStatus {
  readonly schoolClass: SchoolClass;
  readonly records: readonly RecordStatus[];
  readonly byState: Readonly<Partial<Record<RecordState, number>>>;
}

/** @throws Fault `class.unknown` */
export function statusOfClass(house: House, classId: ClassId): Promise<ClassStatus> {
  return house.store.read(async (view) => {
    const schoolClass = await view.schoolClass(classId);
    if (!schoolClass) throw applicationFault('class.unknown', { class: classId });
    const records = await view.recordsOf(classId);
    const documents = await view.documents(records.map(({ id }) => id));
    const codes = new Map(documents.map((one) => [`${one.recordId}/${one.version}`, one.verificationCode]));
    const names = new Map((await view.people()).map(({ id, name }) => [id, name]));
    const statuses = records.map((record) => statusOf(record, names, codes));
    return { schoolClass, records: statuses, byState: countByState(statuses) };
  });
}

function statusOf(
  { id, kind, key, title, snapshot }: SchoolRecord,
  names: ReadonlyMap<PersonId, string>,
  codes: ReadonlyMap<string, string>,
): RecordStatus {
  const state = snapshot.state as RecordState;
  const { context } = snapshot;
  return {
    id,
    kind,
    key,
    title,
    state,
    words: recordStateWords[state],
    version: context.version,
    signatures: context.signatures.length,
    level: context.document?.level ?? (context.signatures.length > 0 ? 'B-B' : null),
    awaited: awaitedIn(state, context, names),
    signedAs: context.signedAs,
    paper: context.paper,
    verificationCode: codes.get(`${id}/${context.document?.version ?? 0}`) ?? null,
  };
}

const dueRole: Partial<Record<RecordState, SigningRole>> = {
  subjectSigning: 'subjectTeacher',
  subjectSigned: 'homeroomTeacher',
  homeroomVerified: 'principal',
};

function awaitedIn(
  state: RecordState,
  context: RecordContext,
  names: ReadonlyMap<PersonId, string>,
): readonly Awaited[] {
  const role = dueRole[state];
  if (!role || context.signedAs === 'wetInk') return [];
  const late = (person: PersonId) =>
    context.late.some((flag) => flag.role === role && flag.person === person);
  return awaited(context, role).map((person) => ({
    person,
    role,
    name: names.get(person) ?? person,
    late: late(person),
  }));
}

function countByState(records: readonly RecordStatus[]): ClassStatus['byState'] {
  const counts: Partial<Record<RecordState, number>> = {};
  for (const { state } of records) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
