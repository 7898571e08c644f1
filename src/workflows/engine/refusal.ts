// Why an event was not accepted: a value, because asking for something not due is no failure of the program.

/** Stable `code` (it is also the code of the fault a use case raises from it), told in two languages. */
export interface Refusal {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}
