// What the access walk expects of one route.
import type { Circle } from './circles.ts';

/** Everything a request may name, of one place; random for what does not exist. */
export interface Target {
  readonly schoolId: string;
  readonly classId: string;
  readonly recordId: string;
  readonly pupil: string;
  readonly subject: string;
  readonly term: string;
  readonly person: string;
  readonly accountId: string;
  readonly appointmentId: string;
  readonly sessionId: string;
  readonly tokenId: string;
  readonly ceremonyId: string;
  readonly orderId: string;
  readonly webhookId: string;
  readonly code: string;
  readonly workbook: Buffer;
  readonly [more: string]: unknown;
}

export interface Expectation {
  /** What a program's token must have; `session`: people only; `anybody`: no name is asked. */
  readonly by: 'anybody' | 'read' | 'write' | 'sign' | 'session';
  /** What it is about; `self`: one's own or nothing in particular. */
  readonly at: 'self' | 'school' | 'class' | 'record' | 'sheet';
  /** Whom it is open to, and where. */
  readonly open: Circle;
  /**
   * Who knows of the thing without being allowed this: they are refused (403). For everybody else it is as if it did
   * not exist. Left out: those it is open to.
   */
  readonly known?: Circle;
  readonly query?: (target: Target) => string;
  readonly body?: (target: Target) => unknown;
  /** Of the thing as it was read; any will do, for rights come first. */
  readonly ifMatch?: string;
  readonly file?: (target: Target) => { readonly type: string; readonly bytes: Buffer };
  /** The appointment allows it, but whoever is not assigned in the record is refused by the record itself. */
  readonly orRefused?: readonly string[];
}
