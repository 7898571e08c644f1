// Whose a row is: its own column says so, or the row it belongs to; worked out from the tables as they stand.

/** A reference of a table, as the catalogue tells it. */
export interface Reference {
  readonly from: string;
  readonly to: string;
  readonly columns: readonly string[];
  readonly keys: readonly string[];
  /** Whether a row may do without. */
  readonly optional: boolean;
}

export interface TableFound {
  readonly name: string;
  readonly columns: readonly string[];
}

export type Belonging =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'parent'; readonly parent: Pick<Reference, 'to' | 'columns' | 'keys'> }
  /** Condition of its own, in the dialect of Postgres. */
  | { readonly kind: 'condition'; readonly seen: string; readonly written: string }
  | { readonly kind: 'installation' };

/** Held by the installation as a whole, each for a reason. */
export const ofInstallation: Readonly<Record<string, string>> = {
  journal_head: 'the journal is one chain',
  journal_cursors: 'how far the program’s own rounds have read',
  blob_place: 'where the blobs of all are',
  heartbeats: 'signs of life of the program’s parts',
  throttles: 'failed attempts are counted before anybody is known',
  idempotency_keys: 'keys of requests; those of a person carry the person’s id',
  failing_addresses: 'an address that takes no mail takes none from anybody',
  migrations: 'what the program has done to the tables; no right to it either',
};

const parent = (column: string, to: string, key = 'id') =>
  ({ kind: 'parent', parent: { to, columns: [column], keys: [key] } }) as const;

/** Where the references would lead a longer way, or none leads anywhere. */
const decided: Readonly<Record<string, Belonging>> = {
  schools: { kind: 'column', column: 'id' },
  segments: parent('recordId', 'records'),
  filled_slots: parent('recordId', 'records'),
  refused_tries: parent('classId', 'classes'),
  account_letters: parent('personId', 'people'),
  name_postings: parent('word', 'name_words'),
  // Before somebody is known a ticket is nobody's; whoever holds its token may use it.
  tickets: {
    kind: 'condition',
    seen: `"accountId" IS NULL OR EXISTS (SELECT 1 FROM accounts AS parent WHERE parent.id = "accountId")`,
    written: 'TRUE',
  },
  // Anybody's entry joins the chain. Read: what somebody of the school did, or what was done about its records and classes.
  journal: {
    kind: 'condition',
    seen: `EXISTS (SELECT 1 FROM records AS parent WHERE parent.id = "recordId")
      OR ("recordId" IS NULL AND (
        EXISTS (SELECT 1 FROM people AS parent WHERE 'person:' || parent.id = actor)
        OR EXISTS (SELECT 1 FROM classes AS parent WHERE parent.id = event::json ->> 'class')
        OR event::json ->> 'schoolId' = current_setting('giaplai.school', true)))`,
    written: 'TRUE',
  },
};

/** @returns undefined for a table that nobody has decided about: no school sees it */
export function belongingOf(
  { name, columns }: TableFound,
  references: readonly Reference[],
): Belonging | undefined {
  const known = decided[name];
  if (known) return known;
  if (Object.hasOwn(ofInstallation, name)) return { kind: 'installation' };
  if (columns.includes('schoolId')) return { kind: 'column', column: 'schoolId' };
  const own = references.filter(({ from, to, optional }) => from === name && to !== name && !optional);
  // Who did something says less than what it was done to.
  const nearest = own.find(({ to }) => to !== 'people') ?? own[0];
  return nearest && { kind: 'parent', parent: nearest };
}
