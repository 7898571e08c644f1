// What the pool and its examiners say to each other: plain data; who asks authorities is the main thread.
import type { FaultDetails, FaultTitle, Instant } from '../../kernel/index.ts';
import type { jsonOf, OpenedBook, TakenIn, WantedPlaces } from '../application/index.ts';
import type { Imprint, Level, RevocationMaterial } from '../../signing/index.ts';

export interface ExaminerStart {
  /** Folder of the installation. */
  readonly home: string;
}

export interface Circumstances {
  readonly now: Instant;
  /** DER. */
  readonly anchors: readonly Uint8Array[];
}

export type ExaminerJob =
  | (Circumstances & { readonly kind: 'verify'; readonly file: Uint8Array; readonly schoolId: string | null })
  | (Circumstances & {
      readonly kind: 'report';
      readonly file: Uint8Array;
      readonly schoolId: string | null;
      readonly asked: ReportAsked;
      /** `Giáp Lai 0.1.0`. */
      readonly software: string;
    })
  | (Circumstances & { readonly kind: 'extend'; readonly file: Uint8Array; readonly stamping: boolean })
  | (Circumstances & { readonly kind: 'book'; readonly file: Uint8Array })
  | { readonly kind: 'takeIn'; readonly file: Uint8Array; readonly wanted: WantedPlaces };

/** How the report on paper is wanted. */
export interface ReportAsked {
  readonly language: 'vi' | 'en';
  /** What whoever asks calls the file; shown as it is, whatever it is. */
  readonly name: string;
}

/** PDF. */
export interface DrawnReport {
  readonly report: Uint8Array;
}

/** As it is answered over HTTP. */
export type VerifiedFile = ReturnType<typeof jsonOf>;

export interface ToldFault {
  readonly code: string;
  readonly title: FaultTitle;
  readonly details: FaultDetails;
}

export interface ExtendedFile {
  readonly tail: Uint8Array;
  readonly level: Level;
  readonly shortfalls: readonly ToldFault[];
}

export type ExaminerResult = VerifiedFile | DrawnReport | ExtendedFile | OpenedBook | TakenIn;

export type FromExaminer =
  | { readonly kind: 'done'; readonly result: ExaminerResult }
  | { readonly kind: 'failed'; readonly fault: ToldFault | null; readonly reason: string }
  | { readonly kind: 'collect'; readonly ask: number; readonly question: RevocationQuestion }
  | { readonly kind: 'stamp'; readonly ask: number; readonly imprint: Imprint };

export interface RevocationQuestion {
  readonly certificate: Uint8Array;
  readonly issuer: Uint8Array;
  readonly since?: number;
}

export type ToExaminer =
  | { readonly kind: 'job'; readonly job: ExaminerJob }
  | { readonly kind: 'collected'; readonly ask: number; readonly material: RevocationMaterial }
  | { readonly kind: 'stamped'; readonly ask: number; readonly token: Uint8Array }
  | { readonly kind: 'refused'; readonly ask: number; readonly fault: ToldFault };
