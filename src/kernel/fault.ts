// A failed operation. (A failed verification is a value, not a fault.)

/** What a fault may tell about where it happened; shown to people, so never a secret. */
export type FaultDetails = Readonly<Record<string, string | number | readonly string[]>>;

/** Title of a fault in Vietnamese and English; `{name}` is replaced by the detail of that name. */
export interface FaultTitle {
  readonly vi: string;
  readonly en: string;
}

/**
 * A failed operation: a stable `code` with a page in docs/problems, its `title` in Vietnamese and English, and
 * `details`. Nothing in it is secret.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  /** Stable code, `area.reason`, documented under docs/problems/. */
  readonly code: string;
  readonly title: FaultTitle;
  readonly details: FaultDetails;

  constructor(code: string, title: FaultTitle, details: FaultDetails = {}, options?: ErrorOptions) {
    super(`${code}: ${fill(title.en, details)}`, options);
    this.code = code;
    this.title = { vi: fill(title.vi, details), en: fill(title.en, details) };
    this.details = details;
  }
}

/**
 * Declares the faults of one folder and returns what raises them.
 * A table is data: tests read it to see that every code has its page in docs/problems/.
 */
export function faultTable<const Table extends Record<string, FaultTitle>>(table: Table) {
  const raise = (code: keyof Table & string, details?: FaultDetails, options?: ErrorOptions): Fault =>
    new Fault(code, table[code] ?? unknown, details, options);
  return Object.assign(raise, { table });
}

/** Cannot happen while codes are keys of the table; keeps the type honest. */
const unknown: FaultTitle = { vi: 'Lỗi chưa đặt tên', en: 'A fault without a name' };

const fill = (text: string, details: FaultDetails) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? value.join(', ') : String(value);
  });
