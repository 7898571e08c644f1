// Port: what the store knows of its own guards.

/** A table, index, trigger or function that is not as the program's migrations wrote it. */
export interface SchemaDifference {
  readonly kind: 'missing' | 'altered' | 'added';
  readonly what: 'table' | 'index' | 'trigger' | 'view' | 'function';
  readonly name: string;
}

export interface InspectionView {
  /** Empty when everything is as it was written; by kind and name. */
  schemaDifferences(): Promise<readonly SchemaDifference[]>;
}
