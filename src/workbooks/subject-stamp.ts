// What a teacher's sheet carries out of sight: whose it is, and every value as it was when the sheet was made.
import { Buffer } from 'node:buffer';
import { canonicalJson, sha256, type Json } from '../kernel/index.ts';
import { terms, type Subject, type Term } from '../assessment/index.ts';
import type { Grid } from './grid.ts';
import { limits } from './limits.ts';
import type { SheetPlan } from './sheet-plan.ts';

export const STAMP_SHEET = 'Giáp Lai';

/** Which sheet it is. */
export interface SubjectSheetName {
  readonly school: string;
  readonly schoolYear: string;
  readonly className: string;
  readonly subject: string;
  readonly term: Term;
}

export interface StampedPupil {
  readonly ordinal: number;
  readonly code: string;
  readonly name: string;
  readonly birthDate: string;
  readonly exempt: boolean;
  /** Raw, in the order of the columns: regular ones, mid-term, final. */
  readonly values: readonly (string | null)[];
  readonly remark: string;
}

export interface SubjectStamp extends SubjectSheetName {
  readonly format: 'giaplai-subject-sheet/1';
  readonly assessedBy: Subject['assessedBy'];
  /** Number of ĐĐGtx columns. */
  readonly regular: number;
  /** Of the sheet when it was made, as the application counts them. */
  readonly revision: string;
  readonly pupils: readonly StampedPupil[];
}

/** Base64, so that no program tidies the texts in it; a checksum first. It finds damage; a forger could make another. */
export function stampSheet(stamp: SubjectStamp): SheetPlan {
  const text = Buffer.from(canonicalJson(stamp as unknown as Json)).toString('base64');
  const lines = text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return {
    name: STAMP_SHEET,
    columns: [{ header: '', width: 20, align: 'center', format: 'text' }],
    headed: false,
    rows: [[sha256(text)], ...lines.map((line) => [line])],
    frozenColumns: 0,
    orientation: 'portrait',
    title: STAMP_SHEET,
    hidden: true,
  };
}

/** `null` when it is damaged. */
export function readStamp(grid: Grid): SubjectStamp | null {
  const [checksum, ...lines] = Array.from({ length: grid.rows }, (_, index) => {
    const { content } = grid.at(index + 1, 1);
    return content.kind === 'text' ? content.text : '';
  });
  const text = lines.join('');
  if (text === '' || checksum !== sha256(text)) return null;
  try {
    const stamp: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    return isStamp(stamp) ? stamp : null;
  } catch {
    return null;
  }
}

/** Excel allows 32,767 characters in a cell. */
const LINE = 30_000;

type Members<T> = Partial<Record<keyof T, unknown>>;

/** Whoever knows the checksum can put anything here. */
function isStamp(value: unknown): value is SubjectStamp {
  if (!isObject<SubjectStamp>(value) || value.format !== 'giaplai-subject-sheet/1') return false;
  const { school, schoolYear, className, subject, revision, term, assessedBy, regular, pupils } = value;
  return (
    [school, schoolYear, className, subject, revision].every(isText) &&
    (terms as readonly unknown[]).includes(term) &&
    (assessedBy === 'score' || assessedBy === 'comment') &&
    isWhole(regular) &&
    regular < limits.columns &&
    Array.isArray(pupils) &&
    pupils.length <= limits.pupils &&
    pupils.every((pupil) => isStampedPupil(pupil, regular)) &&
    new Set(pupils.map(({ code }) => code)).size === pupils.length
  );
}

function isStampedPupil(value: unknown, regular: number): value is StampedPupil {
  if (!isObject<StampedPupil>(value)) return false;
  const { ordinal, code, name, birthDate, exempt, values, remark } = value;
  return (
    isWhole(ordinal) &&
    [code, name, birthDate, remark].every(isText) &&
    typeof exempt === 'boolean' &&
    Array.isArray(values) &&
    values.length === regular + 2 &&
    values.every((one) => one === null || isText(one))
  );
}

const isObject = <T>(value: unknown): value is Members<T> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 2 * limits.remarkLength;
const isWhole = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
