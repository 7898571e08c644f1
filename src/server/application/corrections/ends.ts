// States a correction never leaves.
const ends: readonly string[] = ['completed', 'refused', 'withdrawn', 'expired', 'lapsed'];

export const isEnded = (state: string): boolean => ends.includes(state);
