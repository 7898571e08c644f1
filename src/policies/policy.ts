// Quy chế as data: what a school decided about its records. What a regulation is silent about is absent here.
import type { CalendarRules } from './calendar-rules.ts';
import type { DossierKind } from './dossier-rules.ts';
import type { Archive, DocumentRules, Sealing, TimestampRules } from './document-rules.ts';
import type { Party } from './vocabulary.ts';

/** `2025-2026`. */
export type SchoolYear = string;
/** ISO 8601, `2026-02-17`. */
export type IsoDate = string;

export interface Policy {
  readonly format: 'giaplai-policy/1';
  /** Name of the regulation, in Vietnamese. */
  readonly name: string;
  /** The school or authority that issued it. */
  readonly issuer: string;
  /** 1, 2, 3 …: a school never has two contents of one version (R9). */
  readonly version: number;
  readonly decision?: { readonly number?: string; readonly date?: IsoDate };
  /** First day of effect. */
  readonly effectiveFrom?: IsoDate;
  /** Governed years; without `to` until another policy takes over. */
  readonly schoolYears: { readonly from: SchoolYear; readonly to?: SchoolYear };
  /** Grades (khối) it is about. */
  readonly grades: readonly number[];
  readonly approval?: readonly GradeApproval[];
  readonly corrections?: Corrections;
  readonly scoreEntry?: ScoreEntry;
  readonly attendance?: Attendance;
  readonly locking?: Locking;
  readonly calendar?: CalendarRules;
  readonly documents?: DocumentRules;
  readonly sealing?: Sealing;
  readonly timestamps?: TimestampRules;
  readonly archive?: Archive;
  readonly dossiers?: readonly DossierKind[];
  readonly reporting?: Reporting;
  /** JSON pointer → article: the nearest pointer above a value tells where the value stands. */
  readonly sources?: Readonly<Record<string, string>>;
}

/** Báo cáo lên cấp trên (R120–R122). */
export interface Reporting {
  /** As they are written on the report, e.g. `Ủy ban nhân dân xã Ví Dụ`. */
  readonly recipients?: readonly string[];
}

/** Who approves the records of some grades (R20). */
export interface GradeApproval {
  readonly grades: readonly number[];
  readonly approver: 'principal' | 'vicePrincipal';
  /** Which vice principal, where there are two. */
  readonly post?: 'academic' | 'facilities';
}

/** Sửa điểm (R75–R84). */
export interface Corrections {
  readonly proposedBy?: readonly Party[];
  /** All of them must agree beforehand. */
  readonly permittedBy?: readonly Party[];
  /** Never the requester (architecture.md, invariant 9). */
  readonly witnesses?: readonly Party[];
  /** How many of the witnesses suffice; all when absent. */
  readonly quorum?: number;
  readonly evidence?: readonly ('teacherBook' | 'testPaper')[];
  readonly minutesKept?: boolean;
  /** The office seals the minutes once everybody present has signed. */
  readonly minutesSealed?: boolean;
  /** The last moment is so many days before the term's examination. */
  readonly daysBeforeTermExam?: number;
  readonly relockedAtOnce?: boolean;
  /** Who decides once the record is locked (R71). */
  readonly afterLock?: Party;
}

/** Deadlines for entering scores (R35–R37). */
export interface ScoreEntry {
  /** Điểm đánh giá thường xuyên. */
  readonly regular?: {
    readonly daysAfterTest?: number;
    /** Share of the prescribed number that must be there by then, in order. */
    readonly shares?: readonly { readonly by: 'midterm' | 'termEnd'; readonly percent: number }[];
  };
  /** Điểm đánh giá định kì. */
  readonly periodic?: { readonly daysAfterTest?: number };
}

/** Điểm danh (R42). */
export interface Attendance {
  readonly rhythm: 'daily' | 'weekly' | 'monthly';
  /** Entered before this day of the next month. */
  readonly beforeDayOfMonth?: number;
}

/** Khóa, mở (R69–R74). */
export interface Locking {
  readonly proposedBy?: Party;
  readonly decidedBy?: Party;
  readonly executedBy?: readonly Party[];
  /** What is locked on its own (R72). */
  readonly granularity?: readonly ('scores' | 'classData' | 'facilities')[];
}
