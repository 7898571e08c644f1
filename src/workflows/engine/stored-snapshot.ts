// A workflow at rest: plain JSON that names the definition it was written under (a record may wait for years).

export interface StoredSnapshot<Context = unknown> {
  /** Key in the catalogue, e.g. `record`. */
  readonly workflow: string;
  /** Version of the definition that wrote `context`. */
  readonly definition: number;
  readonly state: string;
  readonly context: Context;
}

/** Brings a snapshot of one older definition to the next one. */
export type Upcast = (old: StoredSnapshot) => StoredSnapshot;
