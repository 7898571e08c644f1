// Chance that can be had again: the same seed draws the same things, on every machine.

export interface Draw {
  /** In [0, 1). */
  readonly share: () => number;
  readonly pick: <Item>(from: readonly [Item, ...Item[]]) => Item;
  /** About the middle, most within one spread of it. */
  readonly about: (middle: number, spread: number) => number;
  /** Chance of one's own for a part, so that a part stays the same when its neighbours change. */
  readonly branch: (name: string) => Draw;
}

export function drawFrom(seed: string): Draw {
  let state = fingerprint(seed);
  const share = (): number => {
    // Mulberry32 by Tommy Ettinger, public domain.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    share,
    pick: (from) => from[Math.floor(share() * from.length)] ?? from[0],
    // Four throws are near enough to a bell, and need no functions that differ from machine to machine.
    about: (middle, spread) => middle + (share() + share() + share() + share() - 2) * spread * 1.73,
    branch: (name) => drawFrom(`${seed}/${name}`),
  };
}

/** FNV-1a over UTF-16 code units. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
