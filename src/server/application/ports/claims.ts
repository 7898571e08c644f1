// Port: what one process at a time does, of all that have the store.

export interface Claims {
  /** Whether processes share the work out among them; on SQLite one does it, and others may only happen to be there. */
  readonly shared: boolean;
  /**
   * What gives the name back; null while another has it, in this process or elsewhere. Of a process that dies everything is
   * free at once. It keeps work from being done twice for nothing; that nothing is stored twice is up to the store.
   */
  claim(name: string): Promise<Release | null>;
}

export type Release = () => Promise<void>;
