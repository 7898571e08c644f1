// What schools change most in their rules, each with its place in the file: a form instead of the file's own words.
import { eachKeptKind, rulesOf, type KeptKind, type Party, type Policy } from '../../../../policies/index.ts';
import type { Fields } from '../../serving/fields.ts';

export type SettingName =
  | 'witnesses'
  | 'quorum'
  | 'correctionDays'
  | 'regularDays'
  | 'periodicDays'
  | 'granularity'
  | 'transcriptSignedAs'
  | 'classSummarySignedAs'
  | 'diameter'
  | 'sheets'
  | 'retentionYears'
  | `kept-${KeptKind}`;

export interface Setting {
  readonly name: SettingName;
  /** From the top of the file. */
  readonly path: readonly string[];
  readonly kind: 'number' | 'one' | 'many' | 'time';
  /** Of what is chosen. */
  readonly options?: readonly string[];
  /** What applies where the file says nothing; nothing: no limit. */
  readonly usual?: (rules: ReturnType<typeof rulesOf>) => unknown;
}

const witnesses: readonly Party[] = [
  'principal',
  'vicePrincipal',
  'leadership',
  'systemBoard',
  'administrator',
  'departmentHead',
  'homeroomTeacher',
  'registrar',
];
const ways = ['digital', 'wetInk', 'both'] as const;
const parts = ['scores', 'classData', 'facilities'] as const;

export const settings: readonly Setting[] = [
  {
    name: 'witnesses',
    path: ['corrections', 'witnesses'],
    kind: 'many',
    options: witnesses,
    usual: (rules) => rules.witnesses,
  },
  { name: 'quorum', path: ['corrections', 'quorum'], kind: 'number', usual: (rules) => rules.quorum },
  { name: 'correctionDays', path: ['corrections', 'daysBeforeTermExam'], kind: 'number' },
  { name: 'regularDays', path: ['scoreEntry', 'regular', 'daysAfterTest'], kind: 'number' },
  { name: 'periodicDays', path: ['scoreEntry', 'periodic', 'daysAfterTest'], kind: 'number' },
  { name: 'granularity', path: ['locking', 'granularity'], kind: 'many', options: parts },
  {
    name: 'transcriptSignedAs',
    path: ['documents', 'transcript', 'signedAs'],
    kind: 'one',
    options: ways,
    usual: (rules) => rules.transcriptSignedAs,
  },
  {
    name: 'classSummarySignedAs',
    path: ['documents', 'classSummary', 'signedAs'],
    kind: 'one',
    options: ways,
    usual: (rules) => rules.classSummarySignedAs,
  },
  { name: 'diameter', path: ['sealing', 'diameter'], kind: 'number', usual: (rules) => rules.sealDiameter },
  {
    name: 'sheets',
    path: ['sealing', 'sheetsPerImpression'],
    kind: 'number',
    usual: (rules) => rules.sheetsPerImpression,
  },
  { name: 'retentionYears', path: ['archive', 'retention'], kind: 'number' },
  ...eachKeptKind.map((kind): Setting => ({
    name: `kept-${kind}`,
    path: ['archive', 'retentionOf', kind],
    kind: 'time',
    options: ['', 'permanent', '2', '5', '10', '20', '30', '50', '70'],
  })),
];

type Json = Readonly<Record<string, unknown>>;

/** As the form shows it: texts of what is chosen, or one text that may be empty. */
export function valuesOf({ path, usual, kind }: Setting, draft: Json): readonly string[] {
  const own = path.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), draft);
  const value = own ?? usual?.(rulesOf(null));
  if (Array.isArray(value)) return value.map(String);
  if (kind === 'time' && typeof value === 'string') return [value];
  return typeof value === 'number' || (typeof value === 'string' && value !== 'permanent')
    ? [`${value}`]
    : [];
}

/** The draft with what the form says; what it says nothing of stays, and so does what was the usual value already. */
export const withSettings = (draft: Json, fields: Fields): Json =>
  settings.reduce((changed, setting) => {
    const said =
      setting.kind === 'many'
        ? fields.all(setting.name).filter((one) => one !== '')
        : [fields.text(setting.name)].filter((one) => one !== '');
    const before = valuesOf(setting, changed);
    if (said.length === before.length && said.every((one) => before.includes(one))) return changed;
    return placed(changed, setting.path, valueOf(setting, said));
  }, draft);

/** Undefined takes it out of the file. A number that is none stays a text, for the check to name. */
function valueOf({ name, kind, usual }: Setting, said: readonly string[]): unknown {
  const [first] = said;
  if (kind === 'many') return said.length === 0 && usual === undefined ? undefined : said;
  if (first === undefined) return name === 'retentionYears' ? 'permanent' : undefined;
  return (kind === 'number' || kind === 'time') && /^\d{1,6}$/.test(first) ? Number(first) : first;
}

function placed(at: Json, [name = '', ...rest]: readonly string[], value: unknown): Json {
  const inside = at[name];
  const next = rest.length === 0 ? value : placed(isObject(inside) ? inside : {}, rest, value);
  const isGone = next === undefined || (isObject(next) && Object.keys(next).length === 0);
  return isGone
    ? Object.fromEntries(Object.entries(at).filter(([one]) => one !== name))
    : { ...at, [name]: next };
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As people read and change it. */
export const inFile = (draft: Json): string => JSON.stringify(draft, null, 2);

/** A file's object; null for what is none. */
export function objectIn(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

interface Beginning {
  /** Of the regulation, in Vietnamese like all of them. */
  readonly name: string;
  readonly school: string;
  readonly schoolYear: string;
  readonly grades: readonly number[];
}

/** What the next version starts from: the former one without its decision, or the least that a file must say. */
export const draftAfter = (
  former: Policy | null,
  version: number,
  { name, school, schoolYear, grades }: Beginning,
): Json =>
  former === null
    ? {
        format: 'giaplai-policy/1',
        name,
        issuer: school,
        version,
        schoolYears: { from: schoolYear },
        grades,
      }
    : { ...former, version, decision: undefined, effectiveFrom: undefined };
