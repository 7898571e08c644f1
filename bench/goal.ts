// What a performance goal is, and what measuring it gives.

export interface Figure {
  /** What was measured, e.g. `this signature ÷ raw RSA-2048`. */
  readonly what: string;
  /** NaN when it could not be measured here; a remark says why. */
  readonly value: number;
  readonly unit: string;
  /** The goal, when there is one for this figure. */
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** One line of the side-by-side table. */
export interface Line {
  readonly name: string;
  readonly ms: number;
  readonly cpuMs: number;
  /** Time against the line that everybody is compared with; more is slower. */
  readonly times: number;
  /** Over the wire, where that is of interest. */
  readonly bytes?: number;
}

export interface Outcome {
  readonly lines: readonly Line[];
  /** Name of the line that `times` is counted against. */
  readonly against: string;
  readonly figures: readonly Figure[];
  /** What a reader must know: sizes, what outside programs said, who is missing. */
  readonly remarks: readonly string[];
}

export interface Goal {
  readonly id: string;
  readonly title: string;
  readonly measure: () => Promise<Outcome>;
}

export const reached = ({ value, atMost = Infinity, atLeast = -Infinity }: Figure): boolean =>
  value <= atMost && value >= atLeast;
