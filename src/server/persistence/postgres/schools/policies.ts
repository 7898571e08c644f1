// Row-level security: what each table's policy says, written from whose its rows are.
import { ofInstallation, type Belonging, type Reference } from './belonging.ts';

/** The setting of a transaction that says whose rows are in reach; `*`: everybody's. */
export const SCHOOL_SETTING = 'giaplai.school';
/** The turn of what all schools write into: taken last, so that nobody waits in a circle. */
export const JOURNAL_TURN = 'journal';
export const POLICY = 'rows_of_the_school';

const SETTING = `(SELECT current_setting('${SCHOOL_SETTING}', true))`;

/**
 * Without a setting nothing is in reach. A row that is written may refer to nothing of another school: the database's
 * own check of references looks past the policies.
 */
export function policyOf(name: string, belonging: Belonging, references: readonly Reference[]): string {
  const seen = seenIf(name, belonging);
  const told = belonging.kind === 'parent' ? belonging.parent.to : 'schools';
  const referred = references
    .filter(
      ({ from, to }) => from === name && to !== name && to !== told && !Object.hasOwn(ofInstallation, to),
    )
    .map((reference) => optionally(reference, existsIn(name, reference)));
  const written = [belonging.kind === 'condition' ? belonging.written : seen, ...referred];
  return `CREATE POLICY ${POLICY} ON ${name} FOR ALL
    USING (${SETTING} = '*' OR (${seen}))
    WITH CHECK (${SETTING} = '*' OR (${written.map((one) => `(${one})`).join(' AND ')}))`;
}

function seenIf(name: string, belonging: Belonging): string {
  switch (belonging.kind) {
    case 'column':
      return `${name}."${belonging.column}" = ${SETTING}`;
    case 'parent':
      return existsIn(name, belonging.parent);
    case 'condition':
      return belonging.seen;
    case 'installation':
      return 'TRUE';
  }
}

/** The parent's own policy decides in turn. */
const existsIn = (name: string, { to, columns, keys }: Pick<Reference, 'to' | 'columns' | 'keys'>): string =>
  `EXISTS (SELECT 1 FROM ${to} AS parent WHERE ${columns
    .map((column, index) => `parent."${keys[index] ?? ''}" = ${name}."${column}"`)
    .join(' AND ')})`;

const optionally = ({ from, columns, optional }: Reference, condition: string): string =>
  optional
    ? `(${columns.map((column) => `${from}."${column}" IS NULL`).join(' OR ')}) OR ${condition}`
    : condition;
