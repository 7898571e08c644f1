// What the client of an evening is told: where, who, and how they come.

export interface Visitor {
  readonly account: string;
  /** When they come, milliseconds after the beginning. */
  readonly comesAt: number;
}

export interface EveningPlan {
  readonly url: string;
  readonly password: string;
  readonly teachers: readonly Visitor[];
  readonly parents: readonly Visitor[];
}

export interface EveningSeen {
  /** Milliseconds of every answer, by what was asked. */
  readonly times: Readonly<Record<string, readonly number[]>>;
  /** Answers 429: told to come again, and came again. */
  readonly toldToWait: number;
  readonly signed: number;
  readonly errors: readonly string[];
  readonly seconds: number;
  readonly clientCpuSeconds: number;
}
